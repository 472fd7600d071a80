import { type VideoConfig, type VideoPacket, videoTimescale } from '../video-packet';
import type { FrameCodec, FrameShape } from './frame-codecs';

/** How many frames may wait for the encoder: enough to keep it busy. */
const shortQueue = 2;

const microseconds = 1_000_000;

/** Bits per pixel, and the minimum bits per second. */
const usualBits = 0.15;
const leastBitrate = 250_000;

export type PacketSink = (config: VideoConfig, packets: VideoPacket[]) => void;

export const encoderConfig = (codec: FrameCodec, shape: FrameShape, bitrate?: number): VideoEncoderConfig => ({
  codec: codec.codec(shape),
  width: shape.width,
  height: shape.height,
  framerate: shape.fps,
  bitrate: bitrate ?? Math.max(leastBitrate, Math.round(usualBits * shape.width * shape.height * shape.fps)),
  latencyMode: 'realtime',
  ...codec.options,
});

/** One VideoEncoder for frames of one size; it emits a packet as soon as a frame is encoded. */
export class Encoding {
  readonly shape: FrameShape;
  readonly #codec: FrameCodec;
  readonly #give: PacketSink;
  readonly #encoder: VideoEncoder;
  #config: VideoConfig | undefined;
  #error: Error | undefined;
  #changed: () => void = () => {};
  /** The number of the frame whose packet comes next. */
  #next: number;

  /** @param first The number of its first frame, counted from 0. */
  constructor(codec: FrameCodec, shape: FrameShape, config: VideoEncoderConfig, first: number, give: PacketSink) {
    this.shape = shape;
    this.#next = first;
    this.#codec = codec;
    this.#give = give;
    this.#encoder = new VideoEncoder({
      output: (chunk, metadata) => this.#output(chunk, metadata),
      error: (error) => this.#fail(error),
    });
    this.#encoder.addEventListener('dequeue', () => this.#changed());
    this.#try(() => this.#encoder.configure(config));
  }

  /** Why it has stopped encoding. */
  get error(): Error | undefined {
    return this.#error;
  }

  /** Has it output a packet? */
  get works(): boolean {
    return this.#config !== undefined;
  }

  /** Does not close the frame. */
  encode(frame: VideoFrame, keyFrame: boolean): void {
    this.#try(() => this.#encoder.encode(frame, { keyFrame }));
  }

  /** Settles when there is room for more frames, or encoding has stopped. */
  async room(): Promise<void> {
    while (!this.#error && this.#encoder.encodeQueueSize > shortQueue) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** Settles when all packets have been emitted, or encoding has stopped. */
  async flush(): Promise<void> {
    if (this.#error) return;
    await this.#encoder.flush().catch((error: Error) => this.#fail(error));
    if (!this.works) this.#fail(new Error('It gives no packets.'));
  }

  close(): void {
    if (this.#encoder.state !== 'closed') this.#encoder.close();
    this.#error ??= new Error('It was closed.');
    this.#changed();
  }

  #output(chunk: EncodedVideoChunk, metadata: EncodedVideoChunkMetadata | undefined): void {
    if (this.#error) return;
    this.#try(() => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      this.#config = this.#describe(metadata?.decoderConfig, data) ?? this.#config;
      if (!this.#config) return;
      // Timestamps give the frame numbers. WebKit leaves some frames out: the next one fills their place.
      const number = Math.round((chunk.timestamp * this.shape.fps) / microseconds);
      const timestamp = timeOf(Math.min(this.#next, number), this.shape.fps);
      const duration = timeOf(number + 1, this.shape.fps) - timestamp;
      this.#next = number + 1;
      const isKey = chunk.type === 'key';
      const packet = isKey ? (this.#codec.keyPacket?.(data, this.shape) ?? data) : data;
      this.#give(this.#config, [{ data: packet, timestamp, duration, isKey }]);
    });
  }

  #describe(given: VideoDecoderConfig | undefined, packet: Uint8Array): VideoConfig | undefined {
    if (!given && this.#config) return undefined;
    const told = { description: copyOf(given?.description), colorSpace: given?.colorSpace, packet };
    const described = this.#codec.describe(given?.codec ?? this.#codec.codec(this.shape), told, this.shape);
    return { ...described, width: this.shape.width, height: this.shape.height };
  }

  #try(run: () => void): void {
    if (this.#error) return;
    try {
      run();
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #fail(error: Error): void {
    this.#error ??= error;
    this.close();
  }
}

/** The presentation time of a frame by its number, counted from 0, in units of the video time scale. */
const timeOf = (number: number, fps: number): number => Math.round((number * videoTimescale) / fps);

const copyOf = (source: AllowSharedBufferSource | undefined): Uint8Array | undefined => {
  if (!source) return undefined;
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice();
};
