import type { SpeakOptions, SpokenSentence } from '../../api/internal';
import { type ModelHost, openOnce, taskOf } from '../models';
import { chunksOf } from './chunks';
import { sampleRate, type Voice } from './voice';

/** Creates `speak`. The voice is loaded at its first call, and kept for all later ones. */
export const createSpeak = (host: ModelHost, openVoice: (host: ModelHost) => Promise<Voice>) => {
  const opened = openOnce(host, async () => {
    const voice = await openVoice(host);
    voice.lost?.catch(opened.forget);
    return voice;
  });

  // Checks at the call, not when the first sentence is asked for.
  return (text: unknown, options: SpeakOptions = {}): AsyncGenerator<SpokenSentence, void, void> => {
    const { speed } = checked(text, options ?? {});
    const task = taskOf(host);
    return (async function* () {
      const { sentences, say } = await opened(task);
      const all = await task.stoppable(sentences(text as string));
      let isHeard = false;
      for (const chunk of chunksOf(all)) {
        const samples = await task.stoppable(say(chunk, speed));
        if (samples.length === 0) continue;
        isHeard = true;
        yield { text: chunk, sampleRate, samples };
      }
      if (!isHeard) task.within(() => host.api.warning('There is nothing to read aloud.'));
    })();
  };
};

const checked = (text: unknown, options: SpeakOptions) => {
  if (typeof text !== 'string') throw new TypeError(`speak takes a text; got ${text === null ? 'null' : typeof text}.`);
  const { speed = 1, ...unknown } = options as SpeakOptions & Record<string, unknown>;
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) throw new TypeError(`speak has no option ${odd}; it has speed.`);
  if (typeof speed !== 'number' || !(speed >= 0.5 && speed <= 2)) {
    throw new RangeError(`The speed of speak is a number from 0.5 to 2; got ${String(speed)}.`);
  }
  const foreign = foreignPart(text);
  if (foreign) {
    throw new RangeError(
      `This voice speaks English only; it cannot read “${foreign}”. For other languages, import a voice of your own.`,
    );
  }
  return { speed };
};

/** Some of a text that is mostly in another script. A foreign word in an English text is read as well as it can be. */
const foreignPart = (text: string): string | undefined => {
  const letters = text.match(/\p{L}/gu) ?? [];
  const foreign = letters.filter((each) => !/\p{Script=Latin}/u.test(each));
  if (foreign.length * 2 <= letters.length) return undefined;
  const [word = ''] = /(?:(?!\p{Script=Latin})[\p{L}\p{M}])+/u.exec(text) ?? [];
  return word.slice(0, 20);
};
