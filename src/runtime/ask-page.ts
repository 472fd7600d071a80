import type { WorkerMessage } from '../protocol';

let post: (message: WorkerMessage, transfers: Transferable[]) => void = () => {};
let take: (answer: unknown) => void = () => {};

/** Asks the page. It handles one question at a time, so wait for the answer before you ask the next. */
export const askPage = (ask: unknown): Promise<unknown> =>
  new Promise((resolve) => {
    post({ type: 'ask', ask }, []);
    take = resolve;
  });

export const sendAsked = (through: typeof post) => {
  post = through;
};

export const takeAnswer = (answer: unknown) => take(answer);
