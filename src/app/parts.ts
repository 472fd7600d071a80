import { batch, createSignal } from 'solid-js';
import type { ComponentDescription, ImageWire, Kind, Properties, Slot, WireValue } from '../protocol';

/** One component of a mounted app, as its view reads it. */
export type Part = {
  readonly id: number;
  readonly kind: Kind;
  value(): WireValue;
  properties(): Properties;
  /** A run is on and this output has had nothing of it yet. */
  stale(): boolean;
  /** A person's change. */
  input(value: WireValue): void;
};

export type Parts = ReturnType<typeof createParts>;

type Held = Part & {
  set(value: WireValue): void;
  change(properties: Record<string, unknown>): void;
  expect(on: boolean): void;
  initial: ComponentDescription;
};

const hold = (initial: ComponentDescription): Held => {
  const [value, set] = createSignal<WireValue>(initial.value, { equals: false });
  const [properties, setProperties] = createSignal(initial.properties);
  const [stale, expect] = createSignal(false);
  return {
    id: initial.id,
    kind: initial.kind,
    initial,
    value,
    properties,
    stale,
    input: (next) => void set(() => next),
    set: (next) => void set(() => next),
    change: (changed) => void setProperties((before) => ({ ...before, ...changed }) as Properties),
    expect: (on) => void expect(on),
  };
};

/**
 * The components of an app and their values. Yields are taken as they come and drawn once a frame: at each frame an
 * output shows the latest value that it was given.
 *
 * @param drawn Called after each frame that drew something.
 */
export const createParts = (descriptions: readonly ComponentDescription[], drawn: () => void) => {
  const held = descriptions.map(hold);
  /** What has come and is not drawn yet. */
  const values = new Map<number, WireValue>();
  const changes = new Map<number, Record<string, unknown>>();
  /** Buffers that no component shows any more; they go back to the worker with the next batch. */
  let free: ArrayBuffer[] = [];
  let scheduled: (() => void) | undefined;

  const release = (value: WireValue, kind: Kind) => {
    for (const image of imagesOf(value, kind)) {
      if (image.as === 'pixels') free.push(image.data);
      else if (image.as === 'bitmap') image.bitmap.close();
      else if (image.as === 'frame') image.frame.close();
    }
  };

  const commit = () => {
    scheduled?.();
    scheduled = undefined;
    if (values.size === 0 && changes.size === 0) return;
    const before = [...values.keys()].map((id) => [(held[id] as Held).value(), (held[id] as Held).kind] as const);
    batch(() => {
      for (const [id, changed] of changes) held[id]?.change(changed);
      for (const [id, value] of values) {
        held[id]?.set(value);
        held[id]?.expect(false);
      }
    });
    values.clear();
    changes.clear();
    for (const [value, kind] of before) release(value, kind);
    drawn();
  };

  const set = (part: Held, value: WireValue) => {
    const waiting = values.get(part.id);
    if (waiting !== undefined) release(waiting, part.kind);
    values.set(part.id, value);
  };

  const take = (slot: Slot, part: Held) => {
    if (typeof slot !== 'object' || slot === null || !('slot' in slot)) return set(part, slot);
    if (slot.slot === 'append') {
      const text = values.has(part.id) ? values.get(part.id) : part.value();
      values.set(part.id, `${text ?? ''}${slot.text}`);
    }
    if (slot.slot === 'update') {
      const { value, ...properties } = slot.properties;
      changes.set(part.id, { ...changes.get(part.id), ...properties });
      if (value !== undefined) set(part, value as WireValue);
    }
  };

  return {
    all: held as readonly Part[],

    values: (ids: readonly number[]): WireValue[] => ids.map((id) => held[id]?.value() ?? null),

    /** Takes yields for these outputs; gives the buffers that are free for use again. */
    take: (slots: readonly Slot[], outputs: readonly number[]): ArrayBuffer[] => {
      slots.forEach((slot, i) => {
        const part = held[outputs[i % outputs.length] as number];
        if (part) take(slot, part);
      });
      scheduled ??= onFrame(commit);
      const buffers = free;
      free = [];
      return buffers;
    },

    /** Draws what has come, without waiting for the frame. */
    commit,

    /** A run begins: these outputs show the last run's value until they get one of this. */
    expect: (outputs: readonly number[]) => {
      batch(() => {
        for (const id of outputs) held[id]?.expect(held[id]?.value() !== null);
      });
    },

    /** The run is over: nothing more is expected. */
    settle: () => {
      batch(() => {
        for (const part of held) part.expect(false);
      });
    },

    /** Puts every component back to how it began. */
    reset: () => {
      batch(() => {
        for (const part of held) {
          part.set(part.initial.value);
          part.change(part.initial.properties);
        }
      });
    },

    dispose: () => {
      scheduled?.();
      for (const part of held) if (part.value() !== part.initial.value) release(part.value(), part.kind);
    },
  };
};

/** Calls back at the next frame; in a hidden tab, which has none, soon. Gives a function that calls it off. */
const onFrame = (callback: () => void): (() => void) => {
  if (document.hidden) {
    const timer = setTimeout(callback, 100);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(callback);
  // Should the tab be hidden before the frame comes, it would not come.
  const timer = setTimeout(callback, 1000);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};

const imagesOf = (value: WireValue, kind: Kind): ImageWire[] => {
  if (value === null) return [];
  if (kind === 'image') return [value as ImageWire];
  if (kind === 'gallery') return (value as NonNullable<WireValue<'gallery'>>).map((each) => each.image);
  if (kind !== 'auto') return [];
  return (value as NonNullable<WireValue<'auto'>>).flatMap((part) => imagesOf(part.value, part.kind));
};
