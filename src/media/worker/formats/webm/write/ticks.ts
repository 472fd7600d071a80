/** Nanoseconds per tick in a stream: a microsecond, which browsers use as well. */
export const tick = 1000;

/** Ticks per second. */
export const ticksPerSecond = 1e9 / tick;
