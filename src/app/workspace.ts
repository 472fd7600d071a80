import { type Accessor, type Component, createSignal } from 'solid-js';
import { createComponent } from 'solid-js/web';
import {
  type AppState,
  type ConsoleLine,
  createCompiler,
  type Recorder,
  Session,
  Spares,
  spawnGenerator,
} from '../host';
import type { AppDescription, Problem, Sketch } from '../protocol';
import { App } from './App';
import { createParts, type Parts } from './parts';
import './styles.css';

/** The most lines that the console keeps. */
const mostLines = 1000;

/** What a person sees of a run: how it stands, and its record so far. */
export type RunView = { recorder: Recorder; yields: number };

/** A place where sketches run: what the playground and the custom element are made around. */
export type Workspace = {
  state: Accessor<AppState>;
  /** What is wrong at present, from compiling, loading or running; empty when nothing is. */
  problems: Accessor<Problem[]>;
  console: Accessor<readonly ConsoleLine[]>;
  clearConsole(): void;
  /** Compiles and loads a sketch and shows its app; submits at once where it has no inputs. */
  run(sketch: Sketch): Promise<void>;
  /** Stops whatever goes on: loading or running. */
  stop(): void;
  /** All syntax problems of a sketch, without running it. */
  check(sketch: Sketch): Promise<Problem[]>;
  /** The app on the page (`data-yc="app"`), or nothing before the first `run`. */
  View: Component;
  /** Ends the workers. */
  dispose(): void;
};

/** An app that is on the page: its description, and its components with their values. */
export type Mounted = { description: AppDescription; parts: Parts };

/** Everything that the app's view is made of. */
export type AppModel = Pick<Workspace, 'state' | 'problems' | 'stop'> & {
  mounted: Accessor<Mounted | undefined>;
  run: Accessor<RunView | undefined>;
  submit(): void;
  clear(): void;
};

/** Makes a place where sketches run. Its workers are started at once, so that they are warm when they are needed. */
export const createWorkspace = (): Workspace => {
  const [state, setState] = createSignal<AppState>('idle');
  const [problems, setProblems] = createSignal<Problem[]>([]);
  const [lines, setLines] = createSignal<readonly ConsoleLine[]>([]);
  const [mounted, setMounted] = createSignal<Mounted>();
  const [run, setRun] = createSignal<RunView>();
  const [begun, setBegun] = createSignal(false);

  const compiler = createCompiler();
  const spares = new Spares(spawnGenerator);
  compiler.warm();
  spares.warm();

  const print = (more: readonly ConsoleLine[]) => setLines((before) => [...before, ...more].slice(-mostLines));

  const session = new Session(
    {
      state: (next) => {
        // What was yielded is on the page before the state says that there is no more.
        mounted()?.parts.commit();
        if (next === 'done' || next === 'stopped' || next === 'error') mounted()?.parts.settle();
        setState(next);
      },
      app: (description) => {
        mounted()?.parts.dispose();
        const parts = createParts(description.components, () => {
          const current = run();
          if (!current) return;
          setRun({ ...current, yields: current.recorder.record.yields });
          current.recorder.willPaint();
        });
        setRun(undefined);
        setMounted({ description, parts });
      },
      begin: (recorder, outputs) => {
        mounted()?.parts.expect(outputs);
        setRun({ recorder, yields: 0 });
      },
      yields: (slots, _count, outputs) => mounted()?.parts.take(slots, outputs) ?? [],
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

  const model: AppModel = {
    state,
    problems,
    mounted,
    run,
    stop: () => session.stop(),
    submit: () => {
      const current = mounted();
      if (!current) return;
      const { listener } = current.description.layout;
      const inputs = current.description.listeners[listener]?.inputs ?? [];
      void session.submit(listener, current.parts.values(inputs));
    },
    clear: () => {
      mounted()?.parts.reset();
      setRun(undefined);
      session.rest();
    },
  };

  return {
    state,
    problems,
    console: lines,
    clearConsole: () => setLines([]),
    run: (sketch) => {
      setBegun(true);
      return session.load(sketch);
    },
    stop: () => session.stop(),
    check: async (sketch) => compiler.check(sketch),
    View: () => createComponent(App, { model, shown: begun }),
    dispose: () => {
      session.dispose();
      spares.dispose();
      compiler.dispose();
      mounted()?.parts.dispose();
    },
  };
};
