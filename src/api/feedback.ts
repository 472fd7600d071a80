import { type AlertMessage, mostOfLabel, mostOfMessage, type ProgressTrack, shorten } from '../protocol';

/** Where progress and alerts go. The runtime registers itself here when it starts. */
export type Feedback = {
  /** The stack of loops in the current run, outermost first. */
  tracks(): ProgressTrack[];
  changed(): void;
  alert(alert: Omit<AlertMessage, 'type'>): void;
};

let feedback: Feedback = { tracks: () => [], changed: () => {}, alert: () => {} };

export const setFeedback = (next: Feedback) => {
  feedback = next;
};

type ProgressOptions = {
  /** What the run is doing. */
  description?: string;
  /** What `done` and `total` count: `'steps'`, `'files'`, … */
  unit?: string;
};

/**
 * Reports the progress of a run: a share from 0 to 1, or `[done, total]`. `null` stands for an unknown share or total.
 *
 * @throws RangeError for a number that is not finite
 * @example yc.progress([3, 10], { unit: 'steps' });
 */
export const progress = (
  share: number | readonly [done: number, total: number | null] | null,
  options: ProgressOptions = {},
) => {
  const [done, total] = Array.isArray(share) ? (share as [number, number | null]) : [share as number | null, 1];
  for (const each of [done, total])
    if (each !== null && !Number.isFinite(each))
      throw new RangeError(`yc.progress takes a share from 0 to 1, or [done, total]; got ${String(each)}.`);
  const tracks = feedback.tracks();
  const own = { done, total, unit: options.unit ?? null, description: options.description ?? null };
  // Inside tracked loops, this is the progress of the innermost one's current step.
  const at = tracks.findIndex((track) => told.has(track));
  const track = at >= 0 ? Object.assign(tracks[at] as ProgressTrack, own) : own;
  if (at < 0) tracks.push(track);
  told.add(track);
  feedback.changed();
};

/** Tracks created by `progress`; the others belong to loops. */
const told = new WeakSet<ProgressTrack>();

type TrackOptions = ProgressOptions & {
  /** The number of items; by default the `length` or `size` of the iterable, if it has one. */
  total?: number;
};

const begin = (length: number | undefined, { total, unit, description }: TrackOptions) => {
  const tracks = feedback.tracks();
  const track: ProgressTrack = {
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
      // Progress reported within one step does not apply to the next.
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
 * Shows the progress of a loop. Loops can be nested.
 *
 * @example for (const file of yc.track(files, { unit: 'files' })) { … }
 */
export function track<T>(iterable: Iterable<T>, options?: TrackOptions): Generator<T, void, unknown>;
export function track<T>(iterable: AsyncIterable<T>, options?: TrackOptions): AsyncGenerator<T, void, unknown>;
export function track<T>(iterable: Iterable<T> | AsyncIterable<T>, options: TrackOptions = {}) {
  return typeof iterable === 'object' && Symbol.asyncIterator in iterable
    ? trackEachAsync(iterable, options)
    : trackEach(iterable as Iterable<T>, options);
}

type AlertOptions = {
  title?: string;
  /** Seconds until it disappears; 10 by default, `null` for never. */
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

/** Shows a message in the corner of the app. @example yc.info('Nothing was found.') */
export const info = alert('info');

/** Shows a warning in the corner of the app. @example yc.warning('The file is cut off.', { title: 'Half a film' }) */
export const warning = alert('warning');

/** Shows a success message in the corner of the app. @example yc.success('Saved.', { duration: 3 }) */
export const success = alert('success');

type ErrorOptions = {
  title?: string;
  /**
   * Seconds until it disappears, `null` for never: it is then shown in the corner of the app, as Gradio's. By default it
   * is shown above the app, until the next run.
   */
  duration?: number | null;
  /** `false` ends the run without showing anything. */
  visible?: boolean;
};

/**
 * An error for the people who use the app: its message is shown without a position in the code, whoever listens to
 * `failure` or `then`.
 *
 * @example throw new yc.Error('That city is unknown.', { title: 'No weather', duration: 5 });
 */
class AppError extends Error {
  override name = 'Error';
  readonly title: string | undefined;
  constructor(
    message: string,
    readonly options: ErrorOptions = {},
  ) {
    super(message);
    const { title } = options;
    this.title = title === undefined ? undefined : String(title);
  }
}

/** What the page is told of an error with its fault. One that is shown in the corner is sent there. */
export const toldOf = ({ message, title, options: { duration, visible = true } }: AppError) => {
  const apart = duration !== undefined;
  if (visible && apart) alert('error')(message, { ...(title && { title }), duration });
  return { title: title ?? null, ...((apart || !visible) && { hidden: true }) };
};

export const isAppError = (thrown: unknown): thrown is AppError => thrown instanceof AppError;

export { AppError as Error };
