import {
  type AppDescription,
  applyChat,
  type ChatMessageWire,
  type Properties,
  type Slot,
  type WireValue,
} from '../../protocol';
import type { Part } from '../component-values';
import type { Recording, Taken } from './taken';

/** What components showed at a step, by id. Components that the run did not touch are left out. */
export type Past = Readonly<Record<number, Pick<Part, 'value' | 'properties'>>>;

/** A kept yield: its number, from 1, and when it came, in milliseconds since the run began. */
export type Step = { number: number; time: number };

/** Gives access to the yields of a recording, as they are by now. */
export const createSteps = ({ taken }: Recording, { components }: AppDescription) => {
  /** How many steps there are before each of `taken`. */
  const before: number[] = [];
  let count = 0;
  for (const { numbers } of taken) {
    before.push(count);
    count += numbers.length;
  }
  /** The outputs to show; those that no yield changed, such as streams, are left out. */
  const ids = [
    ...new Set(
      taken.flatMap(({ outputs, slots }) =>
        outputs.filter((_, column) => {
          for (let i = column; i < slots.length; i += outputs.length) if (!isSkip(slots[i] as Slot)) return true;
          return false;
        }),
      ),
    ),
  ];
  const updated = new Set(
    taken.flatMap(({ outputs, slots }) =>
      slots.flatMap((slot, i) =>
        isOther(slot) && slot.slot === 'update' ? [outputs[i % outputs.length] as number] : [],
      ),
    ),
  );

  /** Where a step is: the index in `taken`, and the index of the yield within that. */
  const placeOf = (step: number): [number, number] => {
    let low = 0;
    let high = before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((before[middle] as number) <= step) low = middle;
      else high = middle - 1;
    }
    return [low, step - (before[low] ?? 0)];
  };

  const at = (step: number): Step => {
    const [place, i] = placeOf(step);
    const { numbers, times } = taken[place] as Taken;
    return { number: numbers[i] as number, time: times[i] as number };
  };

  /** What a component had been given up to a step, latest first. */
  const changesOf = function* (id: number, step: number): Generator<Slot> {
    let [place, i] = placeOf(step);
    for (; place >= 0; place--, i = Number.POSITIVE_INFINITY) {
      const { outputs, slots, numbers } = taken[place] as Taken;
      const column = outputs.indexOf(id);
      if (column < 0) continue;
      for (let row = Math.min(i, numbers.length - 1); row >= 0; row--)
        yield slots[row * outputs.length + column] as Slot;
    }
  };

  const valueAt = (id: number, step: number): WireValue => {
    const later: Slot[] = [];
    let base: WireValue | undefined;
    for (const slot of changesOf(id, step)) {
      if (!isOther(slot)) base = slot as WireValue;
      else if (slot.slot === 'update') base = slot.properties.value as WireValue | undefined;
      else if (slot.slot !== 'skip') later.push(slot);
      if (base !== undefined) break;
    }
    const start = base ?? (later.length > 0 ? null : (components[id]?.value ?? null));
    if (later.length === 0) return start;
    if (later.every((slot) => isOther(slot) && slot.slot === 'append')) {
      return `${start ?? ''}${later
        .map((slot) => (slot as { text: string }).text)
        .reverse()
        .join('')}`;
    }
    let messages = (start ?? []) as ChatMessageWire[];
    for (const slot of later.reverse()) {
      if (isOther(slot) && slot.slot === 'chat') messages = applyChat(messages, slot);
    }
    return messages;
  };

  const propertiesOf = (id: number, step: number): Properties => {
    const changed: Record<string, unknown>[] = [];
    for (const slot of changesOf(id, step)) if (isOther(slot) && slot.slot === 'update') changed.push(slot.properties);
    const { value: _, ...properties } = Object.assign({}, components[id]?.properties, ...changed.reverse());
    return properties as Properties;
  };

  return {
    count,
    ids,
    at,

    /** The last step at or before a time in milliseconds; −1 before the first. */
    by: (time: number): number => {
      let low = -1;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (at(middle).time <= time) low = middle;
        else high = middle - 1;
      }
      return low;
    },

    valueAt,

    /** What the page showed at a step. */
    look: (step: number, parts: readonly Part[]): Past =>
      Object.fromEntries(
        ids.flatMap((id) => {
          const part = parts[id];
          if (!part) return [];
          const value = valueAt(id, step);
          const properties = updated.has(id) ? propertiesOf(id, step) : undefined;
          return [[id, { value: () => value, properties: properties ? () => properties : part.properties }]];
        }),
      ),

    /** Each yield in order, without the slots that left their output unchanged. */
    yields: function* (): Generator<Step & { slots: [id: number, slot: Slot][] }> {
      for (const { outputs, slots, numbers, times } of taken) {
        for (const [i, number] of numbers.entries()) {
          const said = outputs.map((id, j): [number, Slot] => [id, slots[i * outputs.length + j] as Slot]);
          yield {
            number,
            time: times[i] as number,
            slots: said.filter(([, slot]) => !isSkip(slot)),
          };
        }
      }
    },
  };
};

export type Steps = ReturnType<typeof createSteps>;

type Other = Extract<Slot, { slot: string }>;

export const isOther = (slot: Slot): slot is Other => typeof slot === 'object' && slot !== null && 'slot' in slot;

const isSkip = (slot: Slot): boolean => isOther(slot) && slot.slot === 'skip';
