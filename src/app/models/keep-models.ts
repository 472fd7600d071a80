import models from 'virtual:models';
import { keptAddresses, removeFile } from './kept-files';
import { loadModels } from './load-models';

const files = () => Object.values(models).flatMap((each) => each.files);

/** How much of the models this browser keeps, in bytes. */
export const keptModels = async (): Promise<{ kept: number; total: number }> => {
  const all = files();
  const addresses = all[0] ? await keptAddresses(all[0].url) : new Set();
  const sum = (of: typeof all) => of.reduce((bytes, file) => bytes + file.bytes, 0);
  return { kept: sum(all.filter(({ url }) => addresses.has(url))), total: sum(all) };
};

/**
 * Loads all models, to be kept.
 *
 * @param progress is told the bytes so far, of all models
 * @throws Error for a file that cannot be loaded
 */
export const keepModels = async (signal: AbortSignal, progress: (bytes: number) => void): Promise<void> => {
  let before = 0;
  for (const [name, { files }] of Object.entries(models)) {
    signal.throwIfAborted();
    await loadModels([name], { signal, progress: (bytes) => progress(before + bytes) });
    before += files.reduce((sum, { bytes }) => sum + bytes, 0);
    progress(before);
  }
};

export const forgetModels = async (): Promise<void> => {
  for (const { url } of files()) await removeFile(url);
};
