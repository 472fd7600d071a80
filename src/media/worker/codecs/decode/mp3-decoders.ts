import type { DecodeOnPage, PcmSink } from '../../formats/sound-reader';
import { lengthOf } from '../../pcm/pcm';
import { type MpegFrame, type MpegHeader, mainDataBegin, mainDataBytes, mpegHeader } from '../mpeg-audio';
import { FrameDecoder } from './frame-decoder';
import { leastPreRoll, PageFrameDecoder } from './page-frames';

/** A silent layer III frame: zeros after a header, which we take from the given frame. */
const silentFrame = (frame: Uint8Array): Uint8Array => {
  const silent = new Uint8Array(frame.length);
  silent.set(frame.subarray(0, 4));
  // No checksum.
  silent[1] = (frame[1] as number) | 1;
  return silent;
};

/**
 * How many earlier frames to decode first. The two frames before the wanted one must come out right, because their
 * transforms overlap; and the earlier of these two needs its bit reservoir.
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
 * Does WebCodecs decode MP3? Tested once, with a silent frame: WebKitGTK claims to support MP3, then fails at the first
 * frame.
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
  give: PcmSink,
  decodeOnPage: DecodeOnPage,
): PageFrameDecoder =>
  new PageFrameDecoder({ name: 'MP3', sampleRate, samples, lead: silentFrame, preRoll }, give, decodeOnPage);
