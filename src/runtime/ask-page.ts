import type { WorkerMessage } from '../protocol';

let post: (message: WorkerMessage, transfers: Transferable[]) => void = () => {};
let take: (answer: unknown) => void = () => {};

let last: Promise<unknown> = Promise.resolve();

/** Asks the page. It handles one question at a time, so each waits for the answer to the one before. */
export const askPage = (ask: unknown): Promise<unknown> => {
  last = last.then(
    () =>
      new Promise((resolve) => {
        post({ type: 'ask', ask }, []);
        take = resolve;
      }),
  );
  return last;
};

export const sendAsked = (through: typeof post) => {
  post = through;
};

export const takeAnswer = (answer: unknown) => take(answer);
