/**
 * Types alone: the code is loaded only with programs that name it (`src/runtime/remote`), so that others do not pay for it.
 */

type RemoteOptions = {
  /** The name of an endpoint, as the server's API page has it: `'/predict'`. A server that has only one needs none. */
  endpoint?: string;
  /** A token of the server's, such as one of Hugging Face. It is sent to that server, and to nobody else. */
  token?: string;
};

/**
 * Makes a generator of an endpoint of a Gradio server: what is yielded there is yielded here. It can be the `fn` of an
 * Interface, or be called in one.
 *
 * The page asks the person once whether this app may use the server, and sends nothing before. Progress, places in the queue and
 * messages are shown as those of the run here; Stop, or leaving the loop, ends the run there. Pictures, sounds and files can be
 * arguments, and files that are yielded arrive as `File`, streamed sound as one chunk after the other. With several outputs,
 * each yield is an array.
 *
 * @param address The server's URL, with `https:` unless it is on localhost, or the name of a Space: `'owner/space'`.
 * @returns An async generator function, which takes the endpoint's arguments in their order.
 * @throws Error with a sentence: when nobody allows it, for a server that cannot be reached or breaks off, for an endpoint that it
 * does not have, and for what it reports itself. What was yielded stays.
 * @example
 * const count = yc.remote('http://localhost:7860', { endpoint: '/count' });
 * export default async function* counting(word = 'sheep', n = 3) {
 *   for await (const text of count(word, n)) yield text;
 * }
 */
// biome-ignore lint/suspicious/noExplicitAny: what a server takes and gives is known only when it is asked
export declare const remote: <Args extends readonly unknown[] = any[], Result = any>(
  address: string | URL,
  options?: RemoteOptions,
) => (...args: Args) => AsyncGenerator<Result, void, void>;
