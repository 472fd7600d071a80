import type { FromTap } from '../../capture/contract';
import { openProcessor } from './processorSource';
import type { AskedSound, TapSource } from './tapSource';
import { openWorklet } from './workletSource';

/** How long sound may take to come after a device was opened, and a flush to be answered, in milliseconds. */
const mostOpening = 10_000;
const mostFlushing = 1_000;

export type TapEvents = {
  block(channels: Float32Array[]): void;
  /** `kept` samples of each channel so far. */
  level(level: { peak: number; squares: number; count: number; kept: number }): void;
};

/** Hears a stream's sound: how loud it is and, when asked to, all of it. */
export class SoundTap {
  readonly #events: TapEvents;
  #source: TapSource | undefined;
  #ready: () => void = () => {};
  #flushed: () => void = () => {};

  private constructor(events: TapEvents) {
    this.#events = events;
  }

  /**
   * Resolves when sound comes steadily. The rate is the one that is asked for, else the device's own, as far as the
   * engine allows.
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

  /** Keeps what is heard from now on: for this port, or for {@link TapEvents.block}. */
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
   * Keeps no more. Resolves when all that was kept has been given: to true where the tap said so, to false where it
   * said nothing for a while, as a worklet does when the device took the sound's clock along.
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
