/** A parameter of a function or a class. Without a default, that is `null`. */
export type Parameter = { name: string; type: string; description: string; default: string | null };

/** The most parameters that are shown at once. */
export const mostParameters = 1_000;
