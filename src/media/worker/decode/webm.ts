import { ByteQueue } from './byteQueue';
import { ebmlElements, ebmlHead, ebmlSigned } from './ebml';
import { FileDecoder } from './fileDecoder';
import type { FormatReader, OpenReader } from './reader';
import { webmBlock } from './webmBlock';
import { type WebmTrack, webmTrack } from './webmTrack';

/** Elements of RFC 9559, and the one that every file begins with. */
const ebml = 0x1a45dfa3;
const segment = 0x18538067;
const cluster = 0x1f43b675;
const tracks = 0x1654ae6b;
const simpleBlock = 0xa3;
const blockGroup = 0xa0;
const block = 0xa1;
const discardPadding = 0x75a2;

const read = new Set([tracks, simpleBlock, blockGroup]);
const opened = new Set([segment, cluster]);

/**
 * Reads WebM and Matroska block by block. It is our own since mediabunny tells neither CodecDelay nor DiscardPadding,
 * without which separately encoded files have gaps between them, and waits for whole clusters, which in a live
 * recording last for seconds.
 */
export const openWebm: OpenReader = (give, decodeOnPage): FormatReader => {
  const queue = new ByteQueue();
  const decoder = new FileDecoder(give, decodeOnPage);
  let position = 0;
  let skip = 0;
  let segmentEnd: number | undefined;
  let track: WebmTrack | undefined;
  /** Seconds that the frames until now decode to. */
  let seconds = 0;
  let complete = false;

  const take = (count: number): Uint8Array => {
    const taken = queue.take(count);
    position += taken.length;
    return taken;
  };

  const finish = async (): Promise<void> => {
    complete = true;
    await decoder.finish();
    if (!track) throw new Error('this WebM file ends before its tracks are told: it is damaged');
  };

  /** Reads one element, or as much as has come of one that is skipped; false until more bytes come. */
  const step = async (): Promise<boolean> => {
    if (skip > 0) {
      const skipped = take(Math.min(skip, queue.length)).length;
      skip -= skipped;
      return skipped > 0;
    }
    if (position === segmentEnd) {
      await finish();
      return false;
    }
    const head = ebmlHead(queue.peek(12));
    if (!head) return false;
    const { id, headLength, size } = head;
    if (id === ebml && position > 0) {
      await finish();
      return false;
    }
    if (opened.has(id)) {
      take(headLength);
      if (id === segment && size !== undefined) segmentEnd = position + size;
      return true;
    }
    if (size === undefined) throw new Error(`this WebM file is damaged: the element 0x${id.toString(16)} has no size`);
    if (!read.has(id)) {
      take(headLength);
      skip = size;
      return true;
    }
    if (queue.length < headLength + size) return false;
    take(headLength);
    await element(id, take(size));
    return true;
  };

  const element = async (id: number, body: Uint8Array): Promise<void> => {
    if (id === tracks && !track) {
      track = webmTrack(body);
      await decoder.open(track.config);
      decoder.trim.from = track.delay;
    } else if (id === simpleBlock) decode(body, 0);
    else if (id === blockGroup) {
      const parts = [...ebmlElements(body)];
      const padding = parts.find((part) => part.id === discardPadding);
      for (const part of parts) if (part.id === block) decode(part.body, padding ? ebmlSigned(padding.body) / 1e9 : 0);
    }
  };

  const decode = (body: Uint8Array, padding: number): void => {
    const { track: number, frames } = webmBlock(body);
    if (!track || number !== track.number) return;
    for (const frame of frames) {
      seconds += track.secondsOf(frame) ?? Number.NaN;
      decoder.decode(track.prefix.length > 0 ? new Uint8Array([...track.prefix, ...frame]) : frame);
    }
    if (padding > 0 && !Number.isNaN(seconds)) decoder.trim.to = seconds - padding;
  };

  return {
    push: async (bytes) => {
      decoder.keep(bytes);
      queue.push(bytes);
      while (!complete && (await step()));
      if (!complete) await decoder.settled();
    },
    end: async () => {
      if (complete) return;
      const cutOff = queue.length > 0 || skip > 0 || segmentEnd !== undefined;
      await finish();
      if (cutOff) throw new Error(`this WebM file is cut off${missing()}`);
    },
    get complete() {
      return complete;
    },
    get leftover() {
      return complete ? queue.peek(queue.length).slice() : new Uint8Array(0);
    },
    close: () => decoder.close(),
  };

  function missing(): string {
    return segmentEnd === undefined ? '' : `: it tells of ${segmentEnd} bytes, but ${position + queue.length} came`;
  }
};
