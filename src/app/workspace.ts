import { createSignal, untrack } from 'solid-js';
import { createComponent } from 'solid-js/web';
import { type FileSource, focused, notLoaded, preloadNamed } from '../components';
import {
  type AppState,
  createCompiler,
  createSpares,
  type Request,
  type Run,
  type Sandbox,
  Session,
  type SessionEvents,
  spawnGenerator,
  type Wait,
} from '../host';
import {
  type AppDescription,
  type AudioWire,
  type EventData,
  type Problem,
  type Program,
  playedStreams,
  type VideoWire,
} from '../protocol';
import { spoken } from '../words';
import { App } from './App';
import { createAlerts } from './alerts';
import type { AppModel, Workspace } from './app-model';
import type { Captures } from './capture/captures';
import { createComponentValues, type PartsEvents, type TakeChunk } from './component-values';
import { createListening } from './listening';
import { type Carry, createRunView, type Mounted } from './mounted';
import {
  askFor,
  loadAsked,
  loadCapture,
  loadFiles,
  loadInputs,
  loadKept,
  openTimeline,
  runCacheOf,
  streamsOf,
  unloadingOf,
} from './on-demand';
import { createProgress } from './progress';
import type { RunCache } from './run-cache';
import type { SketchOrigin } from './sketch-origin';
import type { Streams } from './streaming';
import type { RunTimeline } from './timeline/recording';
import type { Past } from './timeline/steps';
import { isReadyInput } from './values/named-files';
import './styles.css';

const openSpares = createSpares(spawnGenerator);

/**
 * Creates a place where sketches run. Its workers start at once, so that they are warm when they are needed. The spare ones
 * and the compiler's are those of all workspaces of the page.
 *
 * @param log Receives what sketches print to their console, and how many lines came too fast to be shown.
 */
export const createWorkspace = (log: SessionEvents['log'] = () => {}): Workspace => {
  const [state, setState] = createSignal<AppState>('idle');
  const [problems, setProblems] = createSignal<Problem[]>([]);
  const [mounted, setMounted] = createSignal<Mounted>();
  const { run, ...runView } = createRunView(() => mounted());
  const [waits, setWaits] = createSignal<readonly Wait[]>([]);
  const [playing, setPlaying] = createSignal(false);
  const [begun, setBegun] = createSignal(false);
  const [past, look] = createSignal<Past>();
  /** The origin of the sketch that was run last. */
  let latest: SketchOrigin | undefined;
  /** Whether to submit its form once it is loaded. */
  let submits = false;
  let carry: Carry | undefined;
  /** The components of the mounted app that a person has changed. */
  let changed = new Set<number>();
  const alerts = createAlerts();

  const compiler = createCompiler();
  const spares = openSpares();

  const isSeen = ({ listener }: Run) => listener.showProgress !== 'hidden';
  const progress = createProgress(() => mounted()?.parts);

  /** Plays the streams of the mounted app; `undefined` if it has none, or if the code could not be loaded. */
  let streams: Promise<Streams | undefined> | undefined;
  const withStreams = (use: (streams: Streams) => void) => void streams?.then((loaded) => loaded && use(loaded));

  /** The microphones and cameras of the mounted app. */
  let captures: Promise<Captures | undefined> | undefined;
  const withCaptures = (use: (captures: Captures) => void) => void captures?.then((loaded) => loaded && use(loaded));

  const alert = (level: 'info' | 'warning') => (message: string) =>
    alerts.add({ level, title: null, message, duration: 10 });
  const [notify, lost] = [alert('info'), alert('warning')];

  /** Keeps the results of the mounted app; `undefined` if the app does not ask for it. */
  let cache: Promise<RunCache | undefined> | undefined;
  let loadedCache: RunCache | undefined;

  /** What the mounted app does last. */
  let unloading: Promise<((sandbox: Sandbox) => void) | undefined> | undefined;

  /** Records the yields of the run whose figures are shown, so that they can be looked at again. */
  let timeline: RunTimeline | undefined;
  let timelines: Promise<void> | undefined;
  const loadTimeline = async () => {
    timeline = await openTimeline(run, mounted);
  };

  /** Reports that a part of the page could not be loaded. */
  const missing = (): undefined => void setProblems([{ message: notLoaded() }]);

  const unmount = () => {
    mounted()?.parts.dispose();
    withCaptures((before) => before.dispose());
    captures = undefined;
    look();
    runView.clear();
    setWaits([]);
  };

  const mount = (description: AppDescription) => {
    const origin = latest as SketchOrigin;
    const fileOf: FileSource = Object.assign(
      (value: { readonly url: string }) => loadFiles().then((files) => files.fileOf(value, origin)),
      { owner: origin.identity, doors: () => loadFiles().then((files) => files.doorsOf(model, origin)) },
    );
    timelines ??= loadTimeline().catch(() => {});
    const before = mounted();
    const carried = carry?.(before, changed);
    unmount();
    const streaming = playedStreams(description);
    const partsEvents: PartsEvents = {
      drawn: runView.drawn,
      changed: (id, depth) => {
        if (description.components[id]?.kind === 'browserstate') {
          const value = parts.values([id])[0] ?? null;
          void loadKept().then(({ keep }) => keep(description, id, value, origin.identity));
        }
        fire(id, 'change', {}, depth);
      },
      input: (id) => {
        look();
        changed.add(id);
        fire(id, 'input');
      },
    };
    const parts = createComponentValues(description.components, partsEvents, streaming);
    withStreams((before) => before.dispose());
    setPlaying(false);
    const play = () => {
      streams = streamsOf(description, parts, streaming, setPlaying, fileOf)?.catch(missing);
      return streams;
    };
    play();
    loadedCache = undefined;
    const opening = runCacheOf(description, origin, fileOf, notify);
    cache = opening;
    void opening?.then((made) => {
      if (cache === opening) loadedCache = made;
      made?.ready(session.loaded?.program);
    });
    const listening = createListening(description.listeners);
    const live: Mounted['live'] = () => [captures, streams ?? play()];
    const next = { description, parts, listening, streams: streaming, origin, fileOf, live };
    setMounted(next);
    unloading = unloadingOf(next, () => session.loaded?.program as Program, { fire: () => fire(null, 'unload'), log });
    changed = carried?.(next) ?? new Set();
  };

  const session: Session = new Session(
    {
      state: (next) => {
        // Draw what was yielded before the state says that nothing more comes.
        mounted()?.parts.commit();
        // Loading may fail before a run begins; the figures of the previous run must not be shown then.
        if (next === 'loading') runView.clear();
        setState(next);
      },
      spoken,
      app: mount,
      loaded: (description) => void begin(description),
      leave: (sandbox) => {
        void unloading?.then((go) => (go ? go(sandbox) : sandbox.terminate()));
        return unloading !== undefined;
      },
      begin: (started) => {
        model.follow?.begin(started);
        mounted()?.parts.expect(started.listener.outputs);
        progress.begin(started);
        withStreams((to) => to.begin(started));
        if (!isSeen(started)) return;
        look();
        runView.begin(started);
      },
      kept: (of, basis, program) => cache?.then((from) => from?.find(of, basis, program)),
      yields: (of, slots, at) => {
        loadedCache?.yields(of, slots);
        const followed = model.follow?.yields(of, slots);
        // Until the timeline is loaded, the run waits for it, so that no buffer is returned before it is recorded.
        const taken = timeline ? timeline.take(of, slots, at) : timelines?.then(() => timeline?.take(of, slots, at));
        const chunk: TakeChunk = (id, value) =>
          withStreams((to) => (value === null ? to.clear(id, of) : to.push(id, value as AudioWire | VideoWire, of)));
        const free = mounted()?.parts.take(slots, of.listener.outputs, of.request.depth + 1, chunk) ?? [];
        if (!streams && !taken && !followed) return free;
        return Promise.all([taken, followed, streams?.then((from) => from?.pressure(of))]).then(() => free);
      },
      stopping: (of) => withStreams((to) => to.stop(of)),
      progress: (of, tracks) => progress.tell(of, tracks),
      end: (ended, outcome) => {
        loadedCache?.end(ended, outcome);
        mounted()?.parts.commit();
        mounted()?.parts.settle(ended.listener.outputs);
        progress.end(ended);
        runView.ended();
        withStreams((to) => to.end(ended));
        model.follow?.end(ended, outcome);
      },
      follow: (listener, depth, chain) => trigger(listener, depth, undefined, chain),
      waits: setWaits,
      alert: alerts.add,
      ask: (asked, program) => {
        // After a sketch failed to load, the app before it is still there, and has only what is its own.
        const origin = program === session.loaded?.program ? mounted()?.origin : latest;
        return loadAsked().then(({ answer }) => answer(asked, program, origin as SketchOrigin, notify, model, trigger));
      },
      log,
      problems: setProblems,
    },
    compiler,
    spares,
  );

  const trigger: AppModel['trigger'] = (listener, depth, event, chain, given) => {
    const current = mounted();
    const called = current?.description.listeners[listener];
    if (!current || !called) return;
    const read: Request['inputs'] = (preparing) => {
      const values = given ? given() : current.parts.values(called.inputs);
      if (!values) return;
      const components = called.inputs.map((id) => current.parts.described(id));
      if (values.every((value, i) => isReadyInput(value, components[i]))) return values;
      return loadInputs().then(({ readyInputs }) =>
        readyInputs(values, components, current.fileOf, { ...preparing, lost }),
      );
    };
    // End a recording that is still on first: it is the value that the person means.
    const inputs: Request['inputs'] = (preparing) =>
      captures || restoring
        ? Promise.all([restoring, captures?.then((of) => of?.finish(called.inputs))]).then(() => read(preparing))
        : read(preparing);
    if (called.cancels.length > 0) withCaptures((of) => of.cancel(called.cancels));
    const request: Request = { listener, inputs, depth, ...(event && { event }), ...(chain && { chain }) };
    session.trigger(request);
    return request;
  };

  /** A person triggers a listener. A missing input makes the run end; besides, it is marked in its place. */
  const act = (listener: number, event?: EventData) => {
    const current = mounted();
    const inputs = current?.description.listeners[listener]?.inputs ?? [];
    trigger(listener, 0, event);
    if (!current?.parts.values(inputs).includes(null)) return;
    const from = focused();
    const ask = () => askFor(mounted, current, inputs, from);
    // The missing input may be one that is still being recorded.
    Promise.resolve(captures?.then((of) => of?.finish(inputs)))
      .then(ask, ask)
      .catch(() => {});
  };

  const fire = (component: number | null, event: string, data: Readonly<Record<string, unknown>> = {}, depth = 0) => {
    const { description, listening } = mounted() ?? {};
    const own = description?.layout.type === 'interface' ? description.layout.listener : undefined;
    for (const listener of listening?.of(component, event) ?? []) {
      // The function of a form gets its inputs and no event.
      const given = listener === own ? undefined : { ...data, component, event };
      if (event === 'click' || event === 'submit') act(listener, given);
      else trigger(listener, depth, given);
    }
  };

  /** Pending while the values that the browser keeps are restored. Runs wait for it. */
  let restoring: Promise<void> | undefined;

  /** An app has been loaded. Restores the values that the browser keeps for it, then fires its `load` event. */
  const begin = async (description: AppDescription) => {
    restoring = undefined;
    if (description.components.some(({ kind }) => kind === 'browserstate')) {
      const current = mounted();
      if (!current) return;
      // Without them, the app starts afresh.
      restoring = loadKept()
        .then(({ restoreKept }) => restoreKept(current))
        .catch(() => {});
      await restoring;
      if (mounted() !== current) return;
      restoring = undefined;
    }
    fire(null, 'load');
    const { layout, listeners } = description;
    // A live form runs with its initial values, whoever opened it.
    if (layout.type !== 'interface' || !(submits || layout.live)) return;
    const { inputs = [], stream } = listeners[layout.listener] ?? {};
    const current = mounted();
    // A streaming form only gets input from its device.
    if (!current || stream) return;
    const missing =
      current.parts.values(inputs).includes(null) &&
      (!submits || (await askFor(mounted, current, inputs).catch(() => true)));
    // The person may have filled in what was missing and submitted the form meanwhile.
    if (!missing && mounted() === current && !run()) trigger(layout.listener, 0);
  };

  const model: AppModel = {
    state,
    playing,
    problems,
    mounted,
    run,
    waits,
    alerts,
    past,
    look,
    behind: () => ({
      cache: loadedCache,
      ...session.loaded,
      open: (events) => new Session(events, compiler, spares),
    }),
    timeline: () => timeline,
    trigger,
    cancel: (run) => session.cancel(run),
    fire,
    stop: () => session.stop(),
    submit: () => {
      const { layout, listeners } = mounted()?.description ?? {};
      // A streaming form only gets input from its device.
      if (layout?.type === 'interface' && !listeners?.[layout.listener]?.stream) act(layout.listener);
    },
    wantDevice: (id) => {
      const { description, parts, fileOf } = untrack(mounted) as Mounted;
      captures ??= loadCapture().then(
        ({ createCaptures }) => createCaptures(description, parts, session, fire, fileOf, () => model.root),
        missing,
      );
      withCaptures((of) => of.want(id));
    },
    clear: () => {
      withCaptures((of) => of.clear());
      mounted()?.parts.reset();
      changed.clear();
      look();
      withStreams((to) => to.clearAll());
      runView.clear();
      session.rest();
    },
  };

  const close = () => {
    setBegun(false);
    session.unload();
    unmount();
    withStreams((before) => before.dispose());
    streams = undefined;
    setMounted(undefined);
    alerts.clear();
  };

  return {
    model,
    state,
    problems,
    run: (sketch, origin, submit = false, carrying) => {
      setBegun(true);
      latest = origin;
      submits = submit;
      carry = carrying;
      for (const text of Object.values(sketch.files)) preloadNamed(text);
      return session.load(sketch);
    },
    fail: (message) => {
      setBegun(true);
      session.fail([{ message }]);
    },
    description: () => mounted()?.description,
    terminated: () => state() !== 'loading' && session.terminated,
    stop: () => session.stop(),
    close,
    check: compiler.check,
    recognise: compiler.recognise,
    View: () => createComponent(App, { model, shown: begun }),
    dispose: () => {
      close();
      spares.dispose();
      compiler.dispose();
    },
  };
};
