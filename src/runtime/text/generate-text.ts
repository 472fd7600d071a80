import type { GenerateTextOptions } from '../../api/internal';
import { type ModelHost, openOnce, taskOf } from '../models';
import { createSampler } from './sampler';
import { createTokenizer, start, type Tokenizer } from './tokenizer';
import { createTransformer, type Transformer } from './transformer';
import { readWeights } from './weights';

type Model = { tokenizer: Tokenizer; begin(): Transformer };

/** How many tokens of a text are read: as many as the model remembers. */
const mostRead = 128;

/** After so many milliseconds, messages get their turn, such as Stop. */
const turn = 50;

/** Creates `generateText`. The model is loaded at its first call, and kept for all later ones. */
export const createGenerateText = (host: ModelHost) => {
  const opened = openOnce(host, () => open(host));

  // Checks at the call, not when the first piece is asked for.
  return (text: unknown, options: GenerateTextOptions = {}): AsyncGenerator<string, void, void> => {
    const { maxTokens, ...chosen } = checked(text, options ?? {});
    const task = taskOf(host);
    return (async function* () {
      const { tokenizer, begin } = await opened(task);
      const { read } = begin();
      const choose = createSampler(chosen);
      let last = performance.now();
      const pause = async () => {
        if (performance.now() - last < turn) return;
        await task.pause();
        last = performance.now();
      };
      const given = (text as string).slice(-10_000);
      let scores = read(start);
      for (const token of tokenizer.encode(given.replace(/[^\S\n]+$/, '')).slice(-mostRead)) {
        scores = read(token);
        await pause();
      }
      // Most tokens begin with the space before a word, which the text may have already.
      let afterSpace = /^$|\s$/.test(given);
      for (let count = 0; count < maxTokens; count++) {
        const token = choose(scores);
        if (token === start) return;
        const piece = tokenizer.texts[token] as string;
        const shown = afterSpace ? piece.trimStart() : piece;
        if (shown) yield shown;
        afterSpace &&= !shown;
        await pause();
        scores = read(token);
      }
    })();
  };
};

const open = async (host: ModelHost): Promise<Model> => {
  const file = (await host.files('austen'))['austen.bin'];
  const weights = readWeights(file as ArrayBuffer);
  const tokenizer = createTokenizer(weights.characters, weights.merges);
  return { tokenizer, begin: () => createTransformer(weights) };
};

const ranges = {
  maxTokens: { usual: 200, from: 1, to: 10_000, whole: true },
  temperature: { usual: 0.8, from: 0, to: 2, whole: false },
  topK: { usual: 40, from: 1, to: 10_000, whole: true },
  seed: { usual: undefined, from: 0, to: Number.MAX_SAFE_INTEGER, whole: true },
} as const;

const checked = (text: unknown, options: GenerateTextOptions) => {
  if (typeof text !== 'string') {
    throw new TypeError(`generateText takes a text; got ${text === null ? 'null' : typeof text}.`);
  }
  const known = Object.keys(ranges) as (keyof typeof ranges)[];
  const odd = Object.keys(options).find((name) => !Object.hasOwn(ranges, name));
  if (odd !== undefined) throw new TypeError(`generateText has no option ${odd}; it has ${known.join(', ')}.`);
  const read = (name: keyof typeof ranges) => {
    const { usual, from, to, whole } = ranges[name];
    const given = options[name];
    if (given === undefined) return usual;
    if (typeof given === 'number' && given >= from && given <= to && (!whole || Number.isInteger(given))) return given;
    const kind = whole ? 'a whole number' : 'a number';
    const most = to === Number.MAX_SAFE_INTEGER ? `, ${from} or more` : ` from ${from} to ${to.toLocaleString('en')}`;
    throw new RangeError(`The ${name} of generateText is ${kind}${most}; got ${String(given)}.`);
  };
  return {
    maxTokens: read('maxTokens') as number,
    temperature: read('temperature') as number,
    topK: read('topK') as number,
    seed: read('seed'),
  };
};
