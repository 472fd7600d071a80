/** Where calls go. `address` is a URL, or the name of a Space: `owner/space`. */
export type Destination = { address: string; isSpace: boolean; host: string };

/** What the page tells the worker that talks to a server. It connects once, before all calls. */
export type ToWorker =
  | { type: 'connect'; destination: Destination; token?: string }
  | { type: 'call'; call: number; endpoint?: string; args: unknown[] }
  | { type: 'taken'; call: number; weight: number }
  | { type: 'cancel'; call: number };

/** What happened in a call. An entry of `values` is `null` for an output that stays as it is. */
export type RemoteEvent =
  | { type: 'place'; place: number; of: number | null }
  | { type: 'started' }
  | { type: 'progress'; done: number | null; total: number | null; unit: string | null; description: string | null }
  | { type: 'log'; level: string; message: string; title: string | null; duration: number | null }
  | { type: 'values'; values: ({ value: unknown } | null)[] }
  | { type: 'done' }
  /** `own` is the server's own text for the people who use it. */
  | { type: 'failed'; message: string; own?: boolean; title?: string };

/** What the worker answers. `weight` is what the event counts towards those that nobody has taken yet. */
export type FromWorker = { call: number; event: RemoteEvent; weight: number; isBroken?: boolean };

/** The most that events may weigh which nobody has taken yet. */
export const mostAhead = 512;

/** The largest file, and the largest answer, in bytes. */
export const mostBytes = 200_000_000;
