import { Mp4OutputFormat, WebMOutputFormat } from 'mediabunny';

/** The files that mediabunny writes. */
export const containers = { mp4: () => new Mp4OutputFormat({ fastStart: false }), webm: () => new WebMOutputFormat() };

/** What each format holds, the best known first: the first one that the browser can make is taken. */
export const codecs = {
  mp4: { video: ['avc', 'vp9', 'av1'], audio: ['aac', 'opus'] },
  webm: { video: ['vp8', 'vp9', 'av1'], audio: ['opus'] },
} as const;
