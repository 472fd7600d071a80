import { type Accessor, type Component, createSignal, untrack } from 'solid-js';
import { createComponent } from 'solid-js/web';
import type { FileSource } from '../components';
import {
  type AppState,
  type Chain,
  type ConsoleLine,
  createCompiler,
  type Recorder,
  type Request,
  type Run,
  Session,
  Spares,
  spawnGenerator,
  type Wait,
} from '../host';
import {
  type AppDescription,
  type AudioWire,
  type EventData,
  type Problem,
  playedStreams,
  type Sketch,
  type VideoWire,
} from '../protocol';
import { App } from './App';
import { createAlerts } from './alerts';
import type { Captures } from './capture/captures';
import { createListening, type Listening } from './listening';
import { createParts, type Parts, type PartsEvents, type TakeChunk } from './parts';
import { createProgress } from './progress';
import type { RunCache } from './run-cache';
import type { SketchOrigin } from './sketch-origin';
import type { Streams } from './streaming';
import { isReadyInput } from './values/named-files';
import './styles.css';

/** The most lines that the console keeps. */
const mostLines = 1000;

/** What a person sees of a run and of those that followed it in its chain: how they stand, and their records so far. */
export type RunView = {
  /** The first run of the chain. */
  first: number;
  recorders: readonly Recorder[];
  yields: number;
  /** Nothing that its author laid out ends it. */
  endless: boolean;
};

/** A place where sketches run: what the playground and the custom element are made around. */
export type Workspace = {
  state: Accessor<AppState>;
  /** What is wrong at present, from compiling, loading or running; empty when nothing is. */
  problems: Accessor<Problem[]>;
  console: Accessor<readonly ConsoleLine[]>;
  clearConsole(): void;
  /** Compiles and loads a sketch and shows its app; submits at once where it has no inputs. */
  run(sketch: Sketch, origin: SketchOrigin): Promise<void>;
  /** Stops whatever goes on: loading or running. */
  stop(): void;
  /** Ends the app and takes it off the page, as before the first `run`. */
  close(): void;
  /** All syntax problems of a sketch, without running it. */
  check(sketch: Sketch): Promise<Problem[]>;
  /** The app on the page (`data-yc="app"`), or nothing before the first `run`. */
  View: Component;
  /** Ends the workers. */
  dispose(): void;
};

/** An app that is on the page: its description, its components with their values, and who listens to them. */
export type Mounted = {
  description: AppDescription;
  parts: Parts;
  listening: Listening;
  origin: SketchOrigin;
  fileOf: FileSource;
};

/** Everything that the app's view is made of. */
export type AppModel = Pick<Workspace, 'state' | 'problems' | 'stop'> & {
  mounted: Accessor<Mounted | undefined>;
  /** The run that is told of: the latest one that is not a timer's or its like. */
  run: Accessor<RunView | undefined>;
  waits: Accessor<readonly Wait[]>;
  /** What was streamed plays, also after its run is over. */
  playing: Accessor<boolean>;
  alerts: ReturnType<typeof createAlerts>;
  submit(): void;
  clear(): void;
  /** An input is on the page that a microphone or a camera may fill. */
  wantDevice(component: number): void;
  /** An event of a component, or of the app itself where `component` is `null`. */
  fire(component: number | null, event: string, data?: Readonly<Record<string, unknown>>): void;
};

/** Few apps have states that the browser keeps, streams, devices, or sounds that are fetched. */
const loadKept = () => import('./values/browser-state');
const loadStreaming = () => import('./streaming');
const loadCapture = () => import('./capture/captures');
const loadInputs = () => import('./inputs');
/** Needed once something is left empty. */
const loadMissing = () => import('./missing');
const loadCache = () => import('./run-cache');
const loadFetching = () => import('./values/fetch-file');

/** Files for the sketch of an origin. What one value names is fetched once. */
const createFileSource = (origin: SketchOrigin): FileSource => {
  const known = new WeakMap<object, Promise<File>>();
  return (value) => {
    const found = known.get(value) ?? loadFetching().then(({ fetchFile }) => fetchFile(value.url, origin));
    known.set(value, found);
    // Another try may go better.
    found.catch(() => known.delete(value));
    return found;
  };
};

const earlierLines = (count: number): ConsoleLine => ({
  level: 'warn',
  text: `${count === 1 ? 'One earlier line is' : `${count.toLocaleString('en')} earlier lines are`} no longer kept.`,
});

/** Makes a place where sketches run. Its workers are started at once, so that they are warm when they are needed. */
export const createWorkspace = (): Workspace => {
  const [state, setState] = createSignal<AppState>('idle');
  const [problems, setProblems] = createSignal<Problem[]>([]);
  const [lines, setLines] = createSignal<readonly ConsoleLine[]>([]);
  const [mounted, setMounted] = createSignal<Mounted>();
  const [run, setRun] = createSignal<RunView>();
  const [waits, setWaits] = createSignal<readonly Wait[]>([]);
  const [playing, setPlaying] = createSignal(false);
  const [begun, setBegun] = createSignal(false);
  /** Of the sketch that was run last. */
  let latest: SketchOrigin | undefined;
  const alerts = createAlerts();

  const compiler = createCompiler();
  const spares = new Spares(spawnGenerator);
  compiler.warm();
  spares.warm();

  let forgotten = 0;
  const print = (more: readonly ConsoleLine[]) =>
    setLines((before) => {
      const lines = [...(forgotten > 0 ? before.slice(1) : before), ...more];
      const room = forgotten > 0 ? mostLines - 1 : mostLines;
      if (lines.length <= room) return forgotten > 0 ? [earlierLines(forgotten), ...lines] : lines;
      // One line says how many are no longer there.
      forgotten += lines.length - (mostLines - 1);
      return [earlierLines(forgotten), ...lines.slice(1 - mostLines)];
    });
  const isSeen = ({ listener }: Run) => listener.showProgress !== 'hidden';
  const isEndless = ({ request }: Run) => {
    const { layout, listeners } = mounted()?.description ?? {};
    return layout?.type === 'blocks' && !listeners?.some(({ cancels }) => cancels.includes(request.listener));
  };
  const viewOf = (started: Run, before: RunView | undefined): RunView => {
    const { chain } = started.request;
    const endless = isEndless(started);
    if (!before || before.first !== chain?.first)
      return { first: chain?.first ?? started.id, recorders: [started.recorder], yields: 0, endless };
    return { ...before, recorders: [...before.recorders, started.recorder], endless };
  };
  const progress = createProgress(() => mounted()?.parts);

  /** What plays the streams of the app that is mounted; nothing where it has none, or its code could not be loaded. */
  let streams: Promise<Streams | undefined> | undefined;
  const withStreams = (use: (streams: Streams) => void) => void streams?.then((loaded) => loaded && use(loaded));

  /** The microphones and cameras of the app that is mounted. */
  let captures: Promise<Captures | undefined> | undefined;
  const withCaptures = (use: (captures: Captures) => void) => void captures?.then((loaded) => loaded && use(loaded));

  /** Keeps the results of the app that is mounted; nothing where it asks for none. */
  let cache: Promise<RunCache | undefined> | undefined;
  let loadedCache: RunCache | undefined;

  const openCache = ({ listeners }: AppDescription, origin: SketchOrigin) => {
    loadedCache = undefined;
    if (!listeners.some((each) => each.cache)) return undefined;
    const opening = loadCache().then(
      ({ createRunCache }) => {
        const made = createRunCache(origin, (message) =>
          alerts.add({ level: 'info', title: null, message, duration: 10 }),
        );
        if (cache === opening) loadedCache = made;
        return made;
      }, // Without it, every run computes its result.
      () => undefined,
    );
    return opening;
  };

  /** A part of the page did not come. */
  const missing = (what: string) => () => {
    setProblems([{ message: `What ${what} could not be loaded. Check the connection, then load the page again.` }]);
    return undefined;
  };

  const openStreams = (description: AppDescription, parts: Parts, played: ReadonlySet<number>, fileOf: FileSource) => {
    withStreams((before) => before.dispose());
    setPlaying(false);
    if (played.size === 0) return undefined;
    return loadStreaming().then(
      ({ createStreams }) => createStreams(description, parts, played, setPlaying, fileOf),
      missing('plays streams'),
    );
  };

  const unmount = () => {
    mounted()?.parts.dispose();
    withCaptures((before) => before.dispose());
    captures = undefined;
    setRun(undefined);
    setWaits([]);
  };

  const mount = (description: AppDescription) => {
    const origin = latest as SketchOrigin;
    const fileOf = createFileSource(origin);
    unmount();
    const played = playedStreams(description);
    const partsEvents: PartsEvents = {
      drawn: () => {
        const current = run();
        if (!current) return;
        setRun({ ...current, yields: current.recorders.reduce((sum, { record }) => sum + record.yields, 0) });
        current.recorders.at(-1)?.willPaint();
      },
      changed: (id, depth) => {
        if (description.components[id]?.kind === 'browserstate') {
          const value = parts.values([id])[0] ?? null;
          void loadKept().then(({ keep }) => keep(description, id, value, origin.identity));
        }
        fire(id, 'change', {}, depth);
      },
      input: (id) => fire(id, 'input'),
    };
    const parts = createParts(description.components, partsEvents, played);
    streams = openStreams(description, parts, played, fileOf);
    cache = openCache(description, origin);
    setMounted({ description, parts, listening: createListening(description.listeners), origin, fileOf });
  };

  const session = new Session(
    {
      state: (next) => {
        // What was yielded is on the page before the state says that there is no more.
        mounted()?.parts.commit();
        // What is loaded may fail before a run begins: the figures of the one before are not its own.
        if (next === 'loading') setRun(undefined);
        setState(next);
      },
      app: mount,
      loaded: (description) => void begin(description),
      begin: (started) => {
        mounted()?.parts.expect(started.listener.outputs);
        progress.begin(started);
        withStreams((to) => to.begin(started));
        if (isSeen(started)) setRun((before) => viewOf(started, before));
      },
      kept: (of, basis, program) => cache?.then((from) => from?.find(of, basis, program)),
      yields: (of, slots) => {
        loadedCache?.yields(of, slots);
        const chunk: TakeChunk = (id, value) =>
          withStreams((to) => (value === null ? to.clear(id, of) : to.push(id, value as AudioWire | VideoWire, of)));
        const free = mounted()?.parts.take(slots, of.listener.outputs, of.request.depth + 1, chunk) ?? [];
        return streams ? streams.then((from) => from?.pressure(of)).then(() => free) : free;
      },
      stopping: (of) => withStreams((to) => to.stop(of)),
      progress: (of, tracks) => progress.tell(of, tracks),
      end: (ended, outcome) => {
        loadedCache?.end(ended, outcome);
        mounted()?.parts.commit();
        mounted()?.parts.settle(ended.listener.outputs);
        progress.end(ended);
        withStreams((to) => to.end(ended));
      },
      follow: (listener, depth, chain) => trigger(listener, depth, undefined, chain),
      waits: setWaits,
      alert: alerts.add,
      log: (more, dropped) => {
        if (dropped > 0) {
          const lost = dropped === 1 ? 'One line was' : `${dropped.toLocaleString()} lines were`;
          print([{ level: 'warn', text: `${lost} left out: they came faster than they could be shown.` }]);
        }
        print(more);
      },
      problems: setProblems,
    },
    compiler,
    spares,
  );

  const lost = (message: string) => alerts.add({ level: 'warning', title: null, message, duration: 10 });

  const trigger = (listener: number, depth: number, event?: EventData, chain?: Chain) => {
    const current = mounted();
    const called = current?.description.listeners[listener];
    if (!current || !called) return;
    const read: Request['inputs'] = (preparing) => {
      const values = current.parts.values(called.inputs);
      const components = called.inputs.map((id) => current.parts.described(id));
      if (values.every((value, i) => isReadyInput(value, components[i]))) return values;
      return loadInputs().then(({ readyInputs }) =>
        readyInputs(values, components, current.fileOf, { ...preparing, lost }),
      );
    };
    // A recording that is still on is ended first: it is the value that the person means.
    const inputs: Request['inputs'] = (preparing) =>
      captures ? captures.then((of) => of?.finish(called.inputs)).then(() => read(preparing)) : read(preparing);
    if (called.cancels.length > 0) withCaptures((of) => of.cancel(called.cancels));
    session.trigger({ listener, inputs, depth, ...(event && { event }), ...(chain && { chain }) });
  };

  /** A person sets a listener off. What is missing is marked in its place, besides the run that ends for want of it. */
  const act = (listener: number, event?: EventData) => {
    const current = mounted();
    const inputs = current?.description.listeners[listener]?.inputs ?? [];
    trigger(listener, 0, event);
    if (!current?.parts.values(inputs).includes(null)) return;
    const ask = () =>
      loadMissing().then(({ askForMissing }) => mounted() === current && askForMissing(current, inputs));
    // What is still being recorded may be what is missing.
    Promise.resolve(captures?.then((of) => of?.finish(inputs)))
      .then(ask, ask)
      .catch(() => {});
  };

  const fire = (component: number | null, event: string, data: Readonly<Record<string, unknown>> = {}, depth = 0) => {
    const { description, listening } = mounted() ?? {};
    const own = description?.layout.type === 'interface' ? description.layout.listener : undefined;
    for (const listener of listening?.of(component, event) ?? []) {
      // The function of a form is given its inputs and no more.
      const given = listener === own ? undefined : { ...data, component, event };
      if (event === 'click' || event === 'submit') act(listener, given);
      else trigger(listener, depth, given);
    }
  };

  /** An app has been loaded. It is told so when what the browser keeps for it has come back. */
  const begin = async (description: AppDescription) => {
    if (description.components.some(({ kind }) => kind === 'browserstate')) {
      const current = mounted();
      if (!current) return;
      const kept = await (await loadKept()).readKept(description, current.origin.identity);
      if (mounted() !== current) return;
      for (const [id, value] of kept) current.parts.restore(id, value);
    }
    fire(null, 'load');
    const { layout, listeners } = description;
    if (layout.type === 'interface' && listeners[layout.listener]?.inputs.length === 0) trigger(layout.listener, 0);
  };

  const model: AppModel = {
    state,
    playing,
    problems,
    mounted,
    run,
    waits,
    alerts,
    fire,
    stop: () => session.stop(),
    submit: () => {
      const { layout, listeners } = mounted()?.description ?? {};
      // A form that streams is fed by its device alone.
      if (layout?.type === 'interface' && !listeners?.[layout.listener]?.stream) act(layout.listener);
    },
    wantDevice: (id) => {
      const { description, parts, fileOf } = untrack(mounted) as Mounted;
      captures ??= loadCapture().then(
        ({ createCaptures }) => createCaptures(description, parts, session, fire, fileOf),
        missing('uses the camera and the microphone'),
      );
      withCaptures((of) => of.want(id));
    },
    clear: () => {
      withCaptures((of) => of.clear());
      mounted()?.parts.reset();
      withStreams((to) => to.clearAll());
      setRun(undefined);
      session.rest();
    },
  };

  return {
    state,
    problems,
    console: lines,
    clearConsole: () => {
      forgotten = 0;
      setLines([]);
    },
    run: (sketch, origin) => {
      setBegun(true);
      latest = origin;
      return session.load(sketch);
    },
    stop: () => session.stop(),
    close: () => {
      setBegun(false);
      session.unload();
      unmount();
      withStreams((before) => before.dispose());
      streams = undefined;
      setMounted(undefined);
      setLines([]);
      alerts.clear();
    },
    check: async (sketch) => compiler.check(sketch),
    View: () => createComponent(App, { model, shown: begun }),
    dispose: () => {
      session.dispose();
      spares.dispose();
      compiler.dispose();
      mounted()?.parts.dispose();
      withStreams((to) => to.dispose());
      withCaptures((of) => of.dispose());
    },
  };
};
