import type { MovieFormat } from '../../shared/capture-messages';

/** How often the recorder delivers data, in milliseconds: no more than that is lost if the device fails. */
const every = 1_000;

const bitsPerSecond = 4_000_000;

const webm = ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus', 'video/webm'];
const mp4 = ['video/mp4;codecs=avc1.42E01F,mp4a.40.2', 'video/mp4;codecs=avc1.42E01F,opus', 'video/mp4'];

/** The type closest to the format that this browser can record. */
const typeFor = (format: MovieFormat): string | undefined =>
  (format === 'mp4' ? [...mp4, ...webm] : [...webm, ...mp4]).find((type) => MediaRecorder.isTypeSupported(type));

/** Records a stream as it comes, in Blobs that browsers can keep on disk. */
export class MovieRecorder {
  readonly #recorder: MediaRecorder;
  readonly #chunks: Blob[] = [];
  readonly #stopped: Promise<void>;

  /** @throws Error with a sentence if the browser cannot record video. */
  constructor(stream: MediaStream, format: MovieFormat) {
    const mimeType = typeof MediaRecorder === 'undefined' ? undefined : typeFor(format);
    if (mimeType === undefined) {
      throw new Error('This browser cannot record video. Record it with another program, and take the file.');
    }
    // Gets a MediaStream of its own: a recorder stops when a track is added to its stream, or removed from it.
    this.#recorder = new MediaRecorder(new MediaStream(stream.getTracks()), {
      mimeType,
      videoBitsPerSecond: bitsPerSecond,
    });
    this.#recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) this.#chunks.push(data);
    });
    this.#stopped = new Promise((resolve) => this.#recorder.addEventListener('stop', () => resolve(), { once: true }));
    this.#recorder.start(every);
  }

  pause(): void {
    if (this.#recorder.state === 'recording') this.#recorder.pause();
  }

  resume(): void {
    if (this.#recorder.state === 'paused') this.#recorder.resume();
  }

  /** Stops, and resolves to everything that was recorded. */
  async stop(): Promise<Blob> {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    await this.#stopped;
    return new Blob(this.#chunks, { type: this.#recorder.mimeType });
  }
}
