import type { AssetOptions, CacheTools } from '../../api/internal';
import { inMb, loadByPage } from '../models';
import type { Ask } from './cached';

type Progress = (share: [number, number | null], options: { unit: string; description?: string }) => void;

/** Creates `yc.asset`. The page loads the file, since the sandbox reads none of the site. */
export const createAsset =
  (ask: Ask, isRunning: () => boolean, show: Progress): CacheTools['asset'] =>
  async (url, options) => {
    const { progress = true, ...unknown } = options as AssetOptions & Record<string, unknown>;
    const [odd] = Object.keys(unknown);
    if (odd !== undefined) throw new TypeError(`yc.asset has no option ${odd}; its only option is progress.`);
    const name = url.replace(/^.*\/(?=.)/, '').slice(0, 80);
    const { file } = await loadByPage<{ file: File }>(ask, { op: 'open', url }, ({ loaded, total }) => {
      if (typeof progress === 'function') progress(loaded, total);
      else if (progress && isRunning()) show([inMb(loaded), total && inMb(total)], { unit: 'MB', description: name });
    });
    if (typeof progress === 'function') progress(file.size, file.size);
    return file;
  };
