import {
  type App,
  isApp,
  setCaptureTools,
  setGifTools,
  setVideoTools,
  takeMadeApps,
  takeMadeListeners,
} from '../api/internal';
import type { Program, resolveImport } from '../protocol';
import { type Described, describe } from './describe';
import { setAuthorFiles } from './fault';
import { infer } from './infer';

/** A sketch that offers nothing to run. `at` is where its author should look. */
export class NothingToRun extends Error {
  override name = 'NothingToRun';
}

/** Imports a program and finds its app: the default export, the only one that was made, or one inferred from a function. */
export const load = async (program: Program): Promise<Described> => {
  setAuthorFiles(program.modules);
  const { video, capture, gif, imports } = program.extras ?? {};
  linkComputedImports(program, await toolsOf(imports));
  setVideoTools(await toolsOf(video));
  setCaptureTools(await toolsOf(capture));
  setGifTools(await toolsOf(gif));
  takeMadeApps();
  takeMadeListeners();
  const module: Record<string, unknown> = await import(
    /* @vite-ignore */ program.modules[program.entry] ?? program.entry
  ).catch(async (thrown) => {
    throw (await unreachable(program.remote)) ?? thrown;
  });
  return describe(find(module, takeMadeApps(), program));
};

/** No file of the site can be imported here: the tools come as text. */
const toolsOf = async (text: string | undefined) => text && import(/* @vite-ignore */ moduleOf(text));

const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;

const find = (module: Record<string, unknown>, made: App[], { bare, bareProblem }: Program): App => {
  const exported = module.default;
  if (isApp(exported)) return exported;
  const fn = bare && module[bare.exportName];
  if (bare && typeof fn === 'function') return infer(fn as (...inputs: never[]) => unknown, bare);
  if (exported === undefined && made.length === 1) return made[0] as App;
  if (typeof exported === 'function') {
    return infer(exported as (...inputs: never[]) => unknown, {
      name: exported.name,
      exportName: 'default',
      parameters: [],
    });
  }
  if (made.length > 1)
    throw new NothingToRun('Several apps are made here. Put `export default` before the one to show.');
  throw new NothingToRun(
    bareProblem?.message ??
      'There is no function to run. Write one, or export an app: export default yc.Interface({ … }).',
  );
};

/** `import(x)` with a name known only at run time: the compiler sends it through here. */
const linkComputedImports = ({ modules }: Program, tools?: { resolveImport: typeof resolveImport }) => {
  // An error would be thrown there and then, where `import` has a promise reject.
  const resolve = (from: string, specifier: unknown) =>
    tools
      ? tools.resolveImport(modules, from, specifier)
      : moduleOf(`throw new TypeError('The code that resolves import(…) was not loaded. Is the network up?')`);
  (globalThis as Record<symbol, unknown>)[Symbol.for('yieldcast.resolve')] = resolve;
};

/** Engines do not say which of the imported modules failed to load: asks for each, and names the one that cannot be had. */
const unreachable = async (remote: readonly string[]): Promise<Error | undefined> => {
  const answers = await Promise.all(
    remote.map((url) =>
      fetch(url).then(
        (response) => (response.ok ? undefined : `${url} answers ${response.status} ${response.statusText}`.trim()),
        () =>
          `${url} cannot be reached: the network is down, the address is wrong, or the page does not allow that host`,
      ),
    ),
  );
  const failed = answers.find((answer) => answer !== undefined);
  return failed === undefined ? undefined : new TypeError(`An import failed: ${failed}.`);
};
