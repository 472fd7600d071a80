import * as v from 'valibot';
import { countSchema, type Program } from '../protocol';
import type { AppModel } from './app-model';
import type { Page } from './rendered';
import type { SketchOrigin } from './sketch-origin';
import { fetchFile, type Watch } from './values/fetch-file';

/** What `yc.asset` and modules with models ask. Its content has not been checked before it gets here. */
const askSchema = v.variant('op', [
  v.strictObject({ op: v.literal('open'), id: countSchema, url: v.pipe(v.string(), v.maxLength(100_000)) }),
  v.strictObject({
    op: v.literal('models'),
    id: countSchema,
    names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(8)),
  }),
  v.strictObject({ op: v.picklist(['more', 'cancel']), id: countSchema }),
]);

type Trigger = Page['trigger'];
type Answer = { value: unknown } | { wrong: string };

/** What is being loaded: a file, or the files of models. `about` says what they are. `end` resolves with the last answer about it. */
type Loading = {
  loaded: number;
  total: number | null;
  about?: string;
  end: Promise<Answer>;
  asked(): void;
  forget(): void;
  abort(): void;
};

/** What is being loaded, by the sketch that asked for it and by its number for each. */
const loadings = new WeakMap<SketchOrigin, Map<number, Loading>>();

/** How many files a sketch may load at once. */
const mostAtOnce = 16;

/** How long the page takes to answer, and how long it goes on loading what is no longer asked for, in milliseconds. */
const patience = 200;
const longestSilence = 60_000;

/**
 * Answers what a program asks of the page: for a file, to call a server, to look like something, to mark what is invalid, to
 * show a part of its app, or else for values that it has kept.
 *
 * @param model the app on the page; none if what is asked is for no eyes
 */
export const answer = async (
  asked: unknown,
  program: Program,
  origin: SketchOrigin,
  notify: (sentence: string) => void,
  model?: AppModel,
  trigger?: Trigger,
): Promise<Answer> => {
  // What another sketch than the one on the page asks for cannot be shown.
  if (isOf(asked, 'render') && trigger && model?.mounted()?.origin === origin)
    return (await import('./rendered')).rendered(asked, { model, trigger });
  const read = v.safeParse(askSchema, asked);
  if (!read.success) {
    if (model) {
      if (isOf(asked, 'remote')) return (await import('./remote')).answer(asked, origin, model);
      if (isOf(asked, 'look')) return { value: (await import('./look')).takeLook(asked, program, model) };
      if (isOf(asked, 'invalid')) return { value: (await import('./invalid')).markInvalid(asked, model) };
    } else if (isOf(asked, 'remote')) return { wrong: 'No server is called for an example that nobody has picked.' };
    else if (isOf(asked, 'look')) return { value: [] };
    else if (isOf(asked, 'invalid')) return { value: true };
    return (await import('./author-cache')).answer(asked, program, origin, notify);
  }
  const { id } = read.output;
  const own = loadings.get(origin) ?? new Map<number, Loading>();
  loadings.set(origin, own);
  if (read.output.op === 'open' || read.output.op === 'models') {
    // A new worker of the same sketch counts from the beginning.
    own.get(id)?.abort();
    if (own.size >= mostAtOnce) return { wrong: `At most ${mostAtOnce} files load at once. Await some of them first.` };
    const asked = read.output;
    own.set(
      id,
      load(
        asked.op === 'open'
          ? async (watch) => ({ file: await fetchFile(asked.url, origin, watch) })
          : async (watch) => (await import('./models')).loadModels(asked.names, watch),
        (loading) => own.get(id) === loading && own.delete(id),
      ),
    );
  }
  if (read.output.op === 'cancel') {
    own.get(id)?.abort();
    return { value: undefined };
  }
  const loading = own.get(id);
  if (!loading) return { wrong: 'This file is no longer being loaded: nothing asked for it in a long time.' };
  loading.asked();
  const end = await Promise.race([loading.end, new Promise<void>((resolve) => setTimeout(resolve, patience))]);
  if (!end) {
    const { loaded, total, about } = loading;
    return { value: { loaded, total, ...(about && { about }) } };
  }
  loading.forget();
  return end;
};

const isOf = (asked: unknown, op: string) => (asked as { op?: unknown } | null)?.op === op;

type Fetch = (watch: Watch) => Promise<unknown>;

/** Loads what `fetched` fetches. `forget` is called once nobody waits for it any more. */
const load = (fetched: Fetch, forget: (loading: Loading) => void): Loading => {
  const aborter = new AbortController();
  const { signal } = aborter;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const progress: Watch['progress'] = (loaded, total, about) =>
    void Object.assign(loading, { loaded, total, ...(about && { about }) });
  const loading: Loading = {
    loaded: 0,
    total: null,
    end: fetched({ signal, progress }).then(
      (value) => ({ value }),
      (thrown) => ({ wrong: thrown instanceof Error ? thrown.message : String(thrown) }),
    ),
    asked() {
      clearTimeout(silence);
      silence = setTimeout(loading.abort, longestSilence);
    },
    forget: () => forget(loading),
    abort() {
      aborter.abort();
      loading.forget();
    },
  };
  void loading.end.then(() => clearTimeout(silence));
  return loading;
};
