import * as Comlink from 'comlink';
import type { Compiler } from '../protocol';
import { extrasFor } from './extras';

/** The compiler, in a worker of its own that is started when it is first asked for something. */
export const createCompiler = (): Compiler & { warm(): void; dispose(): void } => {
  let worker: Worker | undefined;
  let remote: Comlink.Remote<Compiler> | undefined;
  const started = (): Comlink.Remote<Compiler> => {
    if (!remote) {
      worker = new Worker(new URL('../../workers/compiler.ts', import.meta.url), {
        type: 'module',
        name: 'yieldcast-compiler',
      });
      remote = Comlink.wrap<Compiler>(worker);
    }
    return remote;
  };
  return {
    compile: async (sketch) => {
      const extras = extrasFor(sketch);
      const compilation = await started().compile(sketch);
      if (compilation.ok) compilation.program.extras = await extras;
      return compilation;
    },
    check: (sketch) => started().check(sketch),
    locate: (location) => started().locate(location),
    warm: () => void started(),
    dispose: () => {
      worker?.terminate();
      worker = remote = undefined;
    },
  };
};
