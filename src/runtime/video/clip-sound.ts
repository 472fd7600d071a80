import {
  type AudioCodec,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  type InputAudioTrack,
  Mp4OutputFormat,
  type Output,
} from 'mediabunny';
import { shownPart } from './shown-part';
import { checkSource, type MakeReadable, openSource, type Source, sourceName } from './source';

/**
 * How much sound decoders need before the first that is heard, in seconds: one packet for AAC, 80 ms for Opus. The
 * file's edit list hides it.
 */
const preRoll = 0.1;

/** MPEG-TS and WebM round times, by at most a millisecond: packets no further apart follow each other. */
const tolerance = 1.1e-3;

/** Codecs whose packets have a multiple of this many samples. */
const samplesOf: Readonly<Record<string, number>> = { aac: 1024, mp3: 576 };

type Opened = {
  name: string;
  track: InputAudioTrack;
  codec: AudioCodec;
  meta: EncodedAudioChunkMetadata;
  rate: number;
  /** When the film shows its first frame. */
  origin: number;
  /** When the film's sound ends. */
  end: number;
};

/** Adds the sound of a span, in seconds from the start of the first clip. Called once per clip, in order. */
export type AddSound = (from: number, to: number) => Promise<void>;

/**
 * The sound of a film, for clips of its frames. Packets are copied, each into the clip in whose span it begins: a
 * decoder that continues from clip to clip hears the same as in the film.
 */
export class ClipSound {
  readonly #source: Source;
  readonly #opened: Promise<Opened | undefined>;
  #packets: AsyncGenerator<EncodedPacket, void, unknown> | undefined;
  /** Belongs to the next clip. */
  #next: EncodedPacket | undefined;
  /** When the packet after the latest one begins, in samples, if none is missing in between. */
  #due = Number.NaN;
  #adding: Promise<void> = Promise.resolve();

  /** @throws TypeError for anything that is neither a file nor bytes. */
  constructor(source: Source, makeReadable: MakeReadable) {
    this.#source = source;
    checkSource(source, 'The sound of yc.Clip is');
    this.#opened = this.#open(makeReadable);
    // Whoever adds a frame gets this error.
    this.#opened.catch(() => {});
  }

  /** Adds a sound track to the file before it starts; undefined if the film has no sound. */
  async addTrack(output: Output): Promise<AddSound | undefined> {
    const opened = await this.#opened;
    if (!opened) return undefined;
    const source = new EncodedAudioPacketSource(opened.codec);
    output.addAudioTrack(source);
    return (from, to) => {
      this.#adding = this.#adding.then(() => this.#add(source, opened, from, to));
      return this.#adding;
    };
  }

  async #add(source: EncodedAudioPacketSource, opened: Opened, from: number, to: number): Promise<void> {
    const { name, track, codec, meta, rate, origin, end: last } = opened;
    const unit = samplesOf[codec] ?? 1;
    this.#packets ??= new EncodedPacketSink(track).packets();
    const slack = tolerance * rate;
    // In samples: a duration rounded to one sample less than the packet decodes to would cut that sample.
    const [start, end] = [Math.round(from * rate), Math.round(to * rate)];
    const earliest = start === 0 ? -preRoll * rate : start;
    try {
      for (let packet = await this.#take(); packet; packet = await this.#take()) {
        if (packet.timestamp >= last) break;
        const told = Math.round((packet.timestamp - origin) * rate);
        const time = Math.abs(told - this.#due) < slack ? this.#due : told;
        if (time >= end) {
          this.#next = packet;
          return;
        }
        const length = packet.duration * rate;
        const whole = Math.round(length / unit) * unit;
        const duration = Math.round(Math.abs(length - whole) < slack ? whole : length);
        this.#due = time + duration;
        if (time < earliest) continue;
        await source.add(packet.clone({ timestamp: (time - start) / rate, duration: duration / rate }), meta);
      }
    } catch (cause) {
      throw new Error(`The sound of ${name} is damaged or cut off after ${from.toFixed(1)} seconds.`, { cause });
    }
  }

  async #take(): Promise<EncodedPacket | undefined> {
    const packet = this.#next ?? ((await this.#packets?.next())?.value || undefined);
    this.#next = undefined;
    return packet;
  }

  async #open(makeReadable: MakeReadable): Promise<Opened | undefined> {
    const name = sourceName(this.#source);
    const { input, film } = await openSource(this.#source, 'film', makeReadable);
    const [track, video] = await Promise.all([input.getPrimaryAudioTrack(), input.getPrimaryVideoTrack()]).catch(
      (cause) => {
        throw new Error(`${name} cannot be read for the sound of a clip: it is no film, damaged or cut off.`, {
          cause,
        });
      },
    );
    if (!track) return undefined;
    const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
    if (!codec || !decoderConfig || !new Mp4OutputFormat().getSupportedAudioCodecs().includes(codec)) {
      throw new Error(
        `The sound of ${name} is ${codec ?? track.internalCodecId}, which MP4 does not hold. Convert it to AAC: ffmpeg -i in.mp4 -c:v copy -c:a aac out.mp4.`,
      );
    }
    return {
      name,
      track,
      codec,
      meta: { decoderConfig },
      rate: decoderConfig.sampleRate,
      origin: video ? Math.max(await video.getFirstTimestamp(), (await shownPart(film, video.id)).from) : 0,
      end: (await shownPart(film, track.id)).to,
    };
  }
}
