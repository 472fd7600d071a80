/** Nanoseconds of a tick of a stream: a microsecond, in which browsers count too. */
export const tick = 1000;

/** Ticks a second. */
export const ticksPerSecond = 1e9 / tick;
