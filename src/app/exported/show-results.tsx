import { batch, createMemo, createRoot, createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';
import * as v from 'valibot';
import type { StreamPlayback } from '../../media';
import { type AudioWire, type Slot, slotSchema, type WireValue } from '../../protocol';
import { say } from '../../words';
import type { AppModel } from '../app-model';
import type { Part } from '../component-values';
import { includedResults } from './included-results';
import { keptResultOf, type PackedResults, readPackedResults } from './packed-results';
import './recorded.css';

/** Reads the results that the export includes, and makes those of the examples known. `undefined` if they are damaged. */
export const takeResults = (text: string): PackedResults | undefined => {
  try {
    const results = readPackedResults(text);
    for (const { key, ...result } of results.examples ?? []) includedResults.set(key, keptResultOf(result));
    return results;
  } catch {
    return undefined;
  }
};

/**
 * Shows what the app showed its author, with a note that says so. Nothing runs, and no event is fired. An app that has
 * begun a run by itself shows that instead.
 */
export const showLastRun = ({ last }: PackedResults, model: AppModel, place: Element): void => {
  const mounted = model.mounted();
  if (!last || !mounted || model.run() || model.state() !== 'idle') return;
  const { parts, streams } = mounted;
  const slots = last.batches[0]?.slots ?? [];
  const checked = parts.all.map(({ kind }, i) => v.safeParse(slotSchema(kind), slots[i]));
  if (!checked.every((each) => each.success)) return;
  const shown: (() => boolean)[] = [];
  batch(() => {
    for (const [i, part] of parts.all.entries()) {
      const slot = checked[i]?.output as Slot;
      if (typeof slot !== 'object' || slot === null) continue;
      if (streams.has(part.id) && 'as' in slot) shown.push(playStream(part, slot as AudioWire));
      if (!('slot' in slot) || slot.slot !== 'update') continue;
      const { value, ...properties } = slot.properties;
      parts.take([{ slot: 'update', properties }], [part.id], 0, () => {});
      if (value === undefined) continue;
      parts.restore(part.id, value as WireValue);
      shown.push(() => part.value() === value);
    }
  });
  parts.commit();
  const isShown = createRoot(() => createMemo(() => !model.run() && shown.some((is) => is())));
  const { savedAt, seconds } = last.entry;
  const when = new Date(savedAt).toLocaleDateString(undefined, { dateStyle: 'medium' });
  render(
    () => (
      <Show when={isShown()}>
        <p class="yc-recorded">
          {say`Shown: the author’s last run (${when}, ${seconds.toFixed(1)} s). A run of yours takes its place.`}
        </p>
      </Show>
    ),
    place,
  );
};

/** Gives a stream's player what was recorded of it, once the player is there. Tells whether it still has that. */
const playStream = (part: Part, value: AudioWire): (() => boolean) => {
  const [isThere, setThere] = createSignal(true);
  if (value.as !== 'file') return () => false;
  const { file } = value;
  createRoot((dispose) => {
    const player = createMemo(() => part.playback() as StreamPlayback | undefined);
    createMemo(() => {
      const stream = player();
      if (!stream) return;
      queueMicrotask(dispose);
      stream.push(file.arrayBuffer().then((bytes) => ({ as: 'bytes', bytes, type: file.type })));
      stream.end();
      stream.subscribe(() => setThere(stream.state.duration > 0 || !stream.state.complete));
    });
  });
  return isThere;
};
