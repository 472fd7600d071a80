import { encodeModule } from '../../protocol';
import type { ModelHost } from '../models';
import { openVoice, type Voice } from './voice';

/** What the sandbox asks of the voice's thread: first to load the voice from these files, then for sentences and sound. */
export type Question = { open: Record<string, ArrayBuffer> } | { text: string } | { sentence: string; speed: number };

export type Answer = { value: unknown } | { wrong: string };

type Scope = {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer, transfers: Transferable[]): void;
};

/** Answers one question after the other. */
export const serveVoice = (scope: Scope) => {
  let voice: Promise<Voice> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const answer = async (question: Question): Promise<unknown> => {
    if ('open' in question) {
      voice = openVoice(hostWith(question.open));
      await voice;
      return undefined;
    }
    if (!voice) throw new Error('The voice is not loaded.');
    const { sentences, say } = await voice;
    return 'text' in question ? sentences(question.text) : say(question.sentence, question.speed);
  };

  scope.onmessage = ({ data }) => {
    last = last
      .then(() => answer(data))
      .then(
        (value) => scope.postMessage({ value }, value instanceof Float32Array ? [value.buffer] : []),
        (thrown) => scope.postMessage({ wrong: thrown instanceof Error ? thrown.message : String(thrown) }, []),
      );
  };
};

/** Has all files at hand. */
const hostWith = (files: Record<string, ArrayBuffer>) =>
  ({
    files: async () => files,
    importCode: <T>(code: ArrayBuffer) =>
      import(/* @vite-ignore */ encodeModule(new TextDecoder().decode(code))) as Promise<T>,
  }) as ModelHost;
