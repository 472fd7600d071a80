import type { FromTap } from '../../shared/capture-messages';
import { openProcessor } from './processor-source';
import type { AskedSound, TapSource } from './tap-source';
import { openWorklet } from './worklet-source';

/** How long we wait for the first sound of a device, and for the answer to a flush, in milliseconds. */
const mostOpening = 10_000;
const mostFlushing = 1_000;

export type TapEvents = {
  block(channels: Float32Array[]): void;
  /** `kept` is the number of samples recorded so far in each channel. */
  level(level: { peak: number; squares: number; count: number; kept: number }): void;
};

/** Listens to a stream's sound: reports how loud it is and, when asked to, records it. */
export class SoundTap {
  readonly #events: TapEvents;
  #source: TapSource | undefined;
  #ready: () => void = () => {};
  #flushed: () => void = () => {};

  private constructor(events: TapEvents) {
    this.#events = events;
  }

  /**
   * Resolves when sound arrives steadily. The sample rate is the one asked for or else the device's own, as far as the
   * browser allows.
   *
   * @throws Error with a sentence.
   */
  static async open(stream: MediaStream, asked: AskedSound, events: TapEvents): Promise<SoundTap> {
    const tap = new SoundTap(events);
    const ready = new Promise<void>((resolve) => {
      tap.#ready = resolve;
    });
    const receive = (message: FromTap) => tap.#receive(message);
    tap.#source = (await openProcessor(stream, asked, receive)) ?? (await openWorklet(stream, asked, receive));
    await tap.#comes(ready);
    return tap;
  }

  get sampleRate(): number {
    return this.#source?.sampleRate ?? 0;
  }

  /** Records from now on, and sends the sound to this port, or else to {@link TapEvents.block}. */
  keep(to?: MessagePort): void {
    this.#source?.post({ type: 'keep', to: to ?? null }, to ? [to] : []);
  }

  pause(): void {
    this.#source?.post({ type: 'pause' }, []);
  }

  resume(): void {
    this.#source?.post({ type: 'resume' }, []);
  }

  /**
   * Stops recording. Resolves to true once everything recorded has been sent; to false if there was no answer in time:
   * a worklet stands still if the clock of its sound went away with the device.
   */
  flush(): Promise<boolean> {
    return new Promise((resolve) => {
      const silent = setTimeout(() => resolve(false), mostFlushing);
      this.#flushed = () => {
        clearTimeout(silent);
        resolve(true);
      };
      this.#source?.post({ type: 'flush' }, []);
    });
  }

  close(): void {
    this.#source?.close();
  }

  async #comes(ready: Promise<void>): Promise<void> {
    let silent: ReturnType<typeof setTimeout> | undefined;
    const never = new Promise<never>((_, reject) => {
      silent = setTimeout(() => {
        this.close();
        reject(new Error('The browser gives no sound of this microphone. Press Record again, or choose another one.'));
      }, mostOpening);
    });
    await Promise.race([ready, never]).finally(() => clearTimeout(silent));
  }

  #receive(message: FromTap): void {
    if (message.type === 'ready') this.#ready();
    else if (message.type === 'block') this.#events.block(message.channels);
    else if (message.type === 'level') this.#events.level(message);
    else this.#flushed();
  }
}
