import { type FrameCodec, type FrameShape, frameCodecs } from './frame-codecs';
import { FrameMaker, type RawFrame, release } from './frame-maker';
import { Encoding, encoderConfig, type PacketSink } from './video-encoding';

export type FrameEncoderOptions = {
  /** Frames per second. */
  readonly fps: number;
  /** In bits per second; if omitted, it depends on the size and the frame rate. */
  readonly bitrate?: number;
};

/** Seconds between key frames, which limits how far back a seek must begin to decode. */
const keyEvery = 2;

/** How many frames to keep for another encoder until the first one has proven that it works. */
const mostUnproven = 16;

const microseconds = 1_000_000;

/**
 * Encodes frames at a fixed rate with one encoder (H.264, VP8 or VP9), whichever this browser has and can play. Frames
 * have even sizes: an odd last column or row is cut off. A new size starts with a key frame and a new configuration.
 *
 * @example
 * const encoder = new FrameEncoder({ fps: 30 }, (config, packets) => timeline.addVideo(config, packets));
 * for (const frame of frames) await encoder.encode(frame);
 * await encoder.flush();
 */
export class FrameEncoder {
  readonly #options: FrameEncoderOptions;
  readonly #give: PacketSink;
  readonly #maker = new FrameMaker();
  #count = 0;
  /** The number of the first frame of this size. */
  #first = 0;
  #lastKey = 0;
  #turn: Promise<void> = Promise.resolve();
  #closed = false;
  #encoding: Encoding | undefined;
  /** Codecs that have not failed with frames of this size. */
  #codecs: readonly FrameCodec[] = [];
  #unproven: VideoFrame[] = [];

  /** @throws RangeError if the frame rate is invalid. */
  constructor(options: FrameEncoderOptions, give: PacketSink) {
    if (!(options.fps > 0 && options.fps <= 1000)) {
      throw new RangeError(`fps is ${options.fps}; it is a number of frames a second, such as 30.`);
    }
    this.#options = options;
    this.#give = give;
  }

  /**
   * Encodes the next frame and closes it. Settles when it is ready for another frame. Rejects with a sentence if the
   * frame cannot be encoded; later frames still can.
   */
  encode(frame: RawFrame): Promise<void> {
    const run = async () => {
      if (this.#closed) {
        release(frame);
        throw new Error('The encoder was closed before this frame came.');
      }
      await this.#encode(this.#next(frame));
    };
    const done = this.#turn.then(run);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Settles when the packets of all frames have been emitted. */
  flush(): Promise<void> {
    const done = this.#turn.then(async () => {
      await this.#encoding?.flush();
      await this.#mend();
    });
    this.#turn = done.catch(() => {});
    return done;
  }

  close(): void {
    this.#closed = true;
    this.#encoding?.close();
    this.#forget();
  }

  /** Gives a frame its time, by counting. */
  #next(frame: RawFrame): VideoFrame {
    const timeOf = (number: number) => Math.round((number * microseconds) / this.#options.fps);
    const made = this.#maker.make(frame, timeOf(this.#count), timeOf(this.#count + 1) - timeOf(this.#count));
    this.#count++;
    return made;
  }

  async #encode(frame: VideoFrame): Promise<void> {
    try {
      const { width, height } = frame.visibleRect as DOMRectReadOnly;
      const before = this.#encoding;
      if (!before || before.error || before.shape.width !== width || before.shape.height !== height) {
        await before?.flush();
        await this.#mend();
        this.#encoding?.close();
        this.#first = this.#count - 1;
        await this.#open({ width, height, fps: this.#options.fps });
      }
      if (this.#closed) throw new Error('The encoder was closed before this frame was encoded.');
    } catch (error) {
      frame.close();
      throw error;
    }
    if (this.#encoding?.works) {
      this.#forget();
      this.#put(this.#encoding, frame);
      frame.close();
    } else {
      this.#unproven.push(frame);
      if (this.#encoding) this.#put(this.#encoding, frame, this.#unproven.length === 1);
    }
    await this.#encoding?.room();
    if (this.#unproven.length >= mostUnproven && !this.#encoding?.works) await this.#encoding?.flush();
    await this.#mend();
  }

  #put(encoding: Encoding, frame: VideoFrame, isFirst = false): void {
    const isKey = isFirst || frame.timestamp - this.#lastKey >= keyEvery * microseconds;
    if (isKey) this.#lastKey = frame.timestamp;
    encoding.encode(frame, isKey);
  }

  /** Opens the first encoder that claims to support the frames. Its first packet proves it. */
  async #open(shape: FrameShape): Promise<void> {
    this.#forget();
    this.#codecs = frameCodecs(shape);
    this.#encoding = await this.#find(shape);
  }

  async #find(shape: FrameShape, reason?: string): Promise<Encoding> {
    for (const [i, codec] of this.#codecs.entries()) {
      const config = encoderConfig(codec, shape, this.#options.bitrate);
      const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
      if (!supported) continue;
      this.#codecs = this.#codecs.slice(i + 1);
      if (this.#closed) break;
      return new Encoding(codec, shape, config, this.#first, this.#give);
    }
    this.#encoding = undefined;
    this.#forget();
    throw new Error(
      `This browser cannot encode video of ${shape.width} × ${shape.height} pixels at ${shape.fps} frames a second: ` +
        `it has no encoder of H.264, VP9 or VP8 that takes it${reason ? ` (${reason})` : ''}. Try smaller frames.`,
    );
  }

  /** If an encoder failed before it output anything, another one gets the same frames. */
  async #mend(): Promise<void> {
    while (this.#encoding?.error && !this.#closed) {
      const { error, works, shape } = this.#encoding;
      if (works) {
        this.#encoding = undefined;
        throw new Error(`The browser’s video encoder failed: ${error.message}`);
      }
      const next = await this.#find(shape, error.message);
      this.#encoding = next;
      for (const [i, frame] of this.#unproven.entries()) this.#put(next, frame, i === 0);
      await next.room();
      if (this.#unproven.length > 0) await next.flush();
    }
    if (this.#encoding?.works) this.#forget();
  }

  /** Closes the frames that were kept. */
  #forget(): void {
    for (const frame of this.#unproven.splice(0)) frame.close();
  }
}
