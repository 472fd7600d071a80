type Streams = Record<string, unknown[][]>;

/**
 * Holds the values that Gradio's client applies the next differences to. The client hands out the same objects that it changes
 * later; here it keeps copies.
 */
export const unshared = (): Streams =>
  new Proxy<Streams>(
    {},
    {
      set: (streams, id, values: unknown[][]) =>
        Reflect.set(
          streams,
          id,
          new Proxy(values, {
            set: (held, at, value) => Reflect.set(held, at, structuredClone(value)),
          }),
        ),
    },
  );
