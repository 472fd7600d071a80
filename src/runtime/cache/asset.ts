import type { AssetOptions, CacheTools } from '../../api/internal';
import type { Ask } from './cached';

/** What the page answers: the file, or how much of it there is so far, in bytes. */
type Loading = { file: File } | { loaded: number; total: number | null };

type Progress = (share: [number, number | null], options: { unit: string; description: string }) => void;

let count = 0;

/**
 * Creates `yc.asset`. The page loads the file, since the sandbox reads none of the site. It answers each question soon,
 * so that others can be asked meanwhile.
 */
export const createAsset =
  (ask: Ask, isRunning: () => boolean, show: Progress): CacheTools['asset'] =>
  async (url, options) => {
    const { progress = true, ...unknown } = options as AssetOptions & Record<string, unknown>;
    const [odd] = Object.keys(unknown);
    if (odd !== undefined) throw new TypeError(`yc.asset has no option ${odd}; its only option is progress.`);
    const name = url.replace(/^.*\/(?=.)/, '').slice(0, 80);
    const tell = (loaded: number, total: number | null) => {
      if (typeof progress === 'function') progress(loaded, total);
      else if (progress && isRunning()) show([inMb(loaded), total && inMb(total)], { unit: 'MB', description: name });
    };
    const id = count++;
    let given = (await ask({ op: 'open', id, url })) as Loading;
    while (!('file' in given)) {
      tell(given.loaded, given.total);
      given = (await ask({ op: 'more', id })) as Loading;
    }
    if (typeof progress === 'function') progress(given.file.size, given.file.size);
    return given.file;
  };

/** With one decimal, so that the figures do not jump about. */
const inMb = (bytes: number) => Math.round(bytes / 100_000) / 10;
