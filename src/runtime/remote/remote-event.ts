/** What happened in a call, as the page tells it. An entry of `values` is `null` for an output that stays as it is. */
export type RemoteEvent =
  | { type: 'place'; place: number; of: number | null }
  | { type: 'started' | 'done' }
  | { type: 'progress'; done: number | null; total: number | null; unit: string | null; description: string | null }
  | { type: 'log'; level: string; message: string; title: string | null; duration: number | null }
  | { type: 'values'; values: ({ value: unknown } | null)[] }
  | { type: 'failed'; message: string; own?: boolean; title?: string };
