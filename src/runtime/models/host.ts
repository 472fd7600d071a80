import type * as api from '../../api';

/** What a module with models gets to work with. */
export type ModelHost = {
  /**
   * The files of these models, by name. The page fetches them, checks and keeps them; the run's progress shows megabytes.
   *
   * @throws Error with a sentence: for a damaged file, or without a network for files that are not kept yet
   * @throws DOMException `AbortError` when the run is stopped meanwhile
   */
  files(...models: string[]): Promise<Record<string, ArrayBuffer>>;
  /** Imports an ES module that came as such a file. It can have no imports. */
  importCode<T>(code: ArrayBuffer): Promise<T>;
  /** The run that is now executing, as what calls functions as part of it, also after an `await`. */
  ofRun(): <T>(call: () => T) => T;
  /** What user code imports as `yieldcast`. */
  readonly api: typeof api;
};
