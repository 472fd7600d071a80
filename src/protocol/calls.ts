/**
 * How the page calls the workers that every app begins with: the sandbox, which is trusted with nothing, and the compiler.
 * Calls and answers are plain data, so there is nothing of the page that a worker could call.
 */

/** From page to worker. */
export type Call = { type: 'invoke'; id: number; method: string; given: unknown[] };

/** From worker to page: what a call came to. */
export type Answer<Thrown = unknown> =
  | { type: 'returned'; id: number; value: unknown }
  | { type: 'threw'; id: number; thrown: Thrown };

type Methods<T> = { [K in keyof T]: (...given: never[]) => unknown };

/**
 * Calls the methods of a worker.
 *
 * @param errorOf what a call rejects with, by what its method threw
 */
export const createCalls = <T extends Methods<T>>(
  post: (call: Call, transfers: Transferable[]) => void,
  errorOf: (thrown: unknown) => unknown,
) => {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  return {
    call: <K extends keyof T & string>(
      method: K,
      given: Parameters<T[K]>,
      transfers: Transferable[] = [],
    ): Promise<Awaited<ReturnType<T[K]>>> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        post({ type: 'invoke', id, method, given }, transfers);
        waiting.set(id, (answer) =>
          answer.type === 'threw' ? reject(errorOf(answer.thrown)) : resolve(answer.value as Awaited<ReturnType<T[K]>>),
        );
      }),
    take: (answer: Answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
  };
};

export type Calls<T extends Methods<T>> = ReturnType<typeof createCalls<T>>;

/** Answers a call in a worker. `thrownOf` makes plain data of what its method throws. */
export const answerCall = async <T extends Methods<T>>(
  methods: T,
  { id, method, given }: Call,
  post: (answer: Answer) => void,
  thrownOf: (thrown: unknown) => unknown,
) => {
  try {
    // Within, since a value that cannot be copied is an answer, too.
    post({ type: 'returned', id, value: await methods[method as keyof T](...(given as never[])) });
  } catch (thrown) {
    post({ type: 'threw', id, thrown: thrownOf(thrown) });
  }
};
