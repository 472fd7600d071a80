import { withMediaWorker } from '../media-worker';
import { type Frames, openFrames } from './camera-frames';
import type { Level, WebcamOptions } from './capture';
import { DeviceCapture } from './device-capture';
import type { Granted } from './get-user-media';
import { Loudness } from './loudness';
import { unprocessed } from './microphone';
import { MovieRecorder } from './movie-recorder';
import { nothingRecorded } from './problems';
import { SoundTap } from './sound-tap';

/** How often the duration of a recording is updated, in milliseconds. */
const progressInterval = 200;

/**
 * A camera, recorded to a file or used to take single frames.
 *
 * @example
 * const capture = new WebcamCapture({ constraints: { frameRate: 30 }, events: {} });
 * button.onclick = async () => {
 *   await capture.open();
 *   const frame = await capture.frame();
 *   draw(frame);
 *   frame.close();
 * };
 */
export class WebcamCapture extends DeviceCapture {
  readonly source = 'webcam';
  readonly #options: WebcamOptions;
  readonly #loudness = new Loudness();
  #stream: MediaStream | undefined;
  #tap: SoundTap | undefined;
  #frames: Frames | undefined;
  #recorder: MovieRecorder | undefined;
  /** What was recorded from earlier cameras, before the camera was switched. */
  #parts: Promise<Blob>[] = [];
  #clock: ReturnType<typeof setInterval> | undefined;
  /** Milliseconds recorded up to the last pause; and `#since`, when recording went on after it. */
  #past = 0;
  #since = 0;

  constructor(options: WebcamOptions) {
    super(options.events);
    this.#options = options;
  }

  level(): Level {
    return this.#loudness.take();
  }

  frame(): Promise<VideoFrame> {
    const [track] = this.#stream?.getVideoTracks() ?? [];
    if (!track) return Promise.reject(new Error('The camera is not open. Open it, and take a picture then.'));
    this.#frames ??= openFrames(track);
    return this.#frames.next();
  }

  protected constraintsFor(device: string | undefined): MediaStreamConstraints {
    const { record, constraints } = this.#options;
    const video = { width: { ideal: 1280 }, height: { ideal: 720 }, ...constraints };
    return {
      video: device === undefined ? video : { ...video, deviceId: { exact: device } },
      ...(record?.sound ? { audio: unprocessed } : {}),
    };
  }

  /** Asks for the camera alone if there is no microphone: then it records without sound. */
  protected override request(constraints: MediaStreamConstraints): Promise<Granted> {
    const asked = super.request(constraints);
    if (!constraints.audio) return asked;
    return asked.catch(async (error) => {
      if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
      const granted = await super.request({ ...constraints, audio: false });
      this.set({ notice: 'No microphone was found: it is recorded without sound.' });
      return granted;
    });
  }

  protected async attach(stream: MediaStream, wanted: () => boolean): Promise<void> {
    if (!wanted()) return;
    const on = this.#recorder;
    if (on) this.#parts.push(on.stop());
    this.detach();
    this.#stream = stream;
    if (stream.getAudioTracks().length > 0) void this.#listen(stream);
    if (!on || !this.#options.record) return;
    this.#recorder = new MovieRecorder(stream, this.#options.record.format);
    if (this.state.phase === 'paused') this.#recorder.pause();
  }

  protected detach(): void {
    this.#tap?.close();
    this.#frames?.close();
    this.#tap = this.#frames = this.#stream = undefined;
  }

  protected begin(): void {
    const { record } = this.#options;
    if (record && this.#stream) this.#recorder = new MovieRecorder(this.#stream, record.format);
    this.#past = 0;
    this.#run();
  }

  protected suspend(): void {
    this.#recorder?.pause();
    this.#rest();
  }

  protected proceed(): void {
    this.#recorder?.resume();
    this.#run();
  }

  protected async drain(): Promise<void> {
    this.#rest();
    if (this.#recorder) this.#parts.push(this.#recorder.stop());
    await Promise.all(this.#parts);
  }

  protected async finish(): Promise<File | undefined> {
    const { record } = this.#options;
    if (!record) return undefined;
    const parts = (await Promise.all(this.#parts)).filter(({ size }) => size > 0);
    if (parts.length === 0) throw nothingRecorded(this.source, this.state.duration);
    const film = await withMediaWorker((worker, report) => worker.recordedMovie(parts, record.format, report), {
      bytes: parts.reduce((sum, { size }) => sum + size, 0),
      stuck: 'The recording could not be made into a file: this did not come to an end. Record again.',
    });
    return new File([film], `recording.${record.format}`, { type: film.type });
  }

  protected discard(): void {
    clearInterval(this.#clock);
    this.#recorder = undefined;
    this.#parts = [];
  }

  /** Listens only to show the level. Nothing waits for that, and a recording does not need it. */
  async #listen(stream: MediaStream): Promise<void> {
    const level = (measured: Parameters<Loudness['add']>[0]) => this.#loudness.add(measured);
    const tap = await SoundTap.open(stream, { channels: 1 }, { block: () => {}, level }).catch(() => undefined);
    if (stream === this.#stream) this.#tap = tap;
    else tap?.close();
  }

  #run(): void {
    this.#since = performance.now();
    clearInterval(this.#clock);
    this.#clock = setInterval(() => this.#tell(), progressInterval);
  }

  #rest(): void {
    clearInterval(this.#clock);
    if (this.state.phase !== 'recording' && this.state.phase !== 'finishing') return;
    this.#tell();
    this.#past += performance.now() - this.#since;
  }

  #tell(): void {
    this.set({ duration: (this.#past + performance.now() - this.#since) / 1e3 });
  }
}
