import publishedFiles from 'virtual:published-files';
import { createSignal, onCleanup } from 'solid-js';
import {
  type Carry,
  linkOrigin,
  loadCarry,
  loadFill,
  type Problem,
  savedOrigin,
  type Ways,
  type Workspace,
} from '../app';
import { usesDevice } from './devices';
import { type Code, hasData, isSameCode, sketchOf } from './drafts';
import { entriesOf } from './link';
import type { Preferences } from './preferences';
import type { Session } from './session';
import type { Silence } from './silence';
import { isBusy } from './toolbar';

/** How long to wait after the last keystroke before edits run automatically, in milliseconds. */
const autorunDelay = 600;

type Needs = {
  workspace: Workspace;
  session: Session;
  preferences: Preferences;
  silence: Silence;
  code(): Code;
  /** How others open the app of this code. */
  waysTo(code: Code): Ways;
  check(code: Code): Promise<Problem[]>;
};

/**
 * Runs the code when the user says so, and from then on automatically when typing pauses. It does not run automatically
 * if the code has errors, if the last run had to be terminated, or if the app uses a device.
 */
export const createRunning = ({ workspace, session, preferences, silence, code, waysTo, check }: Needs) => {
  const [started, setStarted] = createSignal(false);
  const [stale, setStale] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  onCleanup(() => clearTimeout(timer));

  /** Carries form values over to the next app when edits run. Loads with the first run. */
  let carry: Carry | undefined;
  const loadCarryOnce = async () => {
    // If it does not load, forms start with their initial values.
    carry ??= await loadCarry().catch(() => undefined);
  };

  const begin = async (byItself = false) => {
    clearTimeout(timer);
    const number = ++latest;
    // Not for one of the page's own examples, which it runs itself: nothing can be lost.
    if (!silence.isQuiet()) void session.runBegins();
    setStarted(true);
    const own = code();
    const sketch = sketchOf(own);
    const saved = session.identity();
    const origin = saved ? savedOrigin(saved, publishedFiles) : linkOrigin(sketch, publishedFiles);
    if (hasData(own)) {
      const { heldBy } = await import('./files/data-files');
      if (number !== latest) return;
      origin.held = heldBy(own);
    }
    origin.ways = waysTo(own);
    // An edit removes them from the address.
    const values = entriesOf(location.hash).get('values');
    const fill = byItself || !values ? undefined : await (await loadFill())(values, workspace.model);
    if (number !== latest) return;
    const loaded = await workspace.run(sketch, origin, true, byItself ? carry : fill);
    if (number === latest) setStale(!loaded);
    await loadCarryOnce();
  };

  const mayAutorun = () =>
    preferences.values().autorun &&
    started() &&
    workspace.state() !== 'stopping' &&
    !workspace.terminated() &&
    !usesDevice(workspace.description());

  const autorun = async () => {
    const before = code();
    const problems = mayAutorun() ? await check(before).catch(() => []) : [];
    // On a slow network it may still be on its way, and what the form holds would be lost.
    if (mayAutorun()) await loadCarryOnce();
    const isWhole = !problems.some(({ hint }) => !hint);
    if (isWhole && mayAutorun() && isSameCode(before, code())) await begin(true);
  };

  return {
    /** Whether the app does not match the code, because the latest code could not be loaded. */
    stale,

    /** Call when the user presses Run. */
    run() {
      if (!session.opened() || isBusy(workspace.state())) return;
      silence.allow();
      void begin();
    },

    /** Runs one of the page's own examples, without sound. */
    runQuietly() {
      silence.quiet();
      void begin();
    },

    stop() {
      if (isBusy(workspace.state())) workspace.stop();
    },

    /** Call when the code has changed. */
    edited() {
      clearTimeout(timer);
      if (mayAutorun()) timer = setTimeout(() => void autorun(), autorunDelay);
    },

    /** Call before other code opens: closes the app, which must not appear under another title. */
    clear() {
      clearTimeout(timer);
      latest++;
      workspace.close();
      setStarted(false);
      setStale(false);
    },
  };
};
