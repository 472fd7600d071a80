import type { EncodedPacket, EncodedPacketSink, Input, InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { mp4Edit } from '../../decode/mp4Edit';
import { Mp4File, undamaged } from '../../decode/mp4File';
import { checkMp4Tables } from '../../decode/mp4Tables';
import { withoutPreSkip } from '../../decode/opusPacket';
import { formatOf } from '../../decode/startsLike';
import { hevcCodec } from './codecStrings';
import { FrameDurations } from './frameDurations';
import { codecName, NoPictures, noVideoTrack, undecodable } from './movieProblems';
import type { MovieOut, MovieReader, SoundTrack, VideoTrack } from './movieReader';
import { mp4Description } from './mp4Entry';
import { Mp4Offsets } from './mp4Offsets';
import { mp4SoundDuration } from './mp4Sound';
import { checkMp4Times } from './mp4Times';
import { withVp9Level } from './vp9Header';

/** Turns of the microtask queue in which mediabunny comes with a packet, if its bytes are there. */
const patience = 50;

/** Seconds: frames of one fragmented file are of one clock, which may jump by more than this all the same. */
const longest = 1;

const mostEmpty = 1000;

/** Formats whose beginning is hardly there by chance. */
const isSure: ReadonlySet<string> = new Set(['webm', 'wav', 'ogg', 'flac']);

/** Reads MP4 and QuickTime, whole or fragmented: the packets of both tracks. */
class Mp4Movie implements MovieReader {
  readonly #out: MovieOut;
  readonly #file: Mp4File;
  readonly #offsets = new Mp4Offsets();
  #durations: FrameDurations | undefined;
  /** How many packets were read. */
  #count = 0;

  constructor(out: MovieOut) {
    this.#out = out;
    this.#file = new Mp4File({
      content: 'frames',
      keep: (bytes) => this.#offsets.push(bytes),
      read: (input) => this.#read(input),
      settled: () => this.#settled(),
    });
  }

  push(bytes: Uint8Array): Promise<void> {
    return this.#file.push(bytes);
  }

  end(): Promise<void> {
    return this.#file.end();
  }

  get complete(): boolean {
    return this.#file.complete;
  }

  get leftover(): Uint8Array {
    return this.#file.leftover;
  }

  goesOn(bytes: Uint8Array): boolean {
    const format = formatOf(bytes);
    if (format !== 'mp4') return !this.complete && !isSure.has(format ?? '');
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    return type !== 'ftyp' && (type !== 'moov' || !this.#file.boxes.moov);
  }

  close(): void {
    this.#file.close();
  }

  async #settled(): Promise<void> {
    await this.#idle();
    // A fragment may be all that comes for a while.
    if (!this.#file.boxes.midst) this.#durations?.settle();
  }

  /** One track may wait for bytes while there are packets of the other. */
  async #idle(): Promise<void> {
    let seen: number;
    do {
      seen = this.#count;
      for (let turn = 0; turn < patience; turn++) await undefined;
    } while (this.#count > seen);
  }

  async #read(input: Input): Promise<void> {
    const { EncodedPacketSink } = await import('mediabunny');
    const tracks = await undamaged(input.getTracks());
    const { moov } = this.#file.boxes;
    if (moov) {
      checkMp4Tables(moov);
      checkMp4Times(moov);
    }
    const video = tracks.find((track) => track.isVideoTrack());
    const sound = tracks.find((track) => track.isAudioTrack());
    if (!video || !moov) {
      const names = tracks.map(
        async (track) => `${track.type}: ${codecName((await track.getCodec()) ?? String(track.internalCodecId))}`,
      );
      throw new NoPictures(noVideoTrack('MP4', await Promise.all(names)));
    }
    const [videoTrack, soundTrack] = [await videoOf(video, moov), sound && (await this.#soundOf(sound, moov))];
    await Promise.all([
      this.#each(new EncodedPacketSink(video), this.#takerOf(videoTrack, video.id, await video.getTimeResolution())),
      sound && soundTrack && this.#each(new EncodedPacketSink(sound), this.#soundTakerOf(soundTrack)),
    ]);
    this.#durations?.flush();
  }

  #takerOf(track: VideoTrack, id: number, timescale: number): (packet: EncodedPacket) => void {
    const durations = new FrameDurations((packet) => this.#out.video(track, packet), longest);
    this.#durations = durations;
    return ({ data, timestamp, duration, type }) => {
      const offset = this.#offsets.next(id);
      const packet = { data, time: timestamp, duration, isKey: type === 'key' };
      if (offset === undefined) this.#out.video(track, packet);
      else durations.push({ ...packet, duration: 0, decodeTime: timestamp - offset / timescale });
    };
  }

  #soundTakerOf(track: SoundTrack): (packet: EncodedPacket) => void {
    const durationOf = mp4SoundDuration(track.config);
    return ({ data, timestamp: time, duration: told }) => {
      const duration = durationOf(data, told);
      const to = told < duration - 1e-6 ? { to: Math.min(track.to, time + told) } : {};
      this.#out.sound(track, { data, time, duration, ...to });
    };
  }

  async #each(sink: EncodedPacketSink, take: (packet: EncodedPacket) => void): Promise<void> {
    let empty = 0;
    for (
      let packet = await undamaged(sink.getFirstPacket());
      packet && !this.#file.closed;
      packet = await undamaged(sink.getNextPacket(packet))
    ) {
      // An empty frame repeats the one before; a damaged table may tell of billions of them.
      if (packet.byteLength === 0 && ++empty > mostEmpty)
        throw new Error(`this MP4 file is damaged (more than ${mostEmpty} of its frames are empty)`);
      take(packet);
      this.#count++;
    }
  }

  async #soundOf(track: InputAudioTrack, moov: Uint8Array): Promise<SoundTrack | undefined> {
    const config = await undamaged(track.getDecoderConfig());
    if (config)
      return {
        ...mp4Edit(moov, track.id),
        config: withoutPreSkip(config),
        isCounted: !config.codec.startsWith('vorbis'),
      };
    this.#out.problem(
      `its sound is ${codecName(String(track.internalCodecId))}, which browsers do not decode: it is left out; expected AAC, Opus, FLAC, MP3 or PCM`,
    );
  }
}

const videoOf = async (track: InputVideoTrack, moov: Uint8Array): Promise<VideoTrack> => {
  const config = (await track.getCodec()) && (await undamaged(track.getDecoderConfig()));
  if (!config) throw new Error(undecodable('MP4', codecName(String(track.internalCodecId)), 'H.264, HEVC, VP9 or AV1'));
  const description = mp4Description(moov, track.id);
  if (!description) throw new Error('this MP4 file is damaged (the configuration of its video is missing)');
  const [width, height] = [await track.getSquarePixelWidth(), await track.getSquarePixelHeight()];
  // mediabunny says hev1, for which Safari wants parameter sets among the frames.
  const codec = config.codec.startsWith('hev1') ? hevcCodec(description) : config.codec;
  const rotation = await track.getRotation();
  return {
    ...mp4Edit(moov, track.id),
    config: { ...withVp9Level(codec, description, width, height), width, height, ...(rotation !== 0 && { rotation }) },
  };
};

export const openMp4Movie = (out: MovieOut): MovieReader => new Mp4Movie(out);
