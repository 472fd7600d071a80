import * as yieldcast from '../api';
import {
  type App,
  component,
  isApp,
  isComponent,
  listOf,
  setCacheTools,
  setCaptureTools,
  setChatTools,
  setFinishTools,
  setGifTools,
  setRenderTools,
  setVideoTools,
  takeMadeApps,
  takeMadeListeners,
} from '../api/internal';
import type { Program, resolveImport } from '../protocol';
import { askPage } from './ask-page';
import { calledName, type Described, describe, describeBlocks } from './describe';
import { describeValue, lent, Refusal, setChatEncoding } from './encode';
import { setAuthorFiles } from './fault';
import { setFamiliar } from './forms';
import { infer } from './infer';
import { setWords } from './own-words';
import { currentRun, runIn } from './run-context';
import { setValueTools } from './value-tools';
import type { Lent } from './values';

/** The sketch has nothing to run. */
export class NothingToRun extends Error {
  override name = 'NothingToRun';
}

/** Imports a program and finds its app: the default export, the only one made, or one inferred from a function. */
export const load = async (program: Program): Promise<Described> => {
  setAuthorFiles(program.modules);
  setWords(program.spoken);
  const {
    video,
    capture,
    gif,
    chat,
    cache,
    finish,
    imports,
    values,
    familiar,
    render,
    kinds = [],
  } = program.extras ?? {};
  const importing = await toolsOf(imports);
  linkComputedImports(program, importing);
  setVideoTools(await toolsOf(video));
  setCaptureTools(await toolsOf(capture));
  setGifTools(await toolsOf(gif));
  const chats = await toolsOf(chat);
  setChatTools(chats?.chatInterfaceOf({ ...yieldcast, ...lent, listOf, component }));
  setChatEncoding(chats?.chatEncodingOf(lent));
  setCacheTools((await toolsOf(cache))?.openCache(askPage, currentRun, runIn, yieldcast.progress));
  const finishing = (await toolsOf(finish))?.finishOf(askPage, currentRun, program.spoken?.languages);
  setFinishTools(finishing);
  setValueTools((await toolsOf(values))?.valueToolsOf(lentToValues));
  const rendering = (await toolsOf(render))?.openRender(
    yieldcast,
    describeBlocks,
    takeMadeListeners,
    askPage,
    currentRun,
    runIn,
    finishing,
  );
  setRenderTools(rendering);
  setFamiliar(await toolsOf(familiar), program, await Promise.all(kinds.map(toolsOf)));
  takeMadeApps();
  takeMadeListeners();
  const module: Record<string, unknown> = await import(
    /* @vite-ignore */ program.modules[program.entry] ?? program.entry
  ).catch(async (thrown) => {
    throw (await importing?.failedImport(program.remote, thrown)) ?? thrown;
  });
  const app = find(module, takeMadeApps(), program);
  const described = describe(app);
  await finishing?.ready(app, described);
  rendering?.ready(described);
  return described;
};

const lentToValues: Lent = {
  Timer: yieldcast.Timer,
  isComponent,
  listOf,
  describeValue,
  calledName,
  refuse: (message) => {
    throw new Refusal(message);
  },
};

/** The sandbox cannot import the site's files, so the tools arrive as text. */
const toolsOf = async (text: string | undefined) => text && import(/* @vite-ignore */ moduleOf(text));

const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;

const find = (module: Record<string, unknown>, made: App[], { bare, bareProblem }: Program): App => {
  const exported = module.default;
  if (isApp(exported)) return exported;
  // An app beside a function is what the author means, exported or not.
  if (made.length === 1) return made[0] as App;
  const named = Object.values(module).filter(isApp);
  if (named.length === 1) return named[0] as App;
  const fn = bare && module[bare.exportName];
  if (bare && typeof fn === 'function') return infer(fn as (...inputs: never[]) => unknown, bare);
  if (typeof exported === 'function' && !bareProblem?.decides) {
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

/** Handles `import(x)` with a name known only at run time: the compiler routes it through here. */
const linkComputedImports = ({ modules }: Program, tools?: { resolveImport: typeof resolveImport }) => {
  // The result is a module that throws: throwing here would be synchronous, whereas `import` rejects a promise.
  const resolve = (from: string, specifier: unknown) =>
    tools
      ? tools.resolveImport(modules, from, specifier)
      : moduleOf(`throw new TypeError('The code that resolves import(…) was not loaded. Is the network up?')`);
  (globalThis as Record<symbol, unknown>)[Symbol.for('yieldcast.resolve')] = resolve;
};
