import type { EncodedPacket, EncodedPacketSink, Input, InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { Mp4Boxes } from '../../decode/mp4Boxes';
import { mp4Edit } from '../../decode/mp4Edit';
import { checkMp4Tables } from '../../decode/mp4Tables';
import { formatOf } from '../../decode/startsLike';
import { hevcCodec } from './codecStrings';
import { FrameDurations } from './frameDurations';
import { codecName, noVideoTrack, undecodable } from './movieProblems';
import type { MovieOut, MovieReader, SoundTrack, VideoTrack } from './movieReader';
import { mp4Description } from './mp4Entry';
import { Mp4Offsets } from './mp4Offsets';
import { mp4SoundDuration, withoutPreSkip } from './mp4Sound';
import { checkMp4Times } from './mp4Times';

/** Above what a file may need of what came before: its `moov` may stand behind its frames. */
const cacheSize = 2 ** 31;
/** Turns of the microtask queue in which mediabunny comes with a packet, if its bytes are there. */
const patience = 50;

/** Seconds: frames of one fragmented file are of one clock, which may jump by more than this all the same. */
const longest = 1;

/** Formats whose beginning is hardly there by chance. */
const isSure: ReadonlySet<string> = new Set(['webm', 'wav', 'ogg', 'flac']);

/** Reads MP4 and QuickTime, whole or fragmented: mediabunny reads the packets of both tracks from a stream that grows. */
class Mp4Movie implements MovieReader {
  readonly #out: MovieOut;
  readonly #boxes = new Mp4Boxes();
  readonly #offsets = new Mp4Offsets();
  #durations: FrameDurations | undefined;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #input: Input | undefined;
  #running: Promise<void> | undefined;
  #ran = false;
  #closed = false;
  /** How many packets were read. */
  #count = 0;
  /** Called when mediabunny has read all that has come. */
  #starved = () => {};

  constructor(out: MovieOut) {
    this.#out = out;
  }

  async push(bytes: Uint8Array): Promise<void> {
    const own = this.#boxes.push(bytes);
    if (own.length > 0 && !this.#ran) {
      const starved = new Promise<void>((resolve) => {
        this.#starved = resolve;
      });
      this.#offsets.push(own);
      this.#running ??= this.#run();
      this.#stream?.enqueue(own);
      await Promise.race([starved, this.#running]);
      await this.#idle();
      // A fragment may be all that comes for a while.
      if (!this.#boxes.midst) this.#durations?.settle();
    }
    if (this.#boxes.ended) await this.#stop();
  }

  async end(): Promise<void> {
    if (this.complete) return;
    const cutOff = this.#boxes.midst || !this.#boxes.moov;
    // What mediabunny says of a file that is cut off is less plain than what is said here.
    await this.#stop().catch((error) => {
      if (!cutOff) throw error;
    });
    if (!this.#boxes.moov)
      throw new Error('this MP4 file is cut off: its “moov” box, which describes its frames, did not come');
    if (cutOff) throw new Error('this MP4 file is cut off: its last box is not whole');
  }

  get complete(): boolean {
    return this.#ran && (this.#boxes.ended || this.#boxes.mayBeWhole);
  }

  get leftover(): Uint8Array {
    return this.#boxes.ended ? this.#boxes.rest.slice() : new Uint8Array(0);
  }

  goesOn(bytes: Uint8Array): boolean {
    const format = formatOf(bytes);
    if (format !== 'mp4') return !this.complete && !isSure.has(format ?? '');
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    return type !== 'ftyp' && (type !== 'moov' || !this.#boxes.moov);
  }

  close(): void {
    this.#closed = true;
    this.#starved();
    this.#input?.dispose();
  }

  /** Ends the stream, and waits until all of it is read. */
  async #stop(): Promise<void> {
    if (!this.#ran) this.#stream?.close();
    await this.#running;
  }

  /** One track may wait for bytes while there are packets of the other. */
  async #idle(): Promise<void> {
    let seen: number;
    do {
      seen = this.#count;
      for (let turn = 0; turn < patience; turn++) await undefined;
    } while (this.#count > seen);
  }

  #run(): Promise<void> {
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#stream = controller;
        },
        pull: () => this.#starved(),
      },
      { highWaterMark: 0 },
    );
    const running = this.#read(stream);
    // It may fail while no `push` waits for it; the next call tells.
    running.catch(() => {});
    return running;
  }

  async #read(stream: ReadableStream<Uint8Array>): Promise<void> {
    const { EncodedPacketSink, Input, MP4, QTFF, ReadableStreamSource } = await import('mediabunny');
    const source = new ReadableStreamSource(stream, { maxCacheSize: cacheSize, handleUnhandledError: () => {} });
    refuseNonsense(source);
    this.#input = new Input({ formats: [MP4, QTFF], source });
    const tracks = await undamaged(this.#input.getTracks());
    const { moov } = this.#boxes;
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
      throw new Error(noVideoTrack('MP4', await Promise.all(names)));
    }
    const [videoTrack, soundTrack] = [await videoOf(video, moov), sound && (await this.#soundOf(sound, moov))];
    await Promise.all([
      this.#each(new EncodedPacketSink(video), this.#takerOf(videoTrack, video.id, await video.getTimeResolution())),
      sound && soundTrack && this.#each(new EncodedPacketSink(sound), this.#soundTakerOf(soundTrack)),
    ]);
    this.#durations?.flush();
    this.#ran = true;
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
    for (
      let packet = await undamaged(sink.getFirstPacket());
      packet && !this.#closed;
      packet = await undamaged(sink.getNextPacket(packet))
    ) {
      // A damaged table may tell of billions of them.
      if (packet.byteLength === 0) throw new Error('this MP4 file is damaged (one of its frames is empty)');
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
      `its sound is ${codecName(String(track.internalCodecId))}, which browsers do not decode: it is left out; expected AAC, Opus, FLAC or MP3`,
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
  return { ...mp4Edit(moov, track.id), config: { codec, width, height, description } };
};

/**
 * A damaged table of offsets makes mediabunny (1.61) ask for bytes from NaN on, and wait for them forever; the stream
 * would wait with it. It has no public way to see what is asked for.
 */
const refuseNonsense = (source: object): void => {
  const inner = source as { _read?: (start: number, end: number, ...more: unknown[]) => unknown };
  const read = inner._read?.bind(source);
  if (!read) return;
  inner._read = (start, end, ...more) => {
    if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0) return read(start, end, ...more);
    throw new Error('its tables point outside of it');
  };
};

/** mediabunny's errors speak of its own insides. */
const undamaged = async <Value>(read: Promise<Value>): Promise<Value> => {
  try {
    return await read;
  } catch (error) {
    throw new Error(`this MP4 file is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
};

export const openMp4Movie = (out: MovieOut): MovieReader => new Mp4Movie(out);
