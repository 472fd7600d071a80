import * as Comlink from 'comlink';
import type { FromRecording, SoundFormat, ToRecording } from '../../shared/capture-messages';
import { type LentWorker, lendMediaWorker } from '../media-worker';

type Saved = { file: Blob; samples: number };

/** A sound recording, which the media worker holds. The sound goes there over ports of its own. */
export class SoundRecording {
  readonly #port: MessagePort;
  readonly #worker: LentWorker;
  #saving: { resolve(saved: Saved): void; reject(error: Error): void } | undefined;
  #failed: Error | undefined;
  #closed = false;

  /** `failed` is called if the worker could not be loaded. */
  constructor(failed: (message: string) => void) {
    this.#worker = lendMediaWorker((message) => {
      this.#failed = new Error(message);
      this.#saving?.reject(this.#failed);
      failed(message);
    });
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#port.onmessage = ({ data }: MessageEvent<FromRecording>) => {
      if (data.type === 'saved') this.#saving?.resolve(data);
      else this.#saving?.reject(new Error(data.message));
    };
    void this.#worker.remote.record(Comlink.transfer(port2, [port2]));
  }

  /** Opens a port for sound that continues where the previous port's sound ends. */
  sound(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#post({ type: 'sound', from: port2 }, [port2]);
    return port1;
  }

  /** Call this if no more sound will come, even if no port sent `end`. */
  lose(): void {
    this.#post({ type: 'lost' });
  }

  /** Makes the file, once all ports have ended. Rejects with a sentence. */
  save(format: SoundFormat): Promise<Saved> {
    return new Promise((resolve, reject) => {
      this.#saving = { resolve, reject };
      if (this.#failed) reject(this.#failed);
      this.#post({ type: 'save', format });
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#post({ type: 'close' });
    this.#port.close();
    this.#saving?.reject(new Error('The recording was let go before its file was made.'));
    this.#worker.release();
  }

  #post(message: ToRecording, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }
}
