import type { ListenerDescription, Outcome } from '../protocol';
import type { Refused } from './refusals';
import { type Chain, chainAfter, type Request, type Run } from './run';

export type SchedulerEvents = {
  /** Starts a run and returns its id. */
  start(request: Request): number;
  /** Stops a run early. Call {@link Scheduler.ended} when it has ended. */
  stop(run: number): void;
  /** A request was refused. */
  refuse(why: Refused): void;
  /** It is a listener's turn in a chain: make its request and trigger it. */
  follow(listener: number, depth: number, chain?: Chain): void;
  /** The queue, or an estimate, has changed. */
  changed(): void;
};

/** A waiting request: its 1-based place in the queue, the queue's length, and the expected wait in seconds. */
export type Wait = { listener: number; place: number; of: number; seconds: number | undefined };

/** Maximum number of changes that may trigger one another before they count as a loop. */
const deepest = 200;

type Group = { limit: number; running: number; waiting: Request[]; taken: number };

/**
 * Decides when listeners run: what a trigger does during a run, how many runs may be active, what cancels what, and what
 * follows what. Knows nothing about workers.
 */
export class Scheduler {
  readonly #listeners: readonly ListenerDescription[];
  readonly #events: SchedulerEvents;
  readonly #groups = new Map<string, Group>();
  /** Active runs by listener, without those that were given up. */
  readonly #running = new Map<number, Set<number>>();
  readonly #deferred = new Map<number, Request>();
  readonly #seconds = new Map<number, number>();
  #broken: Request[] = [];

  constructor(listeners: readonly ListenerDescription[], events: SchedulerEvents) {
    this.#listeners = listeners;
    this.#events = events;
    for (const listener of listeners) this.#admit(listener);
  }

  #admit({ concurrencyId, concurrencyLimit }: ListenerDescription): Group {
    const limit = concurrencyLimit ?? Number.POSITIVE_INFINITY;
    const group = this.#groups.get(concurrencyId) ?? { limit, running: 0, waiting: [], taken: 0 };
    group.limit = Math.min(group.limit, limit);
    this.#groups.set(concurrencyId, group);
    return group;
  }

  /** Whether a run of this listener is active or waiting. */
  busy(listener: number): boolean {
    return this.#runsOf(listener).size > 0 || this.#waitingOf(listener).length > 0;
  }

  /** Handles an event that a listener waits for. */
  trigger(request: Request) {
    const listener = this.#listener(request.listener);
    if (request.depth > deepest) return this.#events.refuse({ changes: deepest });
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
        this.#drop(request.listener);
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
   * A run has ended. A run that `restart` gave up is no longer known here, and nothing follows it. Nothing follows the piece
   * of a stream either.
   */
  ended(
    { listener, depth, piece, chain }: Request,
    run: number,
    outcome: Outcome['type'],
    seconds: number,
    ending?: true,
  ) {
    if (!this.#runsOf(listener).has(run)) return;
    this.#leave(listener, run);
    const before = this.#seconds.get(listener);
    if (outcome === 'done') this.#seconds.set(listener, before === undefined ? seconds : before * 0.7 + seconds * 0.3);
    const deferred = this.#deferred.get(listener);
    this.#deferred.delete(listener);
    if (deferred) this.#enqueue(deferred);
    if (!piece) this.follow(listener, outcome, depth, chainAfter(run, outcome, chain, ending));
    this.#next(this.#groupOf(listener));
  }

  /** Stops a listener's runs and drops its waiting requests. What follows through `then` still runs. */
  cancel(listener: number) {
    for (const run of this.#runsOf(listener)) this.#events.stop(run);
    this.#conclude(this.#drop(listener));
  }

  /** Drops waiting requests, all or those of one listener, and runs what ends the chains that they are part of. */
  empty(listener?: number) {
    this.#conclude(listener === undefined ? this.#dropAll() : this.#drop(listener), true);
  }

  /** Drops all waiting requests, and forgets the active runs. What ends their chains waits for {@link resume}. */
  clear(active: readonly Run[]) {
    for (const group of this.#groups.values()) group.running = 0;
    this.#running.clear();
    const ended = active.map(({ id, request }): Request => {
      return request.piece ? request : { ...request, chain: chainAfter(id, 'stopped', request.chain) };
    });
    this.#broken = this.#broken.concat(ended, this.#dropAll());
  }

  /** The app stays after all. Runs what ends the chains that {@link clear} has broken off. */
  resume() {
    const broken = this.#broken;
    this.#broken = [];
    this.#conclude(broken, true);
  }

  #dropAll(): Request[] {
    const waited = [...this.#groups.values()].flatMap(({ waiting, taken }) => waiting.slice(taken));
    for (const group of this.#groups.values()) Object.assign(group, { waiting: [], taken: 0 });
    this.#deferred.clear();
    this.#events.changed();
    return waited;
  }

  /** Goes on after requests that are not served, as after stopped runs. If nothing ran before one, nothing is to be put right. */
  #conclude(requests: readonly Request[], ending?: true) {
    for (const { listener, depth, chain } of requests)
      if (chain) this.follow(listener, 'stopped', depth, chainAfter(chain.first, 'stopped', chain, ending));
  }

  /** The first waiting request of each listener. */
  waits(): Wait[] {
    return [...this.#groups.values()].flatMap(({ waiting, taken, limit }) => {
      const queue = waiting.slice(taken);
      const seen = new Set<number>();
      return queue.flatMap(({ listener, piece }, i): Wait[] => {
        // The pieces of a stream say nothing about waiting: a piece lasts as long as the wait for it.
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
    const described = this.#listener(listener);
    // Parts of an app that are made while it runs have listeners of their own.
    return this.#groups.get(described.concurrencyId) ?? this.#admit(described);
  }

  #runsOf(listener: number): Set<number> {
    const runs = this.#running.get(listener) ?? new Set();
    this.#running.set(listener, runs);
    return runs;
  }

  #waitingOf(listener: number): Request[] {
    const { waiting, taken } = this.#groupOf(listener);
    // Most queues are empty or hold a single listener, so a long queue is not searched on each of its own triggers.
    if (waiting.length === taken) return [];
    return waiting.slice(taken, taken + 1).some((each) => each.listener === listener)
      ? waiting.slice(taken, taken + 1)
      : waiting.slice(taken).filter((each) => each.listener === listener);
  }

  #enqueue(request: Request) {
    const group = this.#groupOf(request.listener);
    const queued = group.waiting.length - group.taken;
    const { maxSize } = this.#listener(request.listener);
    if (group.running >= group.limit && maxSize !== null && queued >= maxSize)
      return this.#events.refuse({ waiting: maxSize });
    group.waiting.push(request);
    this.#next(group);
  }

  #next(group: Group) {
    while (group.running < group.limit && group.taken < group.waiting.length) {
      const request = group.waiting[group.taken++] as Request;
      // Compact the queue now and then instead of on each take, so that 10,000 waiting requests cost 10,000 steps.
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

  /** Drops a listener's waiting requests, and returns them. */
  #drop(listener: number): Request[] {
    const group = this.#groupOf(listener);
    const waiting = group.waiting.slice(group.taken);
    group.waiting = waiting.filter((each) => each.listener !== listener);
    group.taken = 0;
    this.#deferred.delete(listener);
    return waiting.filter((each) => each.listener === listener);
  }

  /** Runs what follows a listener in its chains. */
  follow(listener: number, outcome: Outcome['type'], depth: number, chain?: Chain) {
    const wanted = { done: ['then', 'success'], failed: ['then', 'failure'], stopped: ['then'] }[outcome];
    for (const [follower, { after }] of this.#listeners.entries()) {
      if (after?.listener === listener && wanted.includes(after.when)) this.#events.follow(follower, depth, chain);
    }
  }
}
