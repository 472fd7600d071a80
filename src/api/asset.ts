import { cacheTools } from './cache';
import type { AssetOptions } from './cache-options';

/**
 * Loads a file: one that the site publishes for sketches, one beside the page of an embedded or exported app, or one at a
 * URL of a host that sketches may read.
 *
 * @param path A path such as `./data.csv`, or a URL
 * @throws Error for a file that cannot be loaded; its message says where files may be
 * @example const text = await (await yc.asset('./data.csv')).text();
 */
export const asset = (path: string | URL, options: AssetOptions = {}): Promise<File> =>
  cacheTools('asset').asset(String(path), options);
