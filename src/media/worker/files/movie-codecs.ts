import { Mp4OutputFormat, WebMOutputFormat } from 'mediabunny';

/** The file formats that mediabunny writes. */
export const containers = { mp4: () => new Mp4OutputFormat({ fastStart: false }), webm: () => new WebMOutputFormat() };

/** The codecs each format may hold, the most widely known first: the first one that the browser can encode is used. */
export const codecs = {
  mp4: { video: ['avc', 'vp9', 'av1'], audio: ['aac', 'opus'] },
  webm: { video: ['vp8', 'vp9', 'av1'], audio: ['opus'] },
} as const;
