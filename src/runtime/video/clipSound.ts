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
import { nameOf, openSource, type Source } from './source';

/**
 * Decoders need what comes before the first sound that is heard, in seconds: of AAC one packet, of Opus 80 ms. The file's
 * edit list hides it.
 */
const preRoll = 0.1;

/** MPEG-TS and WebM round times, to a millisecond at most: packets that are off by no more follow each other. */
const tolerance = 1.1e-3;

/** How many samples a packet has, or a multiple of it, where its codec tells. */
const samplesOf: Readonly<Record<string, number>> = { aac: 1024, mp3: 576 };

type Opened = {
  name: string;
  track: InputAudioTrack;
  codec: AudioCodec;
  meta: EncodedAudioChunkMetadata;
  rate: number;
  /** When the film's first frame is shown. */
  origin: number;
  /** When the film's sound ends. */
  end: number;
};

/** Adds the sound of a span, in seconds from the beginning of the first clip. Called once a clip, in their order. */
export type AddSound = (from: number, to: number) => Promise<void>;

/**
 * The sound of a film, for clips of its frames. Packets are copied, each into the clip in whose span it begins: a decoder
 * that goes on from clip to clip hears what it would in the film.
 */
export class ClipSound {
  readonly #source: Source;
  readonly #opened: Promise<Opened | undefined>;
  #packets: AsyncGenerator<EncodedPacket, void, unknown> | undefined;
  /** Of the next clip. */
  #next: EncodedPacket | undefined;
  /** When the packet after the latest one begins, in samples, if nothing is missing between them. */
  #due = Number.NaN;
  #adding: Promise<void> = Promise.resolve();

  /** @throws TypeError for what is neither a file nor bytes. */
  constructor(source: Source) {
    this.#source = source;
    const input = openSource(source, 'The sound of yc.Clip is');
    this.#opened = this.#open(input);
    // Who adds a frame hears of it.
    this.#opened.catch(() => {});
  }

  /** Gives the file a track of sound, before it is begun; undefined where the film has none. */
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
    // In samples, lest a packet's length is rounded to one less than it decodes to: that one would be cut.
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
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The sound of ${name} is damaged or cut off after ${from.toFixed(1)} seconds (${reason}).`, {
        cause,
      });
    }
  }

  async #take(): Promise<EncodedPacket | undefined> {
    const packet = this.#next ?? ((await this.#packets?.next())?.value || undefined);
    this.#next = undefined;
    return packet;
  }

  async #open(input: ReturnType<typeof openSource>): Promise<Opened | undefined> {
    const name = nameOf(this.#source);
    const [track, video] = await Promise.all([input.getPrimaryAudioTrack(), input.getPrimaryVideoTrack()]).catch(
      (cause) => {
        throw new Error(`${name} cannot be read for the sound of a clip: ${cause.message}`, { cause });
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
      origin: video ? Math.max(await video.getFirstTimestamp(), (await shownPart(this.#source, video.id)).from) : 0,
      end: (await shownPart(this.#source, track.id)).to,
    };
  }
}
