/** VP8 alone is played in WebM only. */
export const isInWebm = (codec: string): boolean => codec === 'vp8';

/** What MediaSource is asked for, before a segment of such video is appended. */
export const mediaTypeOf = (codec: string): string => `video/${isInWebm(codec) ? 'webm' : 'mp4'}; codecs="${codec}"`;
