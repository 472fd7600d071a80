import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js';
import { type AppState, type Problem, whenIdle } from '../app';
import type { Code } from './drafts';
import type { EditorHandle } from './editor';
import type { LanguageHelp } from './editor/language';

/** Whether the user wants to save data. Only some browsers report it. */
const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** How often a run that begins may end language support while that starts. */
const mostRestarts = 3;

/**
 * TypeScript's language support. It is a megabyte and keeps a processor busy for seconds, so it loads once a first run
 * has ended, the user has been in the editor, and the page is idle. A run that begins meanwhile goes first: support
 * starts again when the run's app is there. The editor works without it.
 */
export const createLanguageHelp = (options: {
  state: Accessor<AppState>;
  /** Where “go to definition” leads, out of the file in the editor. */
  leadTo: { docs(name: string): void; file(name: string, at: number): void };
  /** It has loaded: the code can be checked again. */
  onCome(): void;
}) => {
  const [help, setHelp] = createSignal<LanguageHelp>();
  const [inEditor, setInEditor] = createSignal(false);
  const [begun, setBegun] = createSignal(false);
  let starting: LanguageHelp | undefined;
  let restarts = 0;
  const isLoading = () => options.state() === 'loading';
  const load = async () => {
    // `onMissingPart` reports a part that does not load. The editor works without it.
    const language = await import('./editor/language').catch(() => undefined);
    if (!language) return;
    if (untrack(isLoading)) return putOff();
    const started = language.startLanguage(options.leadTo);
    starting = started;
    await started.ready;
    starting = undefined;
    setHelp(started);
    options.onCome();
  };
  const putOff = () => {
    starting?.end();
    starting = undefined;
    setBegun(false);
  };
  createEffect(() => {
    if (!isLoading() || !starting || restarts === mostRestarts) return;
    restarts++;
    putOff();
  });
  const hasRun = (before: boolean) => before || ['done', 'stopped', 'error'].includes(options.state());
  const ran = createMemo(hasRun, false);
  createEffect(() => {
    if (begun() || isLoading() || !ran() || !inEditor() || savesData()) return;
    setBegun(true);
    void whenIdle().then(load);
  });
  const look = ({ target }: FocusEvent) =>
    target instanceof Element && target.closest('.cm-editor') && setInEditor(true);
  addEventListener('focusin', look);
  onCleanup(() => removeEventListener('focusin', look));
  return {
    /** Extends an editor as soon as there is one and language support has loaded. */
    giveTo: (editor: Accessor<EditorHandle | undefined>) =>
      createEffect(() => {
        const given = help();
        if (given) editor()?.help(given.extension);
      }),
    /** Tells it which file of the sketch is in the editor. Call again when another one is, or when files come or go. */
    open: (file: string, code: () => Code) => help()?.open(file, code()),
    problems: async (code: Code): Promise<Problem[]> => (await help()?.problems(code)) ?? [],
  };
};
