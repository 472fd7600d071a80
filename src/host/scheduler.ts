import type { EventData, ListenerDescription, Outcome, Track, WireValue } from '../protocol';
import type { Run } from './run';

/** What a run is given; nothing where it has become needless, and ends. */
export type Inputs = WireValue[] | undefined;

/** The work of making a run's inputs ready, which may take long. */
export type Preparing = {
  /** Aborted when the run is stopped, or its inputs are wanted no more. */
  signal: AbortSignal;
  progress(tracks: readonly Track[]): void;
};

/** The chain of what follows a run. */
export const chainAfter = (run: number, outcome: Outcome['type'], chain?: Chain): Chain => ({
  first: chain?.first ?? run,
  failed: chain?.failed === true || outcome === 'failed',
});

/** What makes a run the piece of a stream. */
export type Piece = {
  /** The stream: what there is to tell of this run is told of it. */
  of: Run;
  /** What of its inputs is given away with them. */
  transfer: Transferable[];
  ended(outcome: Outcome['type']): void;
};

/** The runs that a run follows: the first of its chain, and whether one of them has failed. */
export type Chain = { first: number; failed: boolean };

/** A wish that a listener's function run. Its inputs are read when it starts. */
export type Request = {
  listener: number;
  inputs(preparing: Preparing): Inputs | Promise<Inputs>;
  event?: EventData;
  piece?: Piece;
  /** It follows another run, as `then` and its like say. */
  chain?: Chain;
  /** How many changes by code led to it: a person's act is 0. */
  depth: number;
};

export type SchedulerEvents = {
  /** Starts a run; gives its number. */
  start(request: Request): number;
  /** Ends a run before its time; {@link Scheduler.ended} is told when it has. */
  stop(run: number): void;
  /** A wish cannot be granted. */
  refuse(listener: number, message: string): void;
  /** A listener's turn in a chain has come: its wish is to be made and triggered. */
  follow(listener: number, depth: number, chain?: Chain): void;
  /** Who waits, or how long, has changed. */
  changed(): void;
};

/** What waits: its place in the queue from 1, of how many, and how many seconds are expected. */
export type Wait = { listener: number; place: number; of: number; seconds: number | undefined };

/** How long changes may set each other off before they count as a loop. */
const deepest = 200;

type Group = { limit: number; running: number; waiting: Request[]; taken: number };

/**
 * Decides when listeners run: what a trigger does while a run is on, how many may be on at once, what ends what and
 * what follows what. Knows nothing of workers.
 */
export class Scheduler {
  readonly #listeners: readonly ListenerDescription[];
  readonly #events: SchedulerEvents;
  readonly #groups = new Map<string, Group>();
  /** The runs that are on, by listener; one that has been given up is not among them. */
  readonly #running = new Map<number, Set<number>>();
  readonly #deferred = new Map<number, Request>();
  readonly #seconds = new Map<number, number>();

  constructor(listeners: readonly ListenerDescription[], events: SchedulerEvents) {
    this.#listeners = listeners;
    this.#events = events;
    for (const { concurrencyId, concurrencyLimit } of listeners) {
      const limit = concurrencyLimit ?? Number.POSITIVE_INFINITY;
      const group = this.#groups.get(concurrencyId);
      if (group) group.limit = Math.min(group.limit, limit);
      else this.#groups.set(concurrencyId, { limit, running: 0, waiting: [], taken: 0 });
    }
  }

  /** Is a run of this listener on, or waiting? */
  busy(listener: number): boolean {
    return this.#runsOf(listener).size > 0 || this.#waitingOf(listener).length > 0;
  }

  /** An event that a listener waits for has come. */
  trigger(request: Request) {
    const listener = this.#listener(request.listener);
    if (request.depth > deepest) return this.#refuseLoop(request.listener);
    for (const cancelled of listener.cancels) this.cancel(cancelled);
    if (!listener.runs) return this.follow(request.listener, 'done', request.depth, request.chain);
    const busy = this.busy(request.listener);
    switch (listener.triggerMode) {
      case 'once':
        return busy ? undefined : this.#enqueue(request);
      case 'alwaysLast':
        if (!busy) return this.#enqueue(request);
        this.#deferred.set(request.listener, request);
        return;
      case 'restart':
        this.drop(request.listener);
        for (const run of this.#runsOf(request.listener)) {
          this.#leave(request.listener, run);
          this.#events.stop(run);
        }
        return this.#enqueue(request);
      case 'multiple':
        return this.#enqueue(request);
    }
  }

  /**
   * A run has ended. One that was given up by `restart` is no longer known here, and nothing follows it; nor does it
   * follow the piece of a stream.
   */
  ended({ listener, depth, piece, chain }: Request, run: number, outcome: Outcome['type'], seconds: number) {
    if (!this.#runsOf(listener).has(run)) return;
    this.#leave(listener, run);
    const before = this.#seconds.get(listener);
    if (outcome === 'done') this.#seconds.set(listener, before === undefined ? seconds : before * 0.7 + seconds * 0.3);
    const deferred = this.#deferred.get(listener);
    this.#deferred.delete(listener);
    if (deferred) this.#enqueue(deferred);
    if (!piece) this.follow(listener, outcome, depth, chainAfter(run, outcome, chain));
    this.#next(this.#groupOf(listener));
  }

  /** Ends a listener's runs and drops those that wait. What follows it runs, as `then` does. */
  cancel(listener: number) {
    this.drop(listener);
    for (const run of this.#runsOf(listener)) this.#events.stop(run);
  }

  /** Drops everything that waits, and forgets what is on. */
  clear() {
    for (const group of this.#groups.values()) Object.assign(group, { running: 0, waiting: [], taken: 0 });
    this.#running.clear();
    this.#deferred.clear();
    this.#events.changed();
  }

  /** The first of the wishes that wait for each listener. */
  waits(): Wait[] {
    return [...this.#groups.values()].flatMap(({ waiting, taken, limit }) => {
      const queue = waiting.slice(taken);
      const seen = new Set<number>();
      return queue.flatMap(({ listener, piece }, i): Wait[] => {
        // Nobody waits for a piece of a stream: it is as long as the wait.
        if (piece || seen.has(listener)) return [];
        seen.add(listener);
        const each = this.#seconds.get(listener);
        const seconds = each === undefined ? undefined : (each * (i + 1)) / (Number.isFinite(limit) ? limit : 1);
        return [{ listener, place: i + 1, of: queue.length, seconds }];
      });
    });
  }

  #listener(listener: number): ListenerDescription {
    return this.#listeners[listener] as ListenerDescription;
  }

  #groupOf(listener: number): Group {
    return this.#groups.get(this.#listener(listener).concurrencyId) as Group;
  }

  #runsOf(listener: number): Set<number> {
    const runs = this.#running.get(listener) ?? new Set();
    this.#running.set(listener, runs);
    return runs;
  }

  #waitingOf(listener: number): Request[] {
    const { waiting, taken } = this.#groupOf(listener);
    // Most queues are empty or hold one listener alone; a long one is not searched at each of its own triggers.
    if (waiting.length === taken) return [];
    return waiting.slice(taken, taken + 1).some((each) => each.listener === listener)
      ? waiting.slice(taken, taken + 1)
      : waiting.slice(taken).filter((each) => each.listener === listener);
  }

  #enqueue(request: Request) {
    const group = this.#groupOf(request.listener);
    const queued = group.waiting.length - group.taken;
    const { maxSize } = this.#listener(request.listener);
    if (group.running >= group.limit && maxSize !== null && queued >= maxSize) {
      const runs = maxSize === 1 ? 'one run waits' : `${maxSize} runs wait`;
      return this.#events.refuse(request.listener, `This is busy: ${runs} already. Try again in a moment.`);
    }
    group.waiting.push(request);
    this.#next(group);
  }

  #next(group: Group) {
    while (group.running < group.limit && group.taken < group.waiting.length) {
      const request = group.waiting[group.taken++] as Request;
      // Taken ones are cut off now and then, not one by one: ten thousand that wait cost ten thousand steps.
      if (group.taken > 1024 || group.taken === group.waiting.length) {
        group.waiting = group.waiting.slice(group.taken);
        group.taken = 0;
      }
      group.running++;
      this.#runsOf(request.listener).add(this.#events.start(request));
    }
    this.#events.changed();
  }

  #leave(listener: number, run: number) {
    if (this.#runsOf(listener).delete(run)) this.#groupOf(listener).running--;
  }

  /** Drops a listener's runs that wait. */
  drop(listener: number) {
    const group = this.#groupOf(listener);
    group.waiting = group.waiting.slice(group.taken).filter((each) => each.listener !== listener);
    group.taken = 0;
    this.#deferred.delete(listener);
  }

  /** Runs what comes after a listener in its chains. */
  follow(listener: number, outcome: Outcome['type'], depth: number, chain?: Chain) {
    const wanted = { done: ['then', 'success'], failed: ['then', 'failure'], stopped: ['then'] }[outcome];
    for (const [follower, { after }] of this.#listeners.entries()) {
      if (after?.listener === listener && wanted.includes(after.when)) this.#events.follow(follower, depth, chain);
    }
  }

  #refuseLoop(listener: number) {
    this.#events.refuse(
      listener,
      `Changes set each other off ${deepest} times over; the loop was ended. Listen to input, which a person alone makes, instead of change.`,
    );
  }
}
