/** How many batches of yields a run may have unacknowledged. Two keep both threads busy; more only adds delay. */
export const creditWindow = 2;

/**
 * How far past its window a worker may be before it counts as a flood. Honest code is never past it; the slack
 * allows for batches that were on their way.
 */
export const creditSlack = 24;

/** A batch is posted when it holds this many yields … */
export const batchYields = 512;

/** … or this many bytes of buffers and text … */
export const batchBytes = 4 * 1024 * 1024;

/** … or this share of the yields made since the generator last paused … */
export const batchShare = 1 / 16;

/** … a pause being this long, in milliseconds. */
export const batchPause = 4;

/** How many log messages a worker may have unacknowledged; lines past them wait in a ring. */
export const logWindow = 32;

/** How many lines that ring holds. The oldest give way, and their number is told. */
export const logRing = 500;

/** The longest text of one line in the console, in characters. */
export const logText = 10_000;

/** How many errors that no run caught a worker reports before it falls silent about them. */
export const uncaughtLimit = 20;

/** How long a stopped run may take to settle before its worker is terminated, in milliseconds. */
export const stopGrace = 500;

/** How long a stopped stream may take to hand over what is left of it, before its runs are stopped, in milliseconds. */
export const streamGrace = 3000;
