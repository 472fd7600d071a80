import { type AlertMessage, mostOfLabel, mostOfMessage, shorten, type Track } from '../protocol';

/** Where progress and alerts go. The runtime puts itself here when it starts. */
export type Feedback = {
  /** The stack of loops of the run that is on, outermost first. */
  tracks(): Track[];
  changed(): void;
  alert(alert: Omit<AlertMessage, 'type'>): void;
};

let feedback: Feedback = { tracks: () => [], changed: () => {}, alert: () => {} };

export const setFeedback = (next: Feedback) => {
  feedback = next;
};

type ProgressOptions = {
  /** What is being done. */
  description?: string;
  /** What is counted: `'steps'`, `'files'`, … */
  unit?: string;
};

/**
 * Tells how far a run is: a share from 0 to 1, or how many of how many.
 *
 * @example yc.progress([3, 10], { unit: 'steps' });
 */
export const progress = (
  share: number | readonly [done: number, total: number | null] | null,
  options: ProgressOptions = {},
) => {
  const [done, total] = Array.isArray(share) ? (share as [number, number | null]) : [share as number | null, 1];
  if (typeof done === 'number' && !Number.isFinite(done)) {
    throw new RangeError(`yc.progress takes a share from 0 to 1, or [done, total]; got ${String(done)}.`);
  }
  const tracks = feedback.tracks();
  const own = { done, total, unit: options.unit ?? null, description: options.description ?? null };
  // Within loops that are tracked it stands for the work of the innermost one.
  const at = tracks.findIndex((track) => told.has(track));
  const track = at >= 0 ? Object.assign(tracks[at] as Track, own) : own;
  if (at < 0) tracks.push(track);
  told.add(track);
  feedback.changed();
};

/** Tracks that `progress` made, as against those of loops. */
const told = new WeakSet<Track>();

type TrackOptions = ProgressOptions & {
  /** How many there will be, where the iterable has no length. */
  total?: number;
};

const begin = (length: number | undefined, { total, unit, description }: TrackOptions) => {
  const tracks = feedback.tracks();
  const track: Track = {
    done: 0,
    total: total ?? length ?? null,
    unit: unit ?? null,
    description: description ?? null,
  };
  tracks.push(track);
  feedback.changed();
  return {
    step: () => {
      track.done = (track.done ?? 0) + 1;
      // What was told within one step says nothing of the next.
      const at = tracks.indexOf(track);
      if (at >= 0) tracks.length = at + 1;
      feedback.changed();
    },
    end: () => {
      const at = tracks.indexOf(track);
      if (at >= 0) tracks.length = at;
      feedback.changed();
    },
  };
};

const lengthOf = (iterable: object): number | undefined => {
  const { length, size } = iterable as { length?: unknown; size?: unknown };
  return typeof length === 'number' ? length : typeof size === 'number' ? size : undefined;
};

function* trackEach<T>(iterable: Iterable<T>, options: TrackOptions): Generator<T, void, unknown> {
  const { step, end } = begin(lengthOf(iterable), options);
  try {
    for (const item of iterable) {
      yield item;
      step();
    }
  } finally {
    end();
  }
}

async function* trackEachAsync<T>(iterable: AsyncIterable<T>, options: TrackOptions): AsyncGenerator<T, void, unknown> {
  const { step, end } = begin(lengthOf(iterable), options);
  try {
    for await (const item of iterable) {
      yield item;
      step();
    }
  } finally {
    end();
  }
}

/**
 * A loop whose progress is shown. Loops may be nested.
 *
 * @example for (const file of yc.track(files, { unit: 'files' })) { … }
 */
export function track<T>(iterable: Iterable<T>, options?: TrackOptions): Generator<T, void, unknown>;
export function track<T>(iterable: AsyncIterable<T>, options?: TrackOptions): AsyncGenerator<T, void, unknown>;
export function track<T>(iterable: Iterable<T> | AsyncIterable<T>, options: TrackOptions = {}) {
  return Symbol.asyncIterator in iterable ? trackEachAsync(iterable, options) : trackEach(iterable, options);
}

type AlertOptions = {
  title?: string;
  /** Seconds until it goes by itself: 10 unless said, `null` for never. */
  duration?: number | null;
};

const alert =
  (level: AlertMessage['level']) =>
  (message: string, { title, duration = 10 }: AlertOptions = {}) =>
    feedback.alert({
      level,
      message: shorten(String(message), mostOfMessage),
      title: title === undefined ? null : shorten(String(title), mostOfLabel),
      duration,
    });

/** Shows a message in the corner of the app. */
export const info = alert('info');
export const warning = alert('warning');
export const success = alert('success');

/**
 * An error that is meant for the person who uses the app: its words are shown without a place in the code.
 *
 * @example throw new yc.Error('That city is unknown.', { title: 'No weather' });
 */
class AppError extends Error {
  override name = 'Error';
  readonly title: string | undefined;
  constructor(message: string, { title }: { title?: string } = {}) {
    super(message);
    this.title = title === undefined ? undefined : String(title);
  }
}

export const isAppError = (thrown: unknown): thrown is AppError => thrown instanceof AppError;

export { AppError as Error };
