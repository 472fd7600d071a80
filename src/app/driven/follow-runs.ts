import type { Request, Run } from '../../host';
import type { Outcome, Slot, WireValue } from '../../protocol';
import type { AppModel, Follow } from '../app-model';
import type { Mounted } from '../mounted';
import { labelOf } from './given-values';
import type { AppYield, PageValue } from './mounted-app';
import { pageValueOf, wireAfter } from './page-value';

/** A run that the page's code has asked for. */
export type DrivenRun = {
  /** The next yield; `undefined` at the end. Rejects with why the run failed. */
  next(): Promise<AppYield | undefined>;
  /** Stops it, unless it has ended. Resolves once it has. */
  cancel(): Promise<void>;
};

type Taken = { yielded: AppYield; taken(): void };

/** What the page's code has not taken yet of a run that it has asked for. */
class Waiting {
  readonly ended: Promise<void>;
  isOver = false;
  #items: Taken[] = [];
  #fault: Error | undefined;
  #wake = () => {};
  #end!: () => void;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Resolves once it is taken, which holds the run back until then. */
  push(yielded: AppYield): Promise<void> {
    if (this.isOver) return Promise.resolve();
    return new Promise((taken) => {
      this.#items.push({ yielded, taken });
      this.#wake();
    });
  }

  /** No more comes. What has come is still taken first. */
  end(fault?: Error) {
    this.#fault ??= fault;
    this.isOver = true;
    this.#end();
    this.#wake();
  }

  /** Nobody takes anything any more. */
  leave() {
    for (const { taken } of this.#items.splice(0)) taken();
  }

  async next(): Promise<AppYield | undefined> {
    while (this.#items.length === 0 && !this.isOver)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const item = this.#items.shift();
    item?.taken();
    if (!item && this.#fault) throw this.#fault;
    return item?.yielded;
  }
}

type Followed = {
  mounted: Mounted;
  yields: number;
  last?: AppYield;
  /** Settles once all that has come so far is told. */
  told: Promise<void>;
  waiting: Waiting | undefined;
};

export type Told = {
  /** Whether anybody wants to hear of each yield. */
  wantsYields(): boolean;
  yielded(yielded: AppYield): void;
  result(last: AppYield | undefined): void;
  failed(error: Error): void;
};

/**
 * Follows the runs of an app for the page's own code, and starts some for it.
 *
 * @param begun the runs that are active
 */
export const followRuns = (model: AppModel, begun: ReadonlyMap<Run, Mounted>, told: Told, faultOf: () => Error) => {
  const runs = new Map<Run, Followed>();
  const asked = new Map<Request, Waiting>();

  const follow = (run: Run, mounted = model.mounted()): Followed | undefined => {
    const known = runs.get(run);
    if (known || !mounted) return known;
    const followed: Followed = { mounted, yields: 0, told: Promise.resolve(), waiting: asked.get(run.request) };
    asked.delete(run.request);
    runs.set(run, followed);
    return followed;
  };

  /** Names each output once. */
  const namesOf = ({ parts }: Mounted, outputs: readonly number[]) => {
    const names: string[] = [];
    for (const id of outputs) {
      const component = parts.described(id);
      const label = component ? labelOf(component) : String(id);
      let name = label;
      for (let number = 2; names.includes(name); number++) name = `${label} ${number}`;
      names.push(name);
    }
    return names;
  };

  const yieldOf = (run: Run, number: number, names: readonly string[], data: readonly PageValue[]): AppYield => ({
    data,
    outputs: Object.fromEntries(names.map((name, i) => [name, data[i]])),
    number,
    listener: run.request.listener,
  });

  const valuesOf = ({ parts, fileOf }: Mounted, outputs: readonly number[], wires: readonly WireValue[]) =>
    outputs.map((id, i) => {
      const component = parts.described(id);
      return component ? pageValueOf(wires[i] ?? null, component, fileOf) : null;
    });

  for (const [run, mounted] of begun) follow(run, mounted);

  const follower = {
    begin: (run: Run) => void follow(run),

    /** `screen` is what the outputs showed before, if they may show something else by now. */
    yields(run: Run, slots: readonly Slot[], screen?: readonly WireValue[]): Promise<unknown> | undefined {
      const followed = follow(run);
      if (!followed || (!followed.waiting && !told.wantsYields())) return undefined;
      const { mounted, waiting } = followed;
      const { outputs } = run.listener;
      const names = namesOf(mounted, outputs);
      let wires = screen ?? mounted.parts.values(outputs);
      const copies: ReturnType<typeof valuesOf>[] = [];
      for (let from = 0; from < slots.length; from += outputs.length) {
        wires = outputs.map((id, i) => wireAfter(wires[i] ?? null, slots[from + i] as Slot, mounted.streams.has(id)));
        copies.push(valuesOf(mounted, outputs, wires));
      }
      const taken: Promise<void>[] = [];
      followed.told = followed.told.then(async () => {
        for (const copy of copies) {
          const yielded = yieldOf(run, ++followed.yields, names, await Promise.all(copy));
          followed.last = yielded;
          if (waiting) taken.push(waiting.push(yielded));
          told.yielded(yielded);
        }
      });
      followed.told = followed.told.catch((thrown) => {
        const fault = thrown instanceof Error ? thrown : new Error(String(thrown));
        if (waiting) waiting.end(fault);
        else told.failed(fault);
      });
      return followed.told.then(() => Promise.all(taken));
    },

    /** `screen` is what the outputs showed then. */
    end(run: Run, outcome: Outcome['type'], screen?: readonly WireValue[]) {
      const followed = follow(run);
      if (!followed) return;
      runs.delete(run);
      conclude(run, followed, outcome, screen);
      dropLost();
    },
  };

  const conclude = (run: Run, followed: Followed, outcome: Outcome['type'], screen?: readonly WireValue[]) => {
    const { mounted, waiting } = followed;
    const { outputs } = run.listener;
    const fault = outcome === 'failed' ? faultOf() : undefined;
    // Nobody has asked for single yields: the screen has the last one.
    const shown =
      followed.last || followed.yields > 0 || outcome !== 'done' || run.recorder.record.yields === 0
        ? undefined
        : valuesOf(mounted, outputs, screen ?? mounted.parts.values(outputs));
    void followed.told.then(async () => {
      waiting?.end(fault);
      if (outcome !== 'done') return;
      const data = shown && (await Promise.all(shown).catch(() => undefined));
      const { yields } = run.recorder.record;
      told.result(followed.last ?? (data && yieldOf(run, yields, namesOf(mounted, outputs), data)));
    });
  };

  /** A request that waited for its turn may be dropped without a word: when all is stopped, or another app comes. */
  const dropLost = () =>
    setTimeout(() => {
      if (runs.size > 0 || model.waits().length > 0) return;
      for (const waiting of asked.values()) waiting.end(new Error('The run was dropped while it waited for its turn.'));
      asked.clear();
    });

  return {
    follower: follower satisfies Follow,

    /** Is a run of this listener active, or does one wait? */
    busy: (listener: number) =>
      [...runs.keys()].some((run) => run.request.listener === listener) ||
      [...asked.keys()].some((request) => request.listener === listener) ||
      model.waits().some((wait) => wait.listener === listener),

    /** Starts a run with these inputs, or with what the components hold. */
    start(listener: number, values: readonly WireValue[]): DrivenRun {
      const waiting = new Waiting();
      let isWanted = true;
      const request = model.trigger(listener, 0, undefined, undefined, () => (isWanted ? [...values] : undefined));
      const begun = [...runs].find(([run]) => run.request === request)?.[1];
      if (begun) begun.waiting = waiting;
      else if (request) asked.set(request, waiting);
      if (!request) waiting.end(new Error('The app has no such function.'));
      return {
        next: () => waiting.next(),
        cancel() {
          isWanted = false;
          waiting.leave();
          if (waiting.isOver) return Promise.resolve();
          const run = [...runs].find(([, each]) => each.waiting === waiting)?.[0];
          if (run) {
            model.cancel(run.id);
            return waiting.ended;
          }
          if (request) asked.delete(request);
          waiting.end();
          return Promise.resolve();
        },
      };
    },

    /** The app goes. */
    dispose() {
      for (const waiting of asked.values()) waiting.end();
      asked.clear();
    },
  };
};
