/** How many unacknowledged batches of yields a run may have. Two keep both threads busy; more only add delay. */
export const creditWindow = 2;

/**
 * How many messages beyond its windows a worker may send before we treat it as flooding. Our runtime never exceeds the
 * windows; the slack allows for messages in flight.
 */
export const creditSlack = 24;

/** A batch is posted when it holds this many yields … */
export const batchYields = 512;

/** … or this many bytes of buffers and text … */
export const batchBytes = 4 * 1024 * 1024;

/** … or this share of the yields made since the generator last paused … */
export const batchShare = 1 / 16;

/** … where a pause is longer than this, in milliseconds. */
export const batchPause = 4;

/** While a batch waits for the page, it may grow to {@link batchYields}, and to this many bytes. */
export const waitingBytes = 64 * 1024;

/** How many unacknowledged log messages a worker may have. Further lines wait in a ring buffer. */
export const logWindow = 32;

/** Capacity of that ring buffer, in lines. It drops the oldest lines and reports how many. */
export const logRing = 500;

/** Maximum length of a console line, in characters. */
export const logText = 10_000;

/** How many uncaught errors a worker reports before it stops reporting them. */
export const uncaughtLimit = 20;

/** How long a stopped run may take to settle before we terminate its worker, in milliseconds. */
export const stopGrace = 500;

/**
 * How long the worker of a stopped run may take to answer at all, in milliseconds. It does not answer while it computes
 * without a pause. If a step of its runs has taken longer, it has longer, within {@link stopGrace}.
 */
export const stopAnswer = 250;

/** How long a stopped stream may take to deliver its remaining data before we stop its runs, in milliseconds. */
export const streamGrace = 3000;
