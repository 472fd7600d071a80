import { decodesMp3, mp3OnPage } from '../../codecs/decode/mp3-decoders';
import type { PageFrameDecoder } from '../../codecs/decode/page-frames';
import { ResilientDecoder } from '../../codecs/decode/resilient-decoder';
import {
  type MpegFrame,
  type MpegHeader,
  type MpegTag,
  mainDataBegin,
  mpegTag,
  splitMpeg,
} from '../../codecs/mpeg-audio';
import { lengthOf, type Pcm } from '../../pcm/pcm';
import type { Padding } from '../padding-trimmer';
import type { DecodeOnPage, FormatReader, PcmSink } from '../sound-reader';
import { UntaggedMp3Joiner } from './untagged-files';

/** Delay of every layer III decoder, in samples. */
const decoderDelay = 529;
/** The delay that LAME, and FFmpeg with it, puts before the sound, in samples. */
const usualDelay = 576;

/** One of the files that the stream may consist of. */
type File = {
  readonly tag: MpegTag | undefined;
  readonly header: MpegHeader;
  /** Sound frames received so far. */
  frames: number;
  /** Samples still to drop at the beginning, and then samples still to emit. */
  skip: number;
  left: number;
};

const firstOfAll = (tag: MpegTag | undefined, header: MpegHeader): File => {
  const { frames, delay, padding } = tag ?? {};
  const total = frames && delay !== undefined ? frames * header.samples - delay - (padding ?? 0) : 0;
  return { tag, header, frames: 0, skip: 0, left: total > 0 ? total : Number.POSITIVE_INFINITY };
};

/** After the sound, LAME adds at least 576 samples and fills up the frame; the decoder's delay takes up 529 of them. */
const paddingOf = ({ samples }: MpegHeader): Padding => ({
  least: usualDelay - decoderDelay,
  most: usualDelay - decoderDelay + samples - 1,
});

const headOf = ({ tag }: File, frame: MpegFrame): number => {
  if (tag?.delay !== undefined) return tag.delay + decoderDelay;
  // A frame that needs earlier frames cannot be a file's first: this piece is from the middle of a file.
  return mainDataBegin(frame) === 0 ? usualDelay + decoderDelay : 0;
};

const part = (pcm: Pcm, from: number, to: number): Pcm => ({
  ...pcm,
  channels: pcm.channels.map((channel) => channel.slice(from, to)),
});

class Mp3Reader implements FormatReader {
  readonly #give: PcmSink;
  readonly #decodeOnPage: DecodeOnPage;
  readonly #onPage: boolean;
  readonly #splitter = splitMpeg();
  #decoder: ResilientDecoder | PageFrameDecoder | undefined;
  #decoded: MpegHeader | undefined;
  #file: File | undefined;
  /** Set while the file declares no padding. */
  #plain: UntaggedMp3Joiner | undefined;
  /** Samples sent to the decoder, and samples it returned, since the last flush. */
  #sent = 0;
  #came = 0;
  /** Positions in these samples where another file may begin. */
  #starts: number[] = [];
  /** Is the next frame the first of a chunk, and did the previous chunk end at a frame boundary? */
  #atStart = false;
  #bytes = 0;
  #closed = false;

  constructor(give: PcmSink, decodeOnPage: DecodeOnPage, onPage: boolean) {
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
    // Some writers also count the tag's own frame.
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
    if (this.#file.frames > 0) await this.#lose(this.#file, frame);
    this.#atStart = false;
    this.#file.frames++;
    this.#sent += header.samples;
    this.#decoder?.decode(frame.bytes);
  }

  /**
   * Accounts for skipped bytes. Frames with a damaged header are skipped: they take up as much room as intact ones. If
   * a frame arrived only in part, the rest of it is skipped. A longer stretch that is not a whole number of frames is
   * not sound.
   */
  async #lose(file: File, { skipped = 0, header }: MpegFrame): Promise<void> {
    const isPart = skipped > 0 && skipped < header.frameBytes;
    const count = isPart ? 1 : Math.round(skipped / header.frameBytes);
    if (count === 0 || (!isPart && Math.abs(skipped - count * header.frameBytes) > count)) return;
    if (!(this.#decoder instanceof ResilientDecoder)) return;
    await this.#decoder.lose(count * header.samples);
    file.frames += count;
    this.#sent += count * header.samples;
  }

  #begin(file: File, frame: MpegFrame): void {
    file.skip = headOf(file, frame);
    if (file.tag || file.skip === 0) return;
    this.#plain = new UntaggedMp3Joiner(this.#give, file.skip, paddingOf(frame.header));
    this.#plain.begin();
  }

  /** A chunk begins here, after a whole frame. If it needs nothing from earlier frames, it may be another file. */
  #join(plain: UntaggedMp3Joiner, frame: MpegFrame): void {
    if (mainDataBegin(frame) > 0) plain.goesOn();
    else this.#starts.push(this.#sent);
  }

  /** @param isWhole Did the file end at a frame boundary? If not, it is cut off and has no padding. */
  async #flush(isWhole = true): Promise<void> {
    await this.#decoder?.flush();
    this.#sent = this.#came = 0;
    this.#starts = [];
    if (isWhole) this.#plain?.end();
    else this.#plain?.release();
    this.#plain = undefined;
  }

  /** The number of channels may change within a file; the sample rate changes only with a new file. */
  async #openFor(header: MpegHeader): Promise<void> {
    const { sampleRate, channels } = header;
    if (this.#decoded?.sampleRate === sampleRate && this.#decoded.channels === channels) return;
    // The same file may continue with other channels: cut nothing here.
    await this.#flush(false);
    this.#decoder?.close();
    const onPage = this.#onPage || !(await decodesMp3());
    if (this.#closed) return;
    this.#decoded = header;
    this.#decoder = onPage
      ? mp3OnPage(header, this.#trim, this.#decodeOnPage)
      : new ResilientDecoder({ codec: 'mp3', sampleRate, numberOfChannels: channels }, this.#trim);
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
 * Reads MP3 frame by frame, including pieces from the middle of a file. Concatenated files play without a gap if LAME's
 * tag declares delay and padding. A file without a tag declares neither: the reader then drops LAME's delay at the
 * beginning and holds back as many samples as LAME may have added (at most 1,198) until the file ends. It then removes
 * the padding where the sound shows it (see `soundEnd`). Without tags, the next file begins with a chunk or after an
 * ID3 tag (see `UntaggedMp3Joiner`, which never cuts if only one side suggests it).
 *
 * In a piece from the middle of a file, the first frame or two are silent, because their bit reservoir is missing. If a
 * file without a tag ends within a frame, we cannot know that it is cut off; if it is cut off between frames, it may
 * lose quiet sound at its very end.
 *
 * @param options `onPage` decodes on the page even where WebCodecs could.
 */
export const openMp3 = (give: PcmSink, decodeOnPage: DecodeOnPage, options: { onPage?: boolean } = {}): FormatReader =>
  new Mp3Reader(give, decodeOnPage, options.onPage ?? false);
