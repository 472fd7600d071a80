import * as Comlink from 'comlink';
import type { FromRecording, SoundFormat, ToRecording } from '../../capture/contract';
import { type LentWorker, lendMediaWorker } from '../mediaWorker';

type Saved = { file: Blob; samples: number };

/** One recording of sound, which lies in the media worker. The sound goes there by ports of its own. */
export class SoundRecording {
  readonly #port: MessagePort;
  readonly #worker: LentWorker;
  #saving: { resolve(saved: Saved): void; reject(error: Error): void } | undefined;
  #failed: Error | undefined;
  #closed = false;

  /** `failed` is called where the worker could not be loaded. */
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

  /** A port for sound that goes on where what came before ends. */
  sound(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#post({ type: 'sound', from: port2 }, [port2]);
    return port1;
  }

  /** Nothing more comes, though no port told so. */
  lose(): void {
    this.#post({ type: 'lost' });
  }

  /** Rejects with a sentence. */
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
