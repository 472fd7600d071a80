import { type ModelHost, openOnce, type Task, taskOf } from '../models';
import type { Engine, Graph } from './tensorflow';

/** What the functions of `yieldcast/vision` share: one engine, with the models that were asked for. */
export type Vision = {
  /** The task of the run that is now executing. */
  task(): Task;
  /**
   * What opens a model: at the first call, and once. After a failure the next call tries again.
   *
   * @param name the model's name in `vite.models.ts`
   * @param make gets what makes a graph of the model's `<file>.json` and `<file>.bin`
   */
  model<T>(name: string, make: (graphOf: (file: string) => Promise<Graph>) => Promise<T>): (task?: Task) => Promise<T>;
};

type Code = { openEngine(wasm: ArrayBuffer): Promise<Engine> };

export const createVision = (host: ModelHost): Vision => {
  const openEngine = async (files: Record<string, ArrayBuffer>) => {
    const code = await host.importCode<Code>(files['tensorflow.js'] as ArrayBuffer);
    return code.openEngine(files['tensorflow.wasm'] as ArrayBuffer);
  };
  let engine: Promise<Engine> | undefined;

  return {
    task: () => taskOf(host),
    model: (name, make) =>
      openOnce(host, async () => {
        // At once, so that there is one progress bar.
        const files = await host.files(name, ...(engine ? [] : ['tensorflow']));
        engine ??= openEngine(files);
        engine.catch(() => {
          engine = undefined;
        });
        const { openGraph } = await engine;
        return make((file) => openGraph(files[`${file}.json`] as ArrayBuffer, files[`${file}.bin`] as ArrayBuffer));
      }),
  };
};
