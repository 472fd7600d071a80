import { ByteQueue } from '../../bytes/byte-queue';
import { holdsText, joined, viewOf } from '../../bytes/bytes';
import { FileDecoder } from '../../codecs/decode/file-decoder';
import { tagLength } from '../../codecs/frame-splitter';
import { formatOf } from '../detect';
import type { FormatReader, OpenReader } from '../sound-reader';
import { type FlacFrame, FlacFrames, mostFrames } from './frames';

/** Reads FLAC (RFC 9639) frame by frame. */
export const openFlac: OpenReader = (give, decodeOnPage): FormatReader => {
  const head = new ByteQueue();
  const frames = new FlacFrames();
  const decoder = new FileDecoder(give, decodeOnPage);
  let info: FlacInfo | undefined;
  let samples = 0;
  let complete = false;

  const isAll = (more: number): boolean => info !== undefined && info.total > 0 && samples + more >= info.total;

  /** The number of samples before the first frame, if a stream was joined in the middle. */
  let base: number | undefined;

  const decode = async (frame: FlacFrame, told: FlacInfo): Promise<void> => {
    const { maximumBlock } = told;
    const start = frame.isVariable ? frame.number : frame.number * maximumBlock;
    const most = mostFrames(frame.skipped) * maximumBlock;
    base ??= start <= most ? 0 : start;
    const missing = start - base - samples;
    if (missing > 0 && missing <= Math.min(most, mostMissing(told))) await lose(missing);
    else base = start - samples;
    samples += frame.samples;
    decoder.decode(frame.bytes);
  };

  /** At most what the header announces; a damaged frame number could otherwise ask for years of silence. */
  const mostMissing = ({ total, config }: FlacInfo): number =>
    total > 0 ? total - samples : longestGap * config.sampleRate;

  /** Replaces damaged frames with silence. */
  const lose = async (count: number): Promise<void> => {
    await decoder.lose(count);
    samples += count;
  };

  const finish = async (): Promise<void> => {
    complete = true;
    await decoder.finish();
  };

  const readFrames = async (told: FlacInfo): Promise<void> => {
    for (;;) {
      if (holdsText(frames.rest, 'fLaC')) return finish();
      const frame =
        frames.next((behind, more) => holdsText(behind, 'fLaC') || (isAll(more) && formatOf(behind) !== undefined)) ??
        (isAll(lastFrameSamples()) ? frames.last(false) : undefined);
      if (!frame) return decoder.settled();
      await decode(frame, told);
      if (isAll(0)) return finish();
    }
  };

  /** The current frame may be the last one; it is no larger than the others. */
  const lastFrameSamples = (): number => info?.maximumBlock ?? 0;

  return {
    push: async (bytes) => {
      decoder.keep(bytes);
      if (info) frames.push(bytes);
      else {
        head.push(bytes);
        info = readHead(head);
        if (!info) return;
        await decoder.open(info.config);
        frames.push(head.take(head.length));
      }
      if (!complete) await readFrames(info);
    },
    end: async () => {
      if (!info) throw new Error('this FLAC file is cut off: it ends before its sound begins');
      if (complete) return;
      const frame = frames.last(true);
      if (frame) await decode(frame, info);
      const missing = info.total > 0 ? info.total - samples : frames.begun;
      // The last frame has arrived, but is damaged.
      if (samples > 0 && missing > 0 && missing <= info.maximumBlock && frames.rest.length > 0) await lose(missing);
      await finish();
      if (samples === 0) throw new Error('this FLAC file holds no frame that can be read: it is cut off or damaged');
      if (info.total > samples) {
        throw new Error(`this FLAC file is cut off: its header tells of ${info.total} samples, but ${samples} came`);
      }
    },
    get complete() {
      return complete;
    },
    get leftover() {
      return complete ? frames.rest.slice() : new Uint8Array(0);
    },
    close: () => decoder.close(),
  };
};

/** In seconds. */
const longestGap = 600;

type FlacInfo = { readonly config: AudioDecoderConfig; readonly total: number; readonly maximumBlock: number };

const streamInfo = 0;
/** The marker, a block's header, and STREAMINFO, which always comes first. */
const headLength = 4 + 4 + 34;

/** Takes the metadata (RFC 9639, section 8) once it is complete. */
const readHead = (queue: ByteQueue): FlacInfo | undefined => {
  const tag = tagLength(queue.peek(queue.length));
  if (tag === undefined || queue.length < tag + headLength) return;
  queue.take(tag);
  const bytes = queue.peek(queue.length);
  const view = viewOf(bytes);
  if (!holdsText(bytes, 'fLaC') || (view.getUint8(4) & 0x7f) !== streamInfo) {
    throw new Error('this FLAC file does not begin with “fLaC” and its STREAMINFO: it is damaged');
  }
  let at = 4;
  for (let last = false; !last; ) {
    if (bytes.length < at + 4) return;
    last = view.getUint8(at) >= 0x80;
    at += 4 + (view.getUint32(at) & 0xffffff);
  }
  if (bytes.length < at) return;
  const description = joined([bytes.subarray(0, headLength)]);
  // The description contains no other block.
  description[4] = 0x80 | streamInfo;
  const sampleRate = view.getUint32(18) >>> 12;
  const info = {
    config: { codec: 'flac', sampleRate, numberOfChannels: ((view.getUint8(20) >> 1) & 7) + 1, description },
    total: (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22),
    maximumBlock: view.getUint16(10),
  };
  queue.take(at);
  return info;
};
