import type { Level, MicrophoneOptions } from './capture';
import { DeviceCapture } from './device-capture';
import { Loudness } from './loudness';
import { PieceCutter } from './piece-cutter';
import { nothingRecorded } from './problems';
import { SoundRecording } from './sound-recording';
import { SoundTap } from './sound-tap';

/** By default the browser does not process the sound: every sample stays as the microphone delivered it. */
export const unprocessed = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
} as const satisfies MediaTrackConstraints;

const numberIn = (value: ConstrainULong | undefined): number | undefined =>
  typeof value === 'object' ? (value.exact ?? value.ideal ?? value.max) : value;

/**
 * A microphone, recorded to a file or streamed in pieces of an exact length.
 *
 * @example
 * const events = { recorded: (file) => show(file) };
 * const capture = new MicrophoneCapture({ constraints: {}, format: 'wav', events });
 * button.onclick = () => capture.start();
 */
export class MicrophoneCapture extends DeviceCapture {
  readonly source = 'microphone';
  readonly #options: MicrophoneOptions;
  readonly #loudness = new Loudness();
  #tap: SoundTap | undefined;
  #recording: SoundRecording | undefined;
  #cutters: PieceCutter[] = [];
  /** Samples recorded through earlier taps, before the microphone was switched. */
  #before = 0;
  #kept = 0;

  constructor(options: MicrophoneOptions) {
    super(options.events);
    this.#options = options;
  }

  level(): Level {
    return this.#loudness.take();
  }

  frame(): Promise<VideoFrame> {
    return Promise.reject(new Error('A microphone has no pictures.'));
  }

  protected constraintsFor(device: string | undefined): MediaStreamConstraints {
    const asked = { ...unprocessed, channelCount: { ideal: 1 }, ...this.#options.constraints };
    return { audio: device === undefined ? asked : { ...asked, deviceId: { exact: device } } };
  }

  protected async attach(stream: MediaStream, wanted: () => boolean): Promise<void> {
    const { channelCount, sampleRate } = this.#options.constraints;
    const before = this.#tap;
    let opened: SoundTap | undefined;
    const tap = await SoundTap.open(
      stream,
      {
        channels: Math.max(1, numberIn(channelCount) ?? 1),
        sampleRate: before?.sampleRate ?? numberIn(sampleRate),
      },
      {
        block: (channels) => {
          for (const cutter of this.#cutters) cutter.push(channels);
        },
        level: (level) => {
          if (!opened || opened !== this.#tap) return;
          this.#loudness.add(level);
          this.#count(level.kept);
        },
      },
    );
    opened = tap;
    let taken = false;
    try {
      taken = wanted() && (await this.#follow(before, tap, wanted));
    } finally {
      if (!taken) tap.close();
    }
  }

  protected detach(): void {
    this.#tap?.close();
    this.#tap = undefined;
  }

  protected begin(): void {
    const tap = this.#tap as SoundTap;
    this.#before = this.#kept = 0;
    const { streams } = this.#options;
    if (streams) this.#cutters = streams.map(({ every, take }) => new PieceCutter(tap.sampleRate, every, take));
    else this.#recording = new SoundRecording((message) => this.broke({ reason: 'failed', message }));
    tap.keep(this.#recording?.sound());
  }

  protected suspend(): void {
    this.#tap?.pause();
  }

  protected proceed(): void {
    this.#tap?.resume();
  }

  protected async drain(): Promise<void> {
    if ((await this.#tap?.flush()) === false) this.#recording?.lose();
    for (const cutter of this.#cutters) cutter.flush();
    this.#cutters = [];
  }

  protected async finish(): Promise<File | undefined> {
    const recording = this.#recording;
    if (!recording) return undefined;
    const { format } = this.#options;
    const { file, samples } = await recording.save(format);
    if (samples === 0) throw nothingRecorded(this.source, this.state.duration);
    return new File([file], `recording.${format}`, { type: file.type });
  }

  protected discard(): void {
    this.#recording?.close();
    this.#recording = undefined;
    this.#cutters = [];
  }

  #count(kept: number): void {
    const rate = this.#tap?.sampleRate;
    const total = this.#before + kept;
    if (!rate || total === this.#kept) return;
    this.#kept = total;
    this.set({ duration: total / rate });
  }

  /** Lets another microphone continue where the previous one ends. Resolves to false if it is no longer wanted. */
  async #follow(before: SoundTap | undefined, tap: SoundTap, wanted: () => boolean): Promise<boolean> {
    const on = this.#recording !== undefined || this.#cutters.length > 0;
    if (!before || !on) {
      before?.close();
      this.#tap = tap;
      return true;
    }
    if (this.#cutters.length > 0 && before.sampleRate !== tap.sampleRate) {
      throw new Error(
        `This microphone gives ${tap.sampleRate} samples a second, and the stream has ${before.sampleRate}. Stop, choose it, and record again.`,
      );
    }
    const all = await before.flush();
    if (!wanted()) return false;
    if (!all) this.#recording?.lose();
    before.close();
    this.#before = this.#kept;
    this.#tap = tap;
    tap.keep(this.#recording?.sound());
    if (this.state.phase === 'paused') tap.pause();
    return true;
  }
}
