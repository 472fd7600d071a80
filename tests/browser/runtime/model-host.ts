import { loadModels } from '../../../src/app/models';
import type { ModelHost } from '../../../src/runtime/models';

/**
 * What modules with models get to work with: the page's own code loads the files, as it does for a sandbox. Each host has an
 * engine of its own, and imports its code once.
 */
export const createHost = (): ModelHost => {
  let module: Promise<unknown> | undefined;
  return {
    async files(...names) {
      const { files } = await loadModels(names, { signal: new AbortController().signal, progress: () => {} });
      const all = Object.entries(files).map(async ([name, blob]) => [name, await blob.arrayBuffer()] as const);
      return Object.fromEntries(await Promise.all(all));
    },
    importCode: <T>(code: ArrayBuffer) => {
      const address = () => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      module ??= import(/* @vite-ignore */ address());
      return module as Promise<T>;
    },
    ofRun: () => (call) => call(),
    // Nobody stops it.
    api: { sleep: () => new Promise(() => {}) } as unknown as ModelHost['api'],
  };
};

/** Photographs of `tests/fixtures/objects`: their addresses by name. */
export const photographs: Record<string, string> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../fixtures/objects/*.png', { query: '?url', import: 'default', eager: true }),
  ).map(([path, url]) => [path.replace(/.*\//, ''), url]),
);

export const photograph = async (name: string) => (await fetch(photographs[name] as string)).blob();
