/** Only VP8 is played in WebM: browsers do not play it in MP4. */
export const isInWebm = (codec: string): boolean => codec === 'vp8';

/** The type to request from MediaSource before appending a segment of such video. */
export const mediaTypeOf = (codec: string): string => `video/${isInWebm(codec) ? 'webm' : 'mp4'}; codecs="${codec}"`;
