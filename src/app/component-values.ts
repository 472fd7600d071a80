import { batch, createSignal } from 'solid-js';
import type { ComponentProps, ProgressShown } from '../components';
import {
  applyChat,
  type ChatMessageWire,
  type ComponentDescription,
  type Kind,
  type Properties,
  type Slot,
  type WireValue,
} from '../protocol';
import { onFrame } from './frame';
import { freeBuffers, isSame, stillChosen } from './held-values';

/** One component of a mounted app, as its view sees it. */
export type Part = {
  readonly id: number;
  readonly kind: Kind;
  value(): WireValue;
  properties(): Properties;
  /** Whether a run is on that this output has received nothing from yet. */
  stale(): boolean;
  /** Shown while runs that this waits for are in progress. */
  progress(): ProgressShown | undefined;
  /** The player of its stream, if it streams. */
  playback(): ComponentProps['playback'];
  /** The playback position that its author wants. */
  seek(): ComponentProps['seek'];
  unfold(): ComponentProps['unfold'];
  /** The device it can record from, and how much of a stream's time limit has passed. */
  device(): Device;
  /** A person changes the value. */
  input(value: WireValue): void;
  /** Asks for a value, if a person can give one here: shows `words` and returns the component's element. */
  ask(words: string): HTMLElement | undefined;
  /** Lets its view set how it asks. */
  onAsk(ask: Part['ask']): void;
};

export type Device = Pick<ComponentProps, 'capture' | 'limit'>;

export type ComponentValues = ReturnType<typeof createComponentValues>;

/** The same component, as what sets it sees it. */
export type Held = Part & {
  set(value: WireValue): void;
  change(properties: Record<string, unknown>): void;
  expect(on: boolean): void;
  show(progress: ProgressShown | undefined): void;
  play(playback: ComponentProps['playback']): void;
  take(device: Device): void;
  /** Whether a chunk of its stream has arrived. */
  streamed: boolean;
  initial: ComponentDescription;
};

/** Takes the next chunk of an output's stream, or `null` if something else replaces the stream. */
export type TakeChunk = (id: number, value: WireValue) => void;

export type PartsEvents = {
  /** Called after each frame that drew something. */
  drawn(): void;
  /** A value has changed: by a person if `depth` is 0, otherwise by code that is `depth` changes away from a person. */
  changed(id: number, depth: number): void;
  /** A person has changed a value. */
  input(id: number): void;
};

const seekOf = (properties: object): ComponentProps['seek'] => {
  const { playbackPosition } = properties as { playbackPosition?: number };
  return playbackPosition === undefined ? undefined : { to: playbackPosition };
};

const hold = (initial: ComponentDescription, onInput: (next: WireValue) => void): Held => {
  const [value, set] = createSignal<WireValue>(initial.value, { equals: false });
  const [properties, setProperties] = createSignal(initial.properties);
  const [stale, expect] = createSignal(false);
  const [progress, show] = createSignal<ProgressShown>();
  const [playback, play] = createSignal<ComponentProps['playback']>();
  const [device, take] = createSignal<Device>({});
  let ask: Part['ask'] = () => undefined;
  const [seek, setSeek] = createSignal(seekOf(initial.properties));
  const [unfold, setUnfold] = createSignal<ComponentProps['unfold']>();
  return {
    id: initial.id,
    kind: initial.kind,
    initial,
    value,
    properties,
    stale,
    progress,
    playback,
    device,
    seek,
    unfold,
    streamed: false,
    input: onInput,
    ask: (words) => ask(words),
    onAsk: (by) => {
      ask = by;
    },
    set: (next) => void set(() => next),
    change: (changed) => {
      setProperties((before) => ({ ...before, ...changed }) as Properties);
      const next = seekOf(changed);
      if (next) setSeek(next);
      const { open } = changed as { open?: boolean };
      if (open !== undefined) setUnfold({ open });
    },
    expect: (on) => void expect(on),
    show: (next) => void show(() => next),
    play: (next) => void play(() => next),
    take: (next) => void take(next),
  };
};

/** Does it show anything? */
const isFilled = (part: Held | undefined) =>
  part !== undefined && (part.streamed || (part.value() !== null && part.value() !== ''));

/**
 * The components of an app and their values. Yields are taken as they arrive and drawn once per frame: at each frame,
 * an output shows the latest value that it was given.
 */
export const createComponentValues = (
  descriptions: readonly ComponentDescription[],
  events: PartsEvents,
  /** The outputs that play streams. */
  streams: ReadonlySet<number>,
) => {
  const held: Held[] = [];
  const add = (each: ComponentDescription) => {
    const part = hold(each, (next) => {
      const differs = !isSame(part.value(), next);
      part.set(next);
      events.input(each.id);
      if (differs) events.changed(each.id, 0);
    });
    held[each.id] = part;
  };
  descriptions.forEach(add);
  /** What has arrived and is not drawn yet, and how many changes away from a person its code is. */
  const values = new Map<number, WireValue>();
  const changes = new Map<number, Record<string, unknown>>();
  const depths = new Map<number, number>();
  /** The outputs whose streams have received chunks since the last frame. */
  const streamed = new Set<number>();
  /** Buffers that no component shows any more; they return to the worker with the next batch. */
  const free: ArrayBuffer[] = [];
  let scheduled: (() => void) | undefined;

  const commit = () => {
    scheduled?.();
    scheduled = undefined;
    if (values.size === 0 && changes.size === 0 && streamed.size === 0) return;
    const drawn = [...values].map(([id, value]) => ({
      part: held[id] as Held,
      value,
      before: held[id]?.value() ?? null,
    }));
    const changed = [...changes];
    const grown = [...streamed];
    const cause = new Map(depths);
    // Cleared first, so that what fails to draw is not tried again at every frame.
    for (const waiting of [values, changes, depths, streamed]) waiting.clear();
    batch(() => {
      for (const [id, properties] of changed) held[id]?.change(properties);
      for (const { part, value } of drawn) {
        part.set(value);
        part.expect(false);
      }
      for (const id of grown) held[id]?.expect(false);
    });
    // Initial values are not freed: Clear restores them.
    for (const { part, before } of drawn) if (before !== part.initial.value) freeBuffers(before, part.kind, free);
    events.drawn();
    for (const { part, before, value } of drawn) {
      if (!isSame(before, value)) events.changed(part.id, cause.get(part.id) ?? 1);
    }
    for (const id of grown) events.changed(id, cause.get(id) ?? 1);
  };

  const set = (part: Held, value: WireValue) => {
    const waiting = values.get(part.id);
    if (waiting !== undefined) freeBuffers(waiting, part.kind, free);
    values.set(part.id, value);
  };

  const latest = (part: Held) => (values.has(part.id) ? (values.get(part.id) as WireValue) : part.value());

  /** Passes every chunk to the output's stream, and removes a value that the output had been given instead. */
  const stream = (part: Held, value: WireValue, chunk: TakeChunk) => {
    chunk(part.id, value);
    part.streamed = value !== null;
    if (value !== null) streamed.add(part.id);
    if (value === null || latest(part) !== null) set(part, null);
  };

  const take = (slot: Slot, part: Held, chunk: TakeChunk) => {
    if (typeof slot !== 'object' || slot === null || !('slot' in slot)) {
      return streams.has(part.id) ? stream(part, slot, chunk) : set(part, slot);
    }
    switch (slot.slot) {
      case 'append':
        return values.set(part.id, `${latest(part) ?? ''}${slot.text}`);
      case 'chat':
        return values.set(part.id, applyChat((latest(part) ?? []) as ChatMessageWire[], slot));
      case 'update': {
        const { value: given, ...properties } = slot.properties;
        const changed = { ...changes.get(part.id), ...properties };
        changes.set(part.id, changed);
        const value =
          given === undefined && properties.choices
            ? stillChosen(latest(part), { ...part.properties(), ...changed })
            : given;
        if (value === undefined) return;
        if (streams.has(part.id)) stream(part, null, chunk);
        set(part, value as WireValue);
      }
    }
  };

  return {
    all: held as readonly Part[],

    /** Adds a component, or puts it in the place of the one with its id. */
    add,

    values: (ids: readonly number[]): WireValue[] => ids.map((id) => (held[id] ? latest(held[id]) : null)),

    /** The current description of a component, including all updates, drawn or not. */
    described: (id: number): ComponentDescription | undefined => {
      const part = held[id];
      return (
        part && ({ ...part.initial, properties: { ...part.properties(), ...changes.get(id) } } as ComponentDescription)
      );
    },

    /** Takes a run's yields for these outputs; returns the buffers that are free to be reused. */
    take: (slots: readonly Slot[], outputs: readonly number[], depth: number, chunk: TakeChunk): ArrayBuffer[] => {
      slots.forEach((slot, i) => {
        const part = held[outputs[i % outputs.length] as number];
        if (!part) return;
        take(slot, part, chunk);
        depths.set(part.id, depth);
      });
      scheduled ??= onFrame(commit);
      return free.splice(0);
    },

    /** Draws what has arrived, without waiting for the frame. */
    commit,

    /** A run begins: these outputs show the last run's value until they get one from this run. */
    expect: (outputs: readonly number[]) => {
      batch(() => {
        for (const id of outputs) held[id]?.expect(isFilled(held[id]));
      });
    },

    /** A run is over: nothing more is expected from it. */
    settle: (outputs: readonly number[]) => {
      batch(() => {
        for (const id of outputs) held[id]?.expect(false);
      });
    },

    showProgress: (ids: readonly number[], progress: ProgressShown | undefined) => {
      batch(() => {
        for (const id of ids) held[id]?.show(progress);
      });
    },

    /** Gives an output the player of its stream. */
    play: (id: number, playback: ComponentProps['playback']) => held[id]?.play(playback),

    /** Gives an input its device, and tells how much of a stream's time limit has passed. */
    give: (id: number, device: Device) => held[id]?.take(device),

    /** Sets a value from outside any run, such as one that the browser has kept. */
    restore: (id: number, value: WireValue) => held[id]?.set(value),

    /** Resets every component to its initial value and properties. */
    reset: () => {
      batch(() => {
        for (const part of held) {
          part.set(part.initial.value);
          part.streamed = false;
          part.change(part.initial.properties);
        }
      });
    },

    dispose: () => {
      scheduled?.();
      for (const part of held) if (part.value() !== part.initial.value) freeBuffers(part.value(), part.kind, free);
    },
  };
};
