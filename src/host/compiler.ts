import * as Comlink from 'comlink';
import type { Compilation, Compiler } from '../protocol';
import { extraKindsOf, extrasFor, familiarForms } from './extras';
import { unableToStart } from './failures';

/** The compiler as it answers from its worker. */
type Asked = {
  [K in keyof Compiler]: (...given: Parameters<Compiler[K]>) => Promise<Awaited<ReturnType<Compiler[K]>>>;
};

/** A worker, and for each app that has a compiler in it, what to do if it cannot start. */
type Shared = { worker: Worker; apps: Set<() => void> };

/** The worker of all programs to come. Without an app in it, it has ended. */
let current: Shared | undefined;

const start = (): Shared => {
  const worker = new Worker(new URL('../../workers/compiler.ts', import.meta.url), {
    type: 'module',
    name: 'yieldcast-compiler',
  });
  const apps: Shared['apps'] = new Set();
  // The host no longer has its file, or sends a page in its place; or the browser has no module workers.
  worker.onerror = () => {
    for (const leave of apps) leave();
    // The page may load again, as for any other part of it.
    void unableToStart().then((why) => why === undefined && dispatchEvent(new Event('vite:preloadError')));
  };
  return { worker, apps };
};

/**
 * A compiler in the worker that all apps of the page share, which ends with the last one. In there, each app has a compiler
 * of its own, which knows nothing of the others' programs.
 */
export const createCompiler = (): Asked & { dispose(): void } => {
  let shared: Shared | undefined;
  let remote: Comlink.Remote<Compiler> | undefined;
  let port: MessagePort | undefined;
  /** Fails what is being compiled. */
  const waiting = new Set<(why: string) => void>();
  let isGone = false;
  const started = (): Comlink.Remote<Compiler> => {
    // What a run that ends now asks would start another worker for good.
    if (isGone) throw new Error('The app is gone.');
    if (!remote) {
      if (!current?.apps.size) current = start();
      shared = current;
      shared.apps.add(leave);
      const { port1, port2 } = new MessageChannel();
      shared.worker.postMessage(0, [port2]);
      port = port1;
      remote = Comlink.wrap<Compiler>(port1);
    }
    return remote;
  };
  const leave = () => {
    for (const fail of waiting) fail('its file is missing');
    waiting.clear();
    // What the worker keeps at the other end goes with it.
    port?.close();
    shared?.apps.delete(leave);
    if (shared?.apps.size === 0) shared.worker.terminate();
    shared = remote = undefined;
  };
  try {
    started();
  } catch {
    // The first program to compile tells why.
  }
  return {
    compile: async (sketch) => {
      const extras = extrasFor(sketch);
      // It has failed, here or for another app. Until now, it still knew where errors are.
      if (shared !== current) leave();
      let used: Shared | undefined;
      const compilation = await new Promise<Compilation>((resolve, reject) => {
        const asked = started();
        used = shared;
        waiting.add(reject);
        void asked
          .compile(sketch)
          .finally(() => waiting.delete(reject))
          .then(resolve, reject);
      }).catch(async (thrown: unknown): Promise<Compilation> => {
        // What failed to load stays failed in that worker: the next programs get another one.
        if (shared === used) current = undefined;
        const message =
          (await unableToStart()) ?? `The compiler did not load (${thrown}). Check the network, then press Run again.`;
        return { ok: false, problems: [{ message }] };
      });
      if (compilation.ok) {
        const { program } = compilation;
        const [familiar, kinds] = await Promise.all([
          program.familiar && familiarForms(),
          program.parts && extraKindsOf(program.parts),
        ]);
        program.extras = { ...(await extras), ...familiar, ...(kinds && { kinds }) };
      }
      return compilation;
    },
    check: async (sketch) => started().check(sketch),
    locate: async (location) => started().locate(location),
    explain: async (message) => started().explain(message),
    recognise: async (text) => started().recognise(text),
    dispose() {
      isGone = true;
      leave();
    },
  };
};
