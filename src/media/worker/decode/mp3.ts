import { lengthOf, type Pcm } from '../pcm/pcm';
import type { Padding } from './heldTail';
import { MendingDecoder } from './mendingDecoder';
import { decodesMp3, mp3OnPage } from './mp3Decoders';
import { type MpegFrame, type MpegHeader, type MpegTag, mainDataBegin, mpegTag, splitMpeg } from './mpegFrames';
import type { PageFrameDecoder } from './pageFrames';
import { PlainFiles } from './plainFiles';
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

/** Behind the sound LAME puts at least 576 samples, and fills a frame: of which the decoder uses 529 for the sound. */
const paddingOf = ({ samples }: MpegHeader): Padding => ({
  least: usualDelay - decoderDelay,
  most: usualDelay - decoderDelay + samples - 1,
});

const headOf = ({ tag }: File, frame: MpegFrame): number => {
  if (tag?.delay !== undefined) return tag.delay + decoderDelay;
  // A frame that needs others before it is no file's first: this is a piece from the midst of one.
  return mainDataBegin(frame) === 0 ? usualDelay + decoderDelay : 0;
};

const part = (pcm: Pcm, from: number, to: number): Pcm => ({
  ...pcm,
  channels: pcm.channels.map((channel) => channel.slice(from, to)),
});

class Mp3Reader implements FormatReader {
  readonly #give: Give;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #onPage: boolean;
  readonly #splitter = splitMpeg();
  #decoder: MendingDecoder | PageFrameDecoder | undefined;
  #decoded: MpegHeader | undefined;
  #file: File | undefined;
  /** Where the file tells nothing of its padding. */
  #plain: PlainFiles | undefined;
  /** Samples that the decoder was sent, and that it gave, since it was flushed. */
  #sent = 0;
  #came = 0;
  /** Where in them another file may begin. */
  #starts: number[] = [];
  /** Is the next frame the first of a chunk, and did the chunk before end with a frame? */
  #atStart = false;
  #bytes = 0;
  #closed = false;

  constructor(give: Give, decodeOnPage: DecodeOnPage, onPage: boolean) {
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
    this.#onPage = onPage;
    if (!onPage) decodesMp3();
  }

  get complete(): boolean {
    const told = this.#file?.tag?.frames;
    return told !== undefined && (this.#file?.frames ?? 0) >= told && this.#splitter.atFrameEnd;
  }

  async push(bytes: Uint8Array): Promise<void> {
    this.#atStart = this.#bytes > 0 && this.#splitter.atFrameEnd;
    this.#bytes += bytes.length;
    for (const frame of this.#splitter.push(bytes)) await this.#read(frame);
    await this.#decoder?.settled();
  }

  async end(): Promise<void> {
    for (const frame of this.#splitter.end()) await this.#read(frame);
    await this.#flush(this.#splitter.atFrameEnd);
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
      await this.#flush();
      this.#file = firstOfAll(tag, header);
      this.#atStart = false;
    }
    if (tag) return;
    await this.#openFor(header);
    if (this.#file.frames === 0) this.#begin(this.#file, frame);
    else if (this.#atStart && this.#plain) this.#join(this.#plain, frame);
    this.#atStart = false;
    this.#file.frames++;
    this.#sent += header.samples;
    this.#decoder?.decode(frame.bytes);
  }

  #begin(file: File, frame: MpegFrame): void {
    file.skip = headOf(file, frame);
    if (file.tag || file.skip === 0) return;
    this.#plain = new PlainFiles(this.#give, file.skip, paddingOf(frame.header));
    this.#plain.begin();
  }

  /** A chunk begins here, behind a whole frame: with another file, if it needs nothing of the frames before. */
  #join(plain: PlainFiles, frame: MpegFrame): void {
    if (mainDataBegin(frame) > 0) plain.goesOn();
    else this.#starts.push(this.#sent);
  }

  /** @param isWhole Did the file end with a frame? If not, it is cut off, and has no padding. */
  async #flush(isWhole = true): Promise<void> {
    await this.#decoder?.flush();
    this.#sent = this.#came = 0;
    this.#starts = [];
    if (isWhole) this.#plain?.end();
    else this.#plain?.release();
    this.#plain = undefined;
  }

  /** The number of channels may change within a file, the rate with another one. */
  async #openFor(header: MpegHeader): Promise<void> {
    const { sampleRate, channels } = header;
    if (this.#decoded?.sampleRate === sampleRate && this.#decoded.channels === channels) return;
    // The file goes on, with other channels: nothing may be cut here.
    await this.#flush(false);
    this.#decoder?.close();
    const onPage = this.#onPage || !(await decodesMp3());
    if (this.#closed) return;
    this.#decoded = header;
    this.#decoder = onPage
      ? mp3OnPage(header, this.#trim, this.#decodeOnPage)
      : new MendingDecoder({ codec: 'mp3', sampleRate, numberOfChannels: channels }, this.#trim);
  }

  readonly #trim = (pcm: Pcm): void => {
    const start = this.#starts[0];
    const length = lengthOf(pcm);
    if (start === undefined || start >= this.#came + length) {
      this.#came += length;
      this.#trimPart(pcm);
      return;
    }
    const at = Math.max(0, start - this.#came);
    this.#came += at;
    if (at > 0) this.#trimPart(part(pcm, 0, at));
    this.#starts.shift();
    this.#plain?.mayBegin();
    this.#trim(part(pcm, at, length));
  };

  #trimPart(pcm: Pcm): void {
    const file = this.#file;
    if (!file) return;
    const length = lengthOf(pcm);
    const from = Math.min(length, file.skip);
    const to = Math.min(length, from + file.left);
    file.skip -= from;
    file.left -= to - from;
    if (to === from) return;
    const sound = part(pcm, from, to);
    if (this.#plain) this.#plain.push(sound);
    else this.#give(sound);
  }
}

/**
 * Reads MP3, frame by frame, also pieces from the midst of a file; files that are joined follow each other without a
 * gap where LAME's tag tells of delay and padding. Nothing tells of them in a file without a tag. Then the delay of
 * LAME is taken off the head, and as many samples as LAME may have added (1,198 at most) are held back until the file
 * ends, when padding is taken off where the sound shows it (see `soundEnd`). Without tags the next file begins with a
 * chunk, or behind an ID3 tag (see `PlainFiles`, which never cuts where only one side shows it).
 *
 * The first frame or two of a piece from the midst are silent, as their bit reservoir is not there. A file without a
 * tag that ends within a frame is not known to be cut off; where it is cut off between frames, it may lose what is
 * quiet at its very end.
 *
 * @param options `onPage` decodes on the page even where WebCodecs could.
 */
export const openMp3 = (give: Give, decodeOnPage: DecodeOnPage, options: { onPage?: boolean } = {}): FormatReader =>
  new Mp3Reader(give, decodeOnPage, options.onPage ?? false);
