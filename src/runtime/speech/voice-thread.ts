import { encodeModule } from '../../protocol';
import type { ModelHost } from '../models';
import type { Answer, Question } from './serve-voice';
import type { Voice } from './voice';

type Waiting = { resolve(value: unknown): void; reject(reason: Error): void };

/**
 * Loads the voice into a thread of its own. A sentence keeps a thread busy for as long as a quarter of its length, and the
 * sandbox has others to answer meanwhile: Stop, and whoever talks over the voice.
 */
export const openVoiceThread = async (host: ModelHost): Promise<Voice> => {
  const files = await host.files('onnxruntime', 'hibari');
  const code = new TextDecoder().decode(files['voice-thread.js']);
  const thread = new Worker(encodeModule(code), { type: 'module', name: 'yieldcast-voice' });
  /** It answers in order. */
  const waiting: Waiting[] = [];
  thread.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asker = waiting.shift();
    if ('wrong' in data) asker?.reject(new Error(data.wrong));
    else asker?.resolve(data.value);
  };
  const lost = new Promise<never>((_, reject) => {
    thread.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`The voice failed: ${event.message || 'no reason'}.`));
    };
    thread.onmessageerror = () => reject(new Error('The voice failed: its answer could not be read.'));
  });
  // What it answered later could not be told from the answer to another question.
  lost.catch(() => thread.terminate());

  const ask = (question: Question, transfers: Transferable[] = []): Promise<unknown> => {
    const answer = new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      thread.postMessage(question, transfers);
    });
    return Promise.race([answer, lost]);
  };

  try {
    await ask({ open: files }, Object.values(files));
  } catch (thrown) {
    thread.terminate();
    throw thrown;
  }
  return {
    lost,
    sentences: (text) => ask({ text }) as Promise<string[]>,
    say: (sentence, speed) => ask({ sentence, speed }) as Promise<Float32Array>,
  };
};
