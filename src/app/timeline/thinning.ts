import { applyChat, type ChatMessageWire, type ChatSlot, type Slot, type WireValue } from '../../protocol';
import type { Recording, Taken } from './taken';

type Other = Extract<Slot, { slot: string }>;
type Update = Extract<Other, { slot: 'update' }>;

const otherOf = (slot: Slot): Other | undefined =>
  typeof slot === 'object' && slot !== null && 'slot' in slot ? (slot as Other) : undefined;

/**
 * Which of the yields that arrive now to keep, by the place of a slot; `undefined` for all. A yield that the next one
 * replaces entirely need not even be copied.
 */
export const chosen = ({ every, yields }: Recording, slots: readonly Slot[], width: number) => {
  if (every === 1 || slots.some(otherOf)) return undefined;
  return (place: number): boolean =>
    (yields + Math.floor(place / width) + 1) % every === 0 || place >= slots.length - width;
};

/** Merges two consecutive changes of a conversation into one. */
const chatAfter = (before: ChatSlot, after: ChatSlot): ChatSlot => {
  if (after.keep < before.keep) return after;
  const own = after.keep - before.keep;
  if (own === 0) {
    const append = after.append === null ? before.append : (before.append ?? '') + after.append;
    return { slot: 'chat', keep: before.keep, append, messages: after.messages };
  }
  return { ...before, messages: applyChat(before.messages, { ...after, keep: own }) };
};

/** An update with another value. */
const withValue = (update: Update, value: WireValue): Slot => ({
  slot: 'update',
  properties: { ...update.properties, value },
});

/** One slot with the effect of two in a row; `undefined` if there is none. */
export const slotAfter = (before: Slot, after: Slot): Slot | undefined => {
  const first = otherOf(before);
  const second = otherOf(after);
  if (first?.slot === 'skip') return after;
  if (!second) return first?.slot === 'update' ? withValue(first, after as WireValue) : after;
  if (second.slot === 'skip') return before;
  if (second.slot === 'update') {
    if (first && first.slot !== 'update') return second.properties.value === undefined ? undefined : after;
    const earlier = first ? first.properties : { value: before };
    return { slot: 'update', properties: { ...earlier, ...second.properties } };
  }
  if (first?.slot === 'update') {
    if (first.properties.value === undefined) return undefined;
    const grown = slotAfter(first.properties.value as WireValue, after);
    return grown === undefined ? undefined : withValue(first, grown as WireValue);
  }
  if (second.slot === 'append') {
    if (first?.slot === 'append') return { slot: 'append', text: first.text + second.text };
    return first ? undefined : `${before ?? ''}${second.text}`;
  }
  if (first?.slot === 'chat') return chatAfter(first, second);
  return first ? undefined : applyChat((before ?? []) as ChatMessageWire[], second);
};

/**
 * Makes room: keeps every second yield, then every fourth and so on, until the rest is within both limits. The effect
 * of a dropped yield is merged into the next one that stays, so that each step still shows what was on the page.
 */
export const thin = (
  recording: Recording,
  mostKept: number,
  mostBytes: number,
  sizeOf: (slot: Slot) => number,
): void => {
  do {
    // First thin what came since the last time to the same interval.
    thinTo(recording, sizeOf);
    if (recording.kept <= mostKept && recording.bytes <= mostBytes) return;
    recording.every *= 2;
  } while (recording.every <= recording.yields * 2);
};

const thinTo = (recording: Recording, sizeOf: (slot: Slot) => number): void => {
  const thinned: Taken[] = [];
  let last: Taken | undefined;
  let bytes = 0;
  let kept = 0;
  for (const [place, { outputs, slots, numbers, times }] of recording.taken.entries()) {
    const width = outputs.length;
    // Effects on these outputs cannot be merged into yields of other outputs.
    const isLastOfThese = recording.taken[place + 1]?.outputs !== outputs;
    if (last?.outputs !== outputs) {
      last = { outputs, slots: [], numbers: [], times: [] };
      thinned.push(last);
    }
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] as number;
      const from = last.slots.length - width;
      const before = last.numbers.at(-1);
      // Merge the yield before into this one, unless it is one that stays.
      const merged: Slot[] = [];
      if (before !== undefined && before % recording.every !== 0) {
        for (let j = 0; j < width; j++) {
          const slot = slotAfter(last.slots[from + j] as Slot, slots[i * width + j] as Slot);
          if (slot === undefined) break;
          merged.push(slot);
        }
      }
      if (merged.length === width) {
        last.slots.splice(from, width, ...merged);
        last.numbers[last.numbers.length - 1] = number;
        last.times[last.times.length - 1] = times[i] as number;
      } else {
        for (let j = 0; j < width; j++) last.slots.push(slots[i * width + j] as Slot);
        last.numbers.push(number);
        last.times.push(times[i] as number);
      }
    }
    if (!isLastOfThese) continue;
    kept += last.numbers.length;
    for (const slot of last.slots) bytes += sizeOf(slot);
  }
  Object.assign(recording, { taken: thinned, bytes, kept });
};
