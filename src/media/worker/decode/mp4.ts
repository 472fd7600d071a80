import type { EncodedPacketSink, Input, InputTrack } from 'mediabunny';
import { FileDecoder } from './fileDecoder';
import { Mp4Boxes } from './mp4Boxes';
import { mp4Edit } from './mp4Edit';
import { checkMp4Tables } from './mp4Tables';
import { opusConfig } from './opusPacket';
import type { DecodeOnPage, FormatReader, Give, OpenReader } from './reader';

/** Above what a file may need of what came before: its `moov` may stand behind its sound. */
const cacheSize = 2 ** 31;

/** Reads MP4, M4A and QuickTime, whole or fragmented. mediabunny reads its packets from a stream that grows. */
class Mp4Reader implements FormatReader {
  readonly #boxes = new Mp4Boxes();
  readonly #decoder: FileDecoder;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #input: Input | undefined;
  #running: Promise<void> | undefined;
  #ran = false;
  #closed = false;
  /** Called when mediabunny has read all that has come. */
  #starved = () => {};

  constructor(give: Give, decodeOnPage: DecodeOnPage) {
    this.#decoder = new FileDecoder(give, decodeOnPage);
  }

  async push(bytes: Uint8Array): Promise<void> {
    const own = this.#boxes.push(bytes);
    if (own.length > 0 && !this.#ran) {
      this.#decoder.keep(own);
      const starved = new Promise<void>((resolve) => {
        this.#starved = resolve;
      });
      this.#running ??= this.#run();
      this.#stream?.enqueue(own);
      await Promise.race([starved, this.#running]);
      await this.#decoder.settled();
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
      throw new Error('this MP4 file is cut off: its “moov” box, which describes its sound, did not come');
    if (cutOff) throw new Error('this MP4 file is cut off: its last box is not whole');
  }

  get complete(): boolean {
    return this.#ran && (this.#boxes.ended || this.#boxes.mayBeWhole);
  }

  get leftover(): Uint8Array {
    return this.#boxes.ended ? this.#boxes.rest.slice() : new Uint8Array(0);
  }

  close(): void {
    this.#closed = true;
    this.#starved();
    this.#input?.dispose();
    this.#decoder.close();
  }

  /** Ends the stream, and waits until all of it is decoded. */
  async #stop(): Promise<void> {
    if (!this.#ran) this.#stream?.close();
    await this.#running;
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
    const track = await undamaged(this.#input.getPrimaryAudioTrack());
    if (!track) throw new Error(await noSound(await this.#input.getTracks()));
    if (this.#boxes.moov) checkMp4Tables(this.#boxes.moov);
    const config = await undamaged(track.getDecoderConfig());
    if (!config) throw new Error(unsupported(String(track.internalCodecId)));
    await this.#decoder.open(withoutPreSkip(config));
    await this.#decode(new EncodedPacketSink(track), track.id);
    await this.#decoder.finish();
    this.#ran = true;
  }

  async #decode(sink: EncodedPacketSink, trackId: number): Promise<void> {
    let packet = await undamaged(sink.getFirstPacket());
    if (!packet || !this.#boxes.moov) return;
    const start = packet.timestamp;
    const { from, to } = mp4Edit(this.#boxes.moov, trackId);
    this.#decoder.trim.from = from - start;
    while (packet && !this.#closed) {
      // A damaged table may tell of billions of them.
      if (packet.byteLength === 0) throw new Error('this MP4 file is damaged (a frame of its sound is empty)');
      this.#decoder.trim.to = Math.min(to, packet.timestamp + packet.duration) - start;
      this.#decoder.decode(packet.data);
      packet = await undamaged(sink.getNextPacket(packet));
    }
  }
}

/** What is to be skipped is in the edit list; Chromium would skip it once more. */
const withoutPreSkip = (config: AudioDecoderConfig): AudioDecoderConfig => {
  const { codec, description } = config;
  if (codec !== 'opus' || !description) return config;
  const head = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  return opusConfig(head).config;
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

export const openMp4: OpenReader = (give, decodeOnPage) => new Mp4Reader(give, decodeOnPage);

const names: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'H.265',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  mp4v: 'MPEG-4 Part 2',
  alac: 'Apple Lossless (ALAC)',
  'ac-3': 'Dolby Digital (AC-3)',
  'ec-3': 'Dolby Digital Plus (E-AC-3)',
};

const nameOf = (codec: string): string => names[codec] ?? codec;

const unsupported = (codec: string): string =>
  `the sound of this MP4 file is ${nameOf(codec)}, which browsers do not decode; expected AAC, Opus, FLAC or MP3`;

const noSound = async (tracks: readonly InputTrack[]): Promise<string> => {
  const each = tracks.map(
    async (track) => `${track.type} (${nameOf((await track.getCodec()) ?? String(track.internalCodecId))})`,
  );
  return `this MP4 file has no sound; its tracks are: ${(await Promise.all(each)).join(', ') || 'none'}`;
};
