import type * as yieldcast from '../../api';
import { encodeModule } from '../../protocol';
import type { ModelHost } from './host';
import { type Loading, loadByPage } from './loading';
import type { LoadingBar } from './loading-bar';

type Answer = { value: unknown } | { wrong: string };

/** What the page gives in the end. */
type Loaded = { files: Record<string, Blob> };

/** A module with models, as the build bundles it. */
type Code = { open(host: ModelHost): object };

/** Longer than any run: only Stop ends it, by an error. */
const endless = 2_000_000;

/**
 * Creates what opens modules with models by name. The page has their code, their weights and the engines that run them, since
 * the sandbox reads none of the site. Each module is opened once, and keeps what it has loaded for later runs.
 */
export const createModels = (
  askPage: (asked: unknown) => Promise<unknown>,
  openBar: () => LoadingBar | undefined,
  ofRun: ModelHost['ofRun'],
): ((name: string) => Promise<object>) => {
  const ask = async (asked: unknown) => {
    const given = (await askPage(asked)) as Answer | undefined;
    if (!given || 'wrong' in given) throw new Error(given?.wrong ?? 'The page does not answer.');
    return given.value;
  };

  /** @param bar the progress of a run, whose Stop ends the loading; without one, it belongs to no run */
  const load = async (names: readonly string[], bar: LoadingBar | undefined) => {
    const asked = { op: 'models', names };
    const show = ({ loaded, total, about }: Loading) => total && bar?.show(loaded, total, about);
    const loading = loadByPage<Loaded>(ask, asked, show, bar && untilStopped());
    return (await loading.finally(() => bar?.hide())).files;
  };

  const host: ModelHost = {
    async files(...names) {
      const buffers: Record<string, ArrayBuffer> = {};
      for (const [name, blob] of Object.entries(await load(names, openBar()))) buffers[name] = await blob.arrayBuffer();
      return buffers;
    },
    importCode: async <T>(code: ArrayBuffer) => (await importText(new TextDecoder().decode(code))) as T,
    ofRun,
    get api() {
      return (globalThis as Record<symbol, unknown>)[Symbol.for('yieldcast')] as typeof yieldcast;
    },
  };

  const open = async (name: string) => {
    // Its code belongs to no run: an `import()` that failed once fails for as long as the sandbox lives.
    const files = await load([name], undefined);
    const [code] = Object.values(files);
    if (!code) throw new Error(`${name} has no code.`);
    return ((await importText(await code.text())) as Code).open(host);
  };

  const opened = new Map<string, Promise<object>>();
  return (name) => {
    const module = opened.get(name) ?? open(name);
    opened.set(name, module);
    return module;
  };
};

/** Rejects when the run is stopped: a sleep is what Stop interrupts. */
const untilStopped = (): Promise<never> => {
  const { sleep } = (globalThis as Record<symbol, unknown>)[Symbol.for('yieldcast')] as typeof yieldcast;
  const stopped = sleep(endless) as Promise<never>;
  // It may be over before anybody waits for it.
  stopped.catch(() => {});
  return stopped;
};

const importText = (text: string): Promise<unknown> => import(/* @vite-ignore */ encodeModule(text));
