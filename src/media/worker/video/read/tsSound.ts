import { adtsHeader, EncoderBeginnings } from '../../decode/adtsFrames';
import { joined } from '../../decode/bytes';
import { mpegHeader } from '../../decode/mpegFrames';
import { type MovieOut, type SoundTrack, whole } from './movieReader';
import type { Pes } from './tsPes';

/** A frame's header, of either kind. */
type Head = {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly samples: number;
  readonly frameBytes: number;
};

const adtsSamples = 1024;
/** Seconds by which a clock is never off by itself. */
const jump = 0.005;

const headOf = {
  aac: (bytes: Uint8Array): Head | undefined => {
    const header = adtsHeader(bytes);
    return (
      header && {
        ...header,
        codec: `mp4a.40.${header.objectType}`,
        channels: header.channels || 2,
        samples: adtsSamples,
      }
    );
  },
  mp3: (bytes: Uint8Array): Head | undefined => {
    const header = mpegHeader(bytes);
    return header && { ...header, codec: header.layer === 3 ? 'mp3' : `mp${header.layer}` };
  },
} as const;

/** Splits the sound of a transport stream into frames, and tells each its time. */
export class TsSound {
  readonly #out: MovieOut;
  readonly #headOf: (bytes: Uint8Array) => Head | undefined;
  readonly #isAac: boolean;
  #rest: Uint8Array = new Uint8Array();
  /** When the next frame is heard. */
  #time = Number.NaN;
  /** Has the clock jumped since the last frame, as where another file begins? */
  #jumped = true;
  readonly #beginnings = new EncoderBeginnings();
  #head: Head | undefined;
  #track: SoundTrack | undefined;
  #refused = '';

  constructor(out: MovieOut, kind: 'aac' | 'mp3') {
    this.#out = out;
    this.#isAac = kind === 'aac';
    this.#headOf = headOf[kind];
  }

  readonly push = ({ data, time }: Pes): void => {
    // A packet's time is that of the first frame that begins in it.
    let begun = this.#rest.length;
    const bytes = joined([this.#rest, data]);
    if (begun === 0) this.#tell(time);
    let at = 0;
    for (;;) {
      const head = this.#headOf(bytes.subarray(at, at + 16));
      if (!head) {
        // A header has at most 7 bytes.
        if (at + 7 >= bytes.length) break;
        at++;
        continue;
      }
      if (at + head.frameBytes > bytes.length) break;
      if (begun > 0 && at >= begun) {
        this.#tell(time);
        begun = 0;
      }
      this.#frame(head, bytes.slice(at, at + head.frameBytes));
      at += head.frameBytes;
    }
    this.#rest = bytes.slice(at);
  };

  #tell(time: number): void {
    if (Number.isNaN(time)) return;
    this.#jumped ||= Math.abs(time - this.#time) > jump;
    this.#time = time;
  }

  #frame(head: Head, data: Uint8Array): void {
    const { codec, sampleRate, channels, samples } = head;
    if (codec === 'mp1' || codec === 'mp2') {
      this.#refuse(codec);
      return;
    }
    const duration = samples / sampleRate;
    const begins = this.#isAac && this.#beginnings.isBeginning(data, this.#jumped);
    this.#jumped = false;
    const last = this.#head;
    const changed = last?.codec !== codec || last.sampleRate !== sampleRate || last.channels !== channels;
    if (changed || begins || !this.#track) {
      const config = changed || !this.#track ? { codec, sampleRate, numberOfChannels: channels } : this.#track.config;
      // FFmpeg's encoder begins with a frame that is not to be heard.
      this.#track = { ...whole, from: begins ? this.#time + duration : whole.from, config, isCounted: true };
      this.#head = head;
    }
    if (!Number.isNaN(this.#time)) this.#out.sound(this.#track, { data, time: this.#time, duration });
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
