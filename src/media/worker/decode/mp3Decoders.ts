import { lengthOf } from '../pcm/pcm';
import { FrameDecoder } from './frameDecoder';
import { type MpegFrame, type MpegHeader, mainDataBegin, mainDataBytes, mpegHeader } from './mpegFrames';
import { leastPreRoll, PageFrameDecoder } from './pageFrames';
import type { DecodeOnPage, Give } from './reader';

/** Silence in layer III is a frame of zeros behind its header; a window's own header tells how long it is. */
const silentFrame = (frame: Uint8Array): Uint8Array => {
  const silent = new Uint8Array(frame.length);
  silent.set(frame.subarray(0, 4));
  // No checksum.
  silent[1] = (frame[1] as number) | 1;
  return silent;
};

/**
 * The frame before the wanted one must come out right, for the overlap of their transforms, and so must the one before
 * that; and this one must find its bit reservoir.
 */
const preRoll = (frames: readonly Uint8Array[], first: number): number => {
  const frameAt = (at: number): MpegFrame | undefined => {
    const bytes = frames[at];
    const header = bytes && mpegHeader(bytes);
    return header && { bytes, header };
  };
  const start = frameAt(first - 2);
  let count = 2;
  let owed = start ? mainDataBegin(start) : 0;
  while (owed > 0) {
    count++;
    const frame = frameAt(first - count);
    if (!frame) break;
    owed -= mainDataBytes(frame);
  }
  return Math.max(leastPreRoll, count);
};

let decodes: Promise<boolean> | undefined;

/**
 * Does WebCodecs decode MP3? Looked at once, with a frame of silence: WebKitGTK says that it supports MP3, and fails
 * with the first frame.
 */
export const decodesMp3 = (): Promise<boolean> => {
  const decodeOne = async () => {
    let samples = 0;
    const decoder = new FrameDecoder({ codec: 'mp3', sampleRate: 44_100, numberOfChannels: 1 }, (pcm) => {
      samples += lengthOf(pcm);
    });
    try {
      // 32 kbit/s, mono: 104 bytes.
      decoder.decode(silentFrame(Uint8Array.of(0xff, 0xfb, 0x10, 0xc4, ...new Uint8Array(100))));
      await decoder.flush();
    } finally {
      decoder.close();
    }
    return samples > 0;
  };
  decodes ??= decodeOne().catch(() => false);
  return decodes;
};

/** Decodes MP3 on the page, frame by frame. */
export const mp3OnPage = (
  { sampleRate, samples }: MpegHeader,
  give: Give,
  decodeOnPage: DecodeOnPage,
): PageFrameDecoder =>
  new PageFrameDecoder({ name: 'MP3', sampleRate, samples, lead: silentFrame, preRoll }, give, decodeOnPage);
