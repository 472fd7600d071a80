import type * as yieldcast from '../../api';
import { encodeModule } from '../../protocol';
import type { RunContext } from '../run-context';
import type { ModelHost } from './host';
import { inMb, loadByPage } from './loading';

type Answer = { value: unknown } | { wrong: string };
type Progress = (share: [number, number], options: { unit: string; description?: string }) => void;

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
  currentRun: () => RunContext | undefined,
  show: Progress,
  ofRun: ModelHost['ofRun'],
): ((name: string) => Promise<object>) => {
  const ask = async (asked: unknown) => {
    const given = (await askPage(asked)) as Answer | undefined;
    if (!given || 'wrong' in given) throw new Error(given?.wrong ?? 'The page does not answer.');
    return given.value;
  };

  /** @param run has the progress bar, and its Stop ends the loading. */
  const load = async (names: readonly string[], run: RunContext | undefined) => {
    const stopped = run && untilStopped();
    const within = ofRun();
    let isShown = false;
    const { files } = await loadByPage<Loaded>(
      ask,
      { op: 'models', names },
      ({ loaded, total, about }) => {
        const options = { unit: 'MB', ...(about && { description: about }) };
        if (!run || !total) return;
        isShown = true;
        within(() => show([inMb(loaded), inMb(total)], options));
      },
      stopped,
    );
    if (isShown) hideIn(run as RunContext, within);
    return files;
  };

  const host: ModelHost = {
    async files(...names) {
      const buffers: Record<string, ArrayBuffer> = {};
      for (const [name, blob] of Object.entries(await load(names, currentRun())))
        buffers[name] = await blob.arrayBuffer();
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

/** Takes the bar of what was loaded away, unless the author shows progress of another kind by now. */
const hideIn = ({ tracks }: RunContext, within: ReturnType<ModelHost['ofRun']>) => {
  if (tracks.at(-1)?.unit !== 'MB') return;
  tracks.pop();
  const { track } = (globalThis as Record<symbol, unknown>)[Symbol.for('yieldcast')] as typeof yieldcast;
  // A loop of nothing has the page told of the tracks that are left.
  within(() => Array.from(track([])));
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
