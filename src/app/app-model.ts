import type { Accessor, Component } from 'solid-js';
import type { AppState, Chain, Request, Run, Session, SessionEvents, Wait } from '../host';
import type {
  AppDescription,
  EventData,
  Outcome,
  Problem,
  Program,
  Recognition,
  Sketch,
  Slot,
  WireValue,
} from '../protocol';
import type { createAlerts } from './alerts';
import type { Carry, Mounted, RunView } from './mounted';
import type { RunCache } from './run-cache';
import type { SketchOrigin } from './sketch-origin';
import type { RunTimeline } from './timeline/recording';
import type { Past } from './timeline/steps';

/** A place where sketches run. The playground and the custom element are built around one. */
export type Workspace = {
  state: Accessor<AppState>;
  /** The current problems from compiling, loading or running; empty if there are none. */
  problems: Accessor<Problem[]>;
  /**
   * Compiles and loads a sketch and shows its app. With `submit`, a form is submitted with its initial values if none
   * is missing. `carry` keeps what a person has entered into the previous app. Resolves to whether the app could be
   * shown; if not, the previous one stays.
   */
  run(sketch: Sketch, origin: SketchOrigin, submit?: boolean, carry?: Carry): Promise<boolean>;
  /** Shows why there is no sketch to run. */
  fail(message: string): void;
  /** The description of the app on the page. */
  description: Accessor<AppDescription | undefined>;
  /** Whether the latest run had to be ended by terminating its worker. */
  terminated: Accessor<boolean>;
  /** Stops loading or running. */
  stop(): void;
  /** Ends the app and removes it from the page, as before the first `run`. */
  close(): void;
  /** Finds all syntax problems of a sketch, without running it. */
  check(sketch: Sketch): Promise<Problem[]>;
  /** Recognises a text that is not a sketch: says what it is, and extracts the sketch in it. */
  recognise(text: string): Promise<Recognition | undefined>;
  /** What the app's view and parts that load later read. */
  model: AppModel;
  /** The app on the page (`data-yc="app"`), or nothing before the first `run`. */
  View: Component;
  /** Ends the workers. */
  dispose(): void;
};

/** Hears of each run. Yields have to be copied at once; if a promise is returned, their run waits for it. */
export type Follow = {
  begin(run: Run): void;
  yields(run: Run, slots: readonly Slot[]): Promise<unknown> | undefined;
  end(run: Run, outcome: Outcome['type']): void;
};

/** Everything that the app's view needs. */
export type AppModel = Pick<Workspace, 'state' | 'problems' | 'stop'> & {
  mounted: Accessor<Mounted | undefined>;
  /** The app's element on the page. */
  root?: Element;
  /** The run whose figures are shown: the latest one, apart from those whose listener hides its progress. */
  run: Accessor<RunView | undefined>;
  waits: Accessor<readonly Wait[]>;
  /** Whether a stream is playing, even if its run is over. */
  playing: Accessor<boolean>;
  alerts: ReturnType<typeof createAlerts>;
  /** What is needed to compute examples ahead. */
  behind(): {
    cache: RunCache | undefined;
    program?: Program;
    sketch?: Sketch;
    open(events: SessionEvents): Session;
  };
  /** What the run has yielded so far, and the runs before it; `undefined` until its code is loaded. */
  timeline(): RunTimeline | undefined;
  /** Shown instead of the components' values while a person looks back at a run. */
  past: Accessor<Past | undefined>;
  look(past: Past | undefined): void;
  /** Set if the page's own code follows the app's runs. */
  follow?: Follow;
  /**
   * Requests a run. `given` are its inputs, instead of what the components hold; if it gives none, the run is no longer
   * wanted. Returns nothing if there is no such listener.
   */
  trigger(
    listener: number,
    depth: number,
    event?: EventData,
    chain?: Chain,
    given?: () => WireValue[] | undefined,
  ): Request | undefined;
  /** Stops one run. */
  cancel(run: number): void;
  submit(): void;
  clear(): void;
  /** An input that a microphone or a camera may fill is on the page. */
  wantDevice(component: number): void;
  /** Fires an event of a component, or of the app itself if `component` is `null`. */
  fire(component: number | null, event: string, data?: Readonly<Record<string, unknown>>): void;
};
