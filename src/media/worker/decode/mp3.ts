import { lengthOf, type Pcm } from '../pcm/pcm';
import { MendingDecoder } from './mendingDecoder';
import { decodesMp3, mp3OnPage } from './mp3Decoders';
import { type MpegFrame, type MpegHeader, type MpegTag, mainDataBegin, mpegTag, splitMpeg } from './mpegFrames';
import type { PageFrameDecoder } from './pageFrames';
import type { DecodeOnPage, FormatReader, Give } from './reader';

/** Samples by which every decoder of layer III is late. */
const decoderDelay = 529;
/** What LAME, and FFmpeg with it, put before the sound. */
const usualDelay = 576;

/** One file of those that the stream may be joined of. */
type File = {
  readonly tag: MpegTag | undefined;
  readonly header: MpegHeader;
  /** Frames of sound that came. */
  frames: number;
  /** Samples to drop from its head, and samples to give then. */
  skip: number;
  left: number;
};

const firstOfAll = (tag: MpegTag | undefined, header: MpegHeader): File => {
  const { frames, delay, padding } = tag ?? {};
  const total = frames && delay !== undefined ? frames * header.samples - delay - (padding ?? 0) : 0;
  return { tag, header, frames: 0, skip: 0, left: total > 0 ? total : Number.POSITIVE_INFINITY };
};

const headOf = ({ tag }: File, frame: MpegFrame): number => {
  if (tag?.delay !== undefined) return tag.delay + decoderDelay;
  // A frame that needs others before it is no file's first: this is a piece from the midst of one.
  return mainDataBegin(frame) === 0 ? usualDelay + decoderDelay : 0;
};

class Mp3Reader implements FormatReader {
  readonly #give: Give;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #onPage: boolean;
  readonly #splitter = splitMpeg();
  #decoder: MendingDecoder | PageFrameDecoder | undefined;
  #decoded: MpegHeader | undefined;
  #file: File | undefined;
  #bytes = 0;
  #closed = false;

  constructor(give: Give, decodeOnPage: DecodeOnPage, onPage: boolean) {
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
    this.#onPage = onPage;
    if (!onPage) decodesMp3();
  }

  /** Has every byte been used, so that what comes next may be another file? */
  get atFrameEnd(): boolean {
    return this.#splitter.atFrameEnd;
  }

  get complete(): boolean {
    const told = this.#file?.tag?.frames;
    return told !== undefined && (this.#file?.frames ?? 0) >= told && this.atFrameEnd;
  }

  async push(bytes: Uint8Array): Promise<void> {
    this.#bytes += bytes.length;
    for (const frame of this.#splitter.push(bytes)) await this.#read(frame);
    await this.#decoder?.settled();
  }

  async end(): Promise<void> {
    for (const frame of this.#splitter.end()) await this.#read(frame);
    await this.#decoder?.flush();
    if (this.#bytes > 0 && !this.#file) {
      throw new Error(`this is no MP3 file: no frame of MPEG audio is in the ${this.#bytes} bytes that came`);
    }
    const { tag, frames = 0 } = this.#file ?? {};
    // Some writers count the frame of the tag itself.
    if (tag?.frames && frames + 1 < tag.frames) {
      const told = tag.frames.toLocaleString('en');
      throw new Error(
        `this MP3 file is cut off: its header tells of ${told} frames, ${frames.toLocaleString('en')} came`,
      );
    }
  }

  close(): void {
    this.#closed = true;
    this.#decoder?.close();
  }

  async #read(frame: MpegFrame): Promise<void> {
    const { header } = frame;
    if (header.layer !== 3) {
      const layer = 'I'.repeat(header.layer);
      throw new Error(
        `this is MPEG audio of layer ${layer}, which browsers do not decode: layer III (MP3) was expected`,
      );
    }
    const tag = mpegTag(frame);
    const { frames = 0, tag: last } = this.#file ?? {};
    if (tag || !this.#file || (last?.frames && frames >= last.frames)) {
      await this.#decoder?.flush();
      this.#file = firstOfAll(tag, header);
    }
    if (tag) return;
    await this.#openFor(header);
    if (this.#file.frames === 0) this.#file.skip = headOf(this.#file, frame);
    this.#file.frames++;
    this.#decoder?.decode(frame.bytes);
  }

  /** The number of channels may change within a file, the rate with another one. */
  async #openFor(header: MpegHeader): Promise<void> {
    const { sampleRate, channels } = header;
    if (this.#decoded?.sampleRate === sampleRate && this.#decoded.channels === channels) return;
    await this.#decoder?.flush();
    this.#decoder?.close();
    const onPage = this.#onPage || !(await decodesMp3());
    if (this.#closed) return;
    this.#decoded = header;
    this.#decoder = onPage
      ? mp3OnPage(header, this.#trim, this.#decodeOnPage)
      : new MendingDecoder({ codec: 'mp3', sampleRate, numberOfChannels: channels }, this.#trim);
  }

  readonly #trim = (pcm: Pcm): void => {
    const file = this.#file;
    if (!file) return;
    const length = lengthOf(pcm);
    const from = Math.min(length, file.skip);
    const to = Math.min(length, from + file.left);
    file.skip -= from;
    file.left -= to - from;
    if (to === from) return;
    this.#give({ ...pcm, channels: pcm.channels.map((channel) => channel.slice(from, to)) });
  };
}

/** A reader of MP3, and whether the bytes that it has come to the end of a frame (see `beginsNewFile`). */
export type Mp3FormatReader = FormatReader & { readonly atFrameEnd: boolean };

/**
 * Reads MP3, frame by frame, also pieces from the midst of a file; files that are joined follow each other without a
 * gap where LAME's tag tells of delay and padding. Without a tag, the delay of LAME is taken off the head, and padding
 * stays at the tail: nothing tells of it. The first frame or two of a piece from the midst are silent, as their bit
 * reservoir is not there. A file without a tag that ends within a frame is not known to be cut off.
 *
 * @param options `onPage` decodes on the page even where WebCodecs could.
 */
export const openMp3 = (give: Give, decodeOnPage: DecodeOnPage, options: { onPage?: boolean } = {}): Mp3FormatReader =>
  new Mp3Reader(give, decodeOnPage, options.onPage ?? false);
