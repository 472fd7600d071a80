import type { Capture, CaptureEvents, CaptureProblem, CaptureState, Level } from './capture';
import { type Granted, listDevices, requestDevices } from './get-user-media';
import { problemOfError, problemOfPage, unplugged } from './problems';

/** The state of a device that nobody has asked for yet. */
export const unused: CaptureState = {
  phase: 'off',
  duration: 0,
  devices: [],
  device: undefined,
  preview: undefined,
  problem: undefined,
  notice: undefined,
};

const release = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/**
 * The life cycle of a device, from the click that asks for it to its release: the same for a microphone and a camera.
 * Every request belongs to a turn. A device that is granted after its turn is over is released at once.
 */
export abstract class DeviceCapture implements Capture {
  abstract readonly source: Capture['source'];
  readonly #events: CaptureEvents;
  readonly #listeners = new Set<() => void>();
  #state = unused;
  #turn = 0;
  #stream: MediaStream | undefined;
  #opening: Promise<boolean> | undefined;
  #switching: Promise<void> = Promise.resolve();
  #finishing: Promise<void> | undefined;
  /** The device that the user chose. */
  #chosen: string | undefined;
  #disposed = false;

  constructor(events: CaptureEvents) {
    this.#events = events;
    navigator.mediaDevices?.addEventListener?.('devicechange', this.#refresh);
  }

  /** The constraints for `getUserMedia`, naming the device if one was chosen. */
  protected abstract constraintsFor(device: string | undefined): MediaStreamConstraints;
  /**
   * Starts to read from a stream: the first one, or another one during a recording. Stops if it is no longer `wanted`.
   * Rejects if the stream cannot be read.
   */
  protected abstract attach(stream: MediaStream, wanted: () => boolean): Promise<void>;
  /** Stops reading from the stream. */
  protected abstract detach(): void;
  /** Starts to record or to stream. */
  protected abstract begin(): void;
  protected abstract suspend(): void;
  protected abstract proceed(): void;
  /** Resolves when everything the device delivered has been read. */
  protected abstract drain(): Promise<void>;
  /** Makes the file of the recording, if a file was wanted. Rejects with a sentence. */
  protected abstract finish(): Promise<File | undefined>;
  /** Drops what was recorded. */
  protected abstract discard(): void;
  abstract level(): Level;
  abstract frame(): Promise<VideoFrame>;

  get state(): CaptureState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#state.devices.length === 0) void this.#refresh();
    return () => this.#listeners.delete(listener);
  }

  async open(): Promise<void> {
    await this.#acquire();
  }

  start(): Promise<void> {
    const { phase } = this.#state;
    if (phase === 'recording' || phase === 'paused' || phase === 'finishing') return Promise.resolve();
    // Not after an `await`: some browsers only show their prompt on a user gesture.
    const acquired = this.#acquire();
    return acquired.then((there) => {
      if (!there || this.#state.phase !== 'open') return;
      try {
        this.begin();
      } catch (error) {
        this.discard();
        return this.#fail(error);
      }
      this.set({ phase: 'recording', duration: 0, problem: undefined });
      this.#events.started?.();
    });
  }

  pause(): void {
    if (this.#state.phase !== 'recording') return;
    this.suspend();
    this.set({ phase: 'paused' });
    this.#events.paused?.();
  }

  resume(): void {
    if (this.#state.phase !== 'paused') return;
    this.proceed();
    this.set({ phase: 'recording' });
  }

  stop(notice?: string): Promise<void> {
    return this.#end(undefined, notice);
  }

  close(): void {
    void this.#end(undefined);
  }

  async choose(device: string): Promise<void> {
    this.#chosen = device;
    if (this.#opening) await this.#opening;
    const { phase } = this.#state;
    if (phase === 'off' || phase === 'finishing') this.set({ device });
    else this.#switching = this.#switching.then(() => this.#switchTo(device));
    await this.#switching;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    navigator.mediaDevices?.removeEventListener?.('devicechange', this.#refresh);
    this.#letGo();
    this.discard();
    this.set({ phase: 'off', preview: undefined });
    this.#listeners.clear();
  }

  protected set(changes: Partial<CaptureState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Call this if the device fails during use: what was recorded so far is handed on. */
  protected broke(problem: CaptureProblem): void {
    void this.#end(problem);
  }

  readonly #refresh = async (): Promise<void> => {
    const devices = await listDevices(this.source);
    if (!this.#disposed && (devices.length > 0 || this.#state.devices.length > 0)) this.set({ devices });
  };

  #acquire(): Promise<boolean> {
    if (this.#disposed || this.#finishing) return Promise.resolve(false);
    if (this.#opening) return this.#opening;
    if (this.#stream) return Promise.resolve(true);
    if (this.#events.asked?.() === false) return Promise.resolve(false);
    const problem = problemOfPage(this.source);
    this.set({ problem, notice: undefined, ...(problem ? {} : { phase: 'opening' }) });
    if (problem) return Promise.resolve(false);
    const turn = ++this.#turn;
    const opening = this.#take(turn, this.request(this.constraintsFor(this.#chosen))).finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    this.#opening = opening;
    return opening;
  }

  /** Asks for the device. Calls `getUserMedia` synchronously. */
  protected request(constraints: MediaStreamConstraints): Promise<Granted> {
    return requestDevices(constraints);
  }

  async #take(turn: number, asked: Promise<Granted>): Promise<boolean> {
    try {
      const { stream, unmet } = await asked;
      if (turn !== this.#turn) {
        release(stream);
        return false;
      }
      this.#hold(stream, unmet);
      await this.attach(stream, () => turn === this.#turn);
      if (turn !== this.#turn) return false;
      this.set({ phase: 'open', preview: stream });
      void this.#refresh();
      return true;
    } catch (error) {
      if (turn === this.#turn) await this.#fail(error);
      return false;
    }
  }

  #hold(stream: MediaStream, unmet: readonly string[]): void {
    this.#stream = stream;
    addEventListener('pagehide', this.#leave);
    const [track] = this.source === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
    track?.addEventListener('ended', () => {
      if (this.#stream === stream) this.broke(unplugged(this.source));
    });
    const notice =
      unmet.length > 0
        ? `No device here can do ${unmet.join(' and ')} as asked: what it has instead is taken.`
        : this.#state.notice;
    this.set({ device: track?.getSettings().deviceId ?? this.#chosen, notice });
  }

  readonly #leave = (): void => this.close();

  /** Releases the device; its light goes out. */
  #letGo(): void {
    this.#turn++;
    this.#opening = undefined;
    removeEventListener('pagehide', this.#leave);
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream) release(stream);
    this.detach();
  }

  async #fail(error: unknown): Promise<void> {
    this.#letGo();
    const turn = this.#turn;
    const problem = await problemOfError(this.source, error);
    if (turn === this.#turn && !this.#disposed) this.set({ phase: 'off', preview: undefined, problem });
  }

  #end(problem: CaptureProblem | undefined, notice?: string): Promise<void> {
    const { phase } = this.#state;
    if (this.#finishing) return this.#finishing;
    if (phase === 'recording' || phase === 'paused') {
      const finishing = this.#complete(problem, notice).finally(() => {
        if (this.#finishing === finishing) this.#finishing = undefined;
      });
      this.#finishing = finishing;
      return finishing;
    }
    if (phase !== 'off') {
      this.#letGo();
      this.set({ phase: 'off', preview: undefined, ...(problem ? { problem } : {}) });
    }
    return Promise.resolve();
  }

  async #complete(before: CaptureProblem | undefined, notice = this.#state.notice): Promise<void> {
    let problem = before;
    this.set({ phase: 'finishing', notice });
    // Call off a switch that is under way; the device in use is still read to the end.
    this.#turn++;
    const failed = async (error: unknown): Promise<undefined> => {
      problem ??= await problemOfError(this.source, error);
    };
    await this.drain().catch(failed);
    this.#letGo();
    this.set({ preview: undefined });
    const file = await this.finish().catch(failed);
    this.discard();
    if (this.#disposed) return;
    this.#finishing = undefined;
    this.set({ phase: 'off', ...(problem ? { problem } : {}) });
    if (file) this.#events.recorded?.(file);
    this.#events.ended?.();
  }

  async #switchTo(device: string): Promise<void> {
    const before = this.#stream;
    if (!before || device === this.#state.device) return;
    const turn = this.#turn;
    try {
      const { stream, unmet } = await this.#another(device, before);
      const wanted = () => turn === this.#turn;
      try {
        if (wanted()) await this.attach(stream, wanted);
      } catch (error) {
        release(stream);
        throw error;
      }
      if (!wanted()) {
        release(stream);
        return;
      }
      this.#hold(stream, unmet);
      release(before);
      this.set({ preview: stream, problem: undefined });
    } catch (error) {
      const problem = await problemOfError(this.source, error);
      if (turn !== this.#turn) return;
      // Stay with the previous device, if it still works.
      if (this.#stream === before && before.getTracks().every(({ readyState }) => readyState === 'live')) {
        this.#chosen = this.#state.device;
        this.set({ problem });
      } else this.broke(problem);
    }
  }

  /** Some phones open only one camera at a time: then we release the open one first. */
  async #another(device: string, before: MediaStream): Promise<Granted> {
    try {
      return await this.request(this.constraintsFor(device));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'NotReadableError')) throw error;
      release(before);
      return this.request(this.constraintsFor(device));
    }
  }
}
