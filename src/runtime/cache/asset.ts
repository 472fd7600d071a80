import type { AssetOptions, CacheTools } from '../../api/internal';
import { type LoadingBar, loadByPage } from '../models';
import type { Ask } from './cached';

/** Creates `yc.asset`. The page loads the file, since the sandbox reads none of the site. */
export const createAsset =
  (ask: Ask, openBar: () => LoadingBar | undefined): CacheTools['asset'] =>
  async (url, options) => {
    const { progress = true, ...unknown } = options as AssetOptions & Record<string, unknown>;
    const [odd] = Object.keys(unknown);
    if (odd !== undefined) throw new TypeError(`yc.asset has no option ${odd}; its only option is progress.`);
    const name = url.replace(/^.*\/(?=.)/, '').slice(0, 80);
    const bar = progress === true ? openBar() : undefined;
    const loading = loadByPage<{ file: File }>(ask, { op: 'open', url }, ({ loaded, total }) => {
      if (typeof progress === 'function') progress(loaded, total);
      else bar?.show(loaded, total, name);
    });
    const { file } = await loading.finally(() => bar?.hide());
    if (typeof progress === 'function') progress(file.size, file.size);
    return file;
  };
