import * as Comlink from 'comlink';
import { say } from '../../words';

/** A picture in the forms that the worker accepts. */
export type Still =
  | { as: 'pixels'; width: number; height: number; data: ArrayBuffer }
  | { as: 'bitmap'; bitmap: ImageBitmap }
  | { as: 'file'; file: Blob };

/** The worker's interface. It makes one file at a time from pictures: a zip of PNG files, an animated GIF or an MP4. */
export type PictureWorker = {
  png(still: Still): Promise<Blob>;
  begin(kind: 'zip' | 'gif' | 'mp4', options: Record<string, never>): void;
  /** Adds the next picture: its name, and how long it is shown, in seconds. */
  add(still: Still, name: string, seconds: number): Promise<void>;
  addText(text: string, name: string): void;
  addFile(file: Blob, name: string): Promise<void>;
  finish(): Promise<Blob>;
};

/** Processes pictures off the main thread, in a worker that lives as long as `work` takes. */
export const pictureWork = async <T>(work: (by: Comlink.Remote<PictureWorker>) => Promise<T>): Promise<T> => {
  const worker = new Worker(new URL('../../../workers/pictures.ts', import.meta.url), {
    type: 'module',
    name: 'yieldcast-pictures',
  });
  try {
    const failed = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => reject(new Error(say('A part of this page could not be loaded.'))));
    });
    // The worker runs our own code from our own origin, so Comlink is safe in both directions here.
    return await Promise.race([work(Comlink.wrap<PictureWorker>(worker)), failed]);
  } finally {
    worker.terminate();
  }
};
