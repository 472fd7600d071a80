import { joined } from '../../bytes/bytes';
import { mpegHeader } from '../../codecs/mpeg-audio';
import { opusRate } from '../../codecs/opus';
import { adtsHeader, EncoderBeginnings } from '../adts/frames';
import { type MovieOut, type SoundTrack, whole } from '../movie-reader';
import { opusControl, opusHead } from './opus';
import type { ElementaryStream, PesTimes } from './pes';
import type { TsStream } from './tables';

/** The header of a frame, of any codec. */
type Head = {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly samples: number;
  /** Bytes before the frame that are not part of it, and bytes of the frame. */
  readonly headBytes: number;
  readonly frameBytes: number;
  /** Samples to trim at its beginning and its end. */
  readonly trimStart?: number;
  readonly trimEnd?: number;
  readonly description?: Uint8Array<ArrayBuffer>;
};

type HeadOf = (bytes: Uint8Array) => Head | undefined;

const adtsSamples = 1024;
/** Seconds. A clock that is off by more than this has jumped. */
const jump = 0.005;

/** Enough bytes for any header. */
const mostHead = 64;

const aacHead: HeadOf = (bytes) => {
  const header = adtsHeader(bytes);
  if (!header) return undefined;
  const codec = `mp4a.40.${header.objectType}`;
  return { ...header, codec, channels: header.channels || 2, samples: adtsSamples, headBytes: 0 };
};

const mpegHead: HeadOf = (bytes) => {
  const header = mpegHeader(bytes);
  return header && { ...header, codec: header.layer === 3 ? 'mp3' : `mp${header.layer}`, headBytes: 0 };
};

const opusHeadOf =
  (description: Uint8Array<ArrayBuffer>): HeadOf =>
  (bytes) => {
    const control = opusControl(bytes);
    return control && { ...control, codec: 'opus', sampleRate: opusRate, channels: description[9] ?? 2, description };
  };

/** How to read the frame headers of a sound stream; undefined if we cannot decode it. */
const headOf = ({ type, opusChannels }: TsStream): HeadOf | undefined => {
  if (type === 15) return aacHead;
  if (type === 3 || type === 4) return mpegHead;
  const description = opusChannels === undefined ? undefined : opusHead(opusChannels);
  return description && opusHeadOf(description);
};

/** Splits the sound of a transport stream into frames and gives each its time. */
export class TsSound implements ElementaryStream {
  readonly #out: MovieOut;
  readonly #headOf: HeadOf;
  readonly #isAac: boolean;
  #rest: Uint8Array = new Uint8Array();
  /** A packet's time that no frame has yet, and where the packet began, relative to the remaining bytes. */
  #mark: { at: number; time: number } | undefined;
  /** The time of the next frame. */
  #time = Number.NaN;
  /** Has the clock jumped since the last frame, as at the beginning of another file? */
  #jumped = true;
  readonly #beginnings = new EncoderBeginnings();
  #head: Head | undefined;
  #track: SoundTrack | undefined;
  #refused = '';

  private constructor(out: MovieOut, head: HeadOf) {
    this.#out = out;
    this.#isAac = head === aacHead;
    this.#headOf = head;
  }

  /** Undefined if we cannot decode such a stream. */
  static of(stream: TsStream, out: MovieOut): TsSound | undefined {
    const head = headOf(stream);
    return head && new TsSound(out, head);
  }

  push(data: Uint8Array, packet?: PesTimes): void {
    const rest = this.#rest.length;
    const bytes = rest === 0 ? data : joined([this.#rest, data]);
    // A packet's time belongs to the first frame that begins in it.
    if (packet) this.#mark = { at: rest, time: packet.time };
    let at = 0;
    for (;;) {
      const head = this.#headOf(bytes.subarray(at, at + mostHead));
      if (!head) {
        if (at + mostHead >= bytes.length) break;
        at++;
        continue;
      }
      if (at + head.headBytes + head.frameBytes > bytes.length) break;
      if (this.#mark && at >= this.#mark.at) {
        this.#tell(this.#mark.time);
        this.#mark = undefined;
      }
      const begin = at + head.headBytes;
      this.#frame(head, bytes.slice(begin, begin + head.frameBytes));
      at = begin + head.frameBytes;
    }
    if (this.#mark) this.#mark.at -= at;
    this.#rest = bytes.slice(at);
  }

  lost(): void {
    // Silence fills the gap: the times of what follows tell how long it is.
    if (this.#rest.length > 0) this.#out.damaged('sound');
    this.#rest = new Uint8Array();
    this.#mark = undefined;
  }

  missed(): void {
    this.#out.damaged('sound');
  }

  suspect(): void {
    this.lost();
  }

  settle(): void {}

  flush(): void {
    this.lost();
  }

  #tell(time: number): void {
    if (Number.isNaN(time)) return;
    this.#jumped ||= Math.abs(time - this.#time) > jump;
    this.#time = time;
  }

  #frame(head: Head, data: Uint8Array): void {
    const { codec, sampleRate, channels, samples, trimStart = 0, trimEnd = 0, description } = head;
    if (codec === 'mp1' || codec === 'mp2') {
      this.#refuse(codec);
      return;
    }
    const duration = samples / sampleRate;
    const begins = this.#isAac && this.#beginnings.isBeginning(data, this.#jumped);
    this.#jumped = false;
    const last = this.#head;
    const changed = last?.codec !== codec || last.sampleRate !== sampleRate || last.channels !== channels;
    if (changed || begins || trimStart > 0 || !this.#track) {
      const config =
        changed || !this.#track
          ? { codec, sampleRate, numberOfChannels: channels, ...(description && { description }) }
          : this.#track.config;
      // FFmpeg's AAC encoder begins with a frame to skip.
      const hidden = begins ? duration : trimStart / sampleRate;
      this.#track = { ...whole, from: hidden > 0 ? this.#time + hidden : whole.from, config, isCounted: true };
      this.#head = head;
    }
    const to = trimEnd > 0 ? { to: this.#time + duration - trimEnd / sampleRate } : {};
    if (!Number.isNaN(this.#time)) this.#out.sound(this.#track, { data, time: this.#time, duration, ...to });
    this.#time += duration;
  }

  #refuse(codec: string): void {
    if (this.#refused === codec) return;
    this.#refused = codec;
    this.#out.problem(
      `its sound is MPEG audio of layer ${codec === 'mp1' ? 'I' : 'II'}, which browsers do not decode: it is left out; expected AAC or MP3`,
    );
  }
}
