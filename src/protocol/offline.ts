/** What a page asks the site's service worker. It answers `status` and `forget` on the port sent along. */
export type OfflineRequest =
  | { type: 'take-over' }
  | { type: 'started' }
  /** URLs that the page loaded before the service worker could cache them. */
  | { type: 'used'; urls: string[] }
  | { type: 'status' }
  | { type: 'forget' };

/** How much of the site is stored: always the shell, and other parts once they have been used. Sizes in bytes. */
export type OfflineAnswer = { shellBytes: number; parts: { url: string; bytes: number; kept: boolean }[] };
