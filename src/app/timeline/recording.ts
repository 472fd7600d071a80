import type { RunFacts } from '../../cache';
import type { Recorder, Run } from '../../host';
import type { Kind, Slot } from '../../protocol';
import type { Mounted, RunView } from '../mounted';
import type { Recording, Taken } from './taken';

/** The most yields to keep: more than a person can step through. */
const mostKept = 16_384;

/** Kinds whose buffers are transferred, or bitmaps closed, once the page shows something else. */
const lent = /image|gallery|auto|chatbot|audio|video/;

type Sized = Partial<Blob & ArrayBuffer> & ImageBitmap;

/** @param seen the objects of a state that were counted: it may hold itself */
const sizeOf = (value: unknown, seen?: Set<unknown>): number => {
  // Only strings have a length.
  if (typeof value !== 'object' || !value) return (value as string | null)?.length ?? 8;
  if (seen?.has(value)) return 0;
  seen?.add(value);
  const sized = value as Sized;
  // Properties that an update changes may be called `size` or `width`, too. Only files and buffers can be sliced, and
  // only bitmaps closed.
  const own = 'slice' in sized ? (sized.size ?? sized.byteLength) : 'close' in sized && sized.width * sized.height * 4;
  const counted = seen ?? ('state' in sized ? new Set() : undefined);
  return own || Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part, counted), 32);
};

/** Copies what the page transfers or closes later; other values never change and are kept as they are. */
const copyOf = (slot: Slot, kind?: Kind): Slot => {
  if (typeof slot !== 'object' || !lent.test(`${kind}`)) return slot;
  const { as, frame } = (slot ?? {}) as { as?: string; frame?: VideoFrame };
  if (as !== 'frame') return structuredClone(slot);
  if (!frame) return null;
  // Frames must be closed soon, or their decoder runs out of them, so a picture is kept instead.
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
  (canvas.getContext('2d') as OffscreenCanvasRenderingContext2D).drawImage(frame, 0, 0);
  return { as: 'bitmap', bitmap: canvas.transferToImageBitmap() };
};

/** A run of this visit, or an earlier one that the browser keeps. */
export type PastRun = {
  recording: Recording;
  began: Date;
  /** A short text of its inputs. */
  inputs: string;
  recorders: RunView['recorders'];
  rating?: 'up' | 'down' | undefined;
  note?: string | undefined;
  pinned?: boolean | undefined;
  /** What the browser keeps about it across visits. */
  facts?: RunFacts | undefined;
};

/** How many runs are remembered, and how many bytes of their yields. */
const mostRuns = 50;
const mostBytesOfRuns = 128_000_000;

type Named = { name?: string; file?: Named; 0?: Named };

const inWords = (value: unknown): string => {
  if (typeof value !== 'object') return `${value}`;
  const { name, file, 0: first } = (value ?? {}) as Named;
  return name ?? file?.name ?? first?.name ?? '–';
};

/** A short text of inputs. */
export const inShort = (values: readonly unknown[]): string =>
  values
    .slice(0, 20)
    .map((value) => inWords(value).slice(0, 40))
    .join(' · ');

type Thinning = typeof import('./thinning');

let thinning: Thinning | undefined;

/**
 * Records what the run yields whose figures are shown, with those that follow it in its chain, so that it can be looked
 * at again, and remembers the runs before it. Every app loads this, so it does no more than that: the rest of the
 * timeline's code loads when a person opens it.
 *
 * @param loadThinning loads what makes room when a recording has grown too large
 */
export const createTimeline = (
  run: () => RunView | undefined,
  app: () => Mounted | undefined,
  loadThinning: () => Promise<Thinning>,
) => {
  let recording: Recording | undefined;
  let of: Mounted | undefined;
  /** Latest first. */
  let runs: PastRun[] = [];

  return {
    recording: (): Recording | undefined => (recording?.first === run()?.first ? recording : undefined),

    /** The remembered runs, latest first. The list may be changed. */
    runs: (): PastRun[] => (of === app() ? runs : []),

    /**
     * Records the slots that a run has yielded. If a promise is returned, no more may come before it settles.
     *
     * @param at in milliseconds since the first run of the chain began; it defaults to now
     */
    take: ({ id, listener, request }: Run, all: readonly Slot[], at?: number): Promise<unknown> | undefined => {
      const view = run();
      const mounted = app();
      if (view?.first !== (request.chain?.first ?? id) || !mounted) return;
      const { recorders, first } = view;
      const { description, parts, streams } = mounted;
      const { inputs, outputs } = listener;
      const { timelineBytes = 64_000_000 } = description.layout;
      const width = outputs.length;
      if (!timelineBytes || !width) return;
      if (recording?.first !== first) {
        recording = { first, taken: [], yields: 0, kept: 0, bytes: 0, every: 1 };
        if (of !== mounted) runs = [];
        of = mounted;
        runs.unshift({ recording, began: new Date(), inputs: inShort(parts.values(inputs)), recorders });
        runs.splice(mostRuns);
        let bytes = 0;
        for (const past of runs) {
          bytes += past.recording.bytes;
          if (bytes > mostBytesOfRuns) past.recording.taken = [];
        }
      }
      const now = recording;
      if (runs[0]?.recording === now) runs[0].recorders = recorders;
      // While thinning, do not even copy a yield that the next one replaces entirely.
      const chosen = thinning?.chosen(now, all, width);
      const time = at ?? performance.now() - (recorders[0] as Recorder).began;
      const taken: Taken = { outputs, slots: [], numbers: [], times: [] };
      for (const [i, slot] of all.entries()) {
        const column = i % width;
        if (!column) now.yields++;
        if (chosen && !chosen(i)) continue;
        if (!column) {
          now.kept++;
          taken.numbers.push(now.yields);
          taken.times.push(time);
        }
        const output = outputs[column] as number;
        const copy: Slot = streams.has(output) ? { slot: 'skip' } : copyOf(slot, description.components[output]?.kind);
        taken.slots.push(copy);
        now.bytes += sizeOf(copy);
      }
      now.taken.push(taken);
      if (now.kept > mostKept || now.bytes > timelineBytes) {
        if (!thinning)
          return loadThinning().then(
            (loaded) => {
              thinning = loaded;
            },
            // Without it, drop what was recorded, so that memory stays bounded.
            () => Object.assign(now, { taken: [], kept: 0, bytes: 0 }),
          );
        thinning.thin(now, mostKept / 2, timelineBytes / 2, sizeOf);
      }
    },
  };
};

export type RunTimeline = ReturnType<typeof createTimeline>;
