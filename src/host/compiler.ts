import * as Comlink from 'comlink';
import type { Compilation, Compiler } from '../protocol';
import { extraKindsOf, extrasFor, familiarForms } from './extras';

/** The compiler as it answers from its worker. */
type Asked = {
  [K in keyof Compiler]: (...given: Parameters<Compiler[K]>) => Promise<Awaited<ReturnType<Compiler[K]>>>;
};

/** The compiler, in its own worker. The worker starts on first use. */
export const createCompiler = (): Asked & { warm(): void; dispose(): void } => {
  let worker: Worker | undefined;
  let remote: Comlink.Remote<Compiler> | undefined;
  let broken: Promise<never> | undefined;
  const started = (): Comlink.Remote<Compiler> => {
    if (!remote) {
      const made = new Worker(new URL('../../workers/compiler.ts', import.meta.url), {
        type: 'module',
        name: 'yieldcast-compiler',
      });
      broken = new Promise((_, reject) => {
        // The host no longer has its file, or sends a page in its place.
        made.onerror = () => {
          reject('its file is missing');
          if (worker === made) dispose();
          // The page may load again, as for any other part of it.
          dispatchEvent(new Event('vite:preloadError'));
        };
      });
      broken.catch(() => {});
      worker = made;
      remote = Comlink.wrap<Compiler>(made);
    }
    return remote;
  };
  const dispose = () => {
    worker?.terminate();
    worker = remote = undefined;
  };
  return {
    compile: async (sketch) => {
      const extras = extrasFor(sketch);
      const compiling = started().compile(sketch);
      const compilation = await Promise.race([compiling, broken as Promise<never>]).catch(
        (thrown: unknown): Compilation => {
          // What failed to load stays failed in that worker: the next program gets another one.
          dispose();
          const message = `The compiler did not load (${thrown}). Check the network, then press Run again.`;
          return { ok: false, problems: [{ message }] };
        },
      );
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
    check: (sketch) => started().check(sketch),
    locate: (location) => started().locate(location),
    explain: (message) => started().explain(message),
    recognise: (text) => started().recognise(text),
    warm: () => void started(),
    dispose,
  };
};
