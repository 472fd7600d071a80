import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTokenizer, start } from '../../../../src/runtime/text/tokenizer';
import { createTransformer } from '../../../../src/runtime/text/transformer';
import { readWeights } from '../../../../src/runtime/text/weights';

/** Made by `tests/tools/text-model/export.py`, with the numbers of the shipped file. */
type Fixture = {
  /** The beginning of the passage. */
  tokens: number[];
  /** The scores after every 16th of these tokens, of every 17th token. */
  scores: number[][];
  /** The end of a novel, which the model has not read. */
  passage: string;
  /** Bits for each of its characters, by the model. */
  passageBits: number;
  /** The same by tables: of three tokens, smoothed as well as one knows how to, and of three characters. */
  tokenTrigramPassageBits: number;
  bitsPerCharacter: { characterTrigram: number };
};

const fixture = JSON.parse(readFileSync('tests/fixtures/text/austen.json', 'utf8')) as Fixture;
const weights = readWeights(new Uint8Array(readFileSync('workers/models/austen/austen.bin')).buffer);
const { encode, texts } = createTokenizer(weights.characters, weights.merges);

/** The loss of a token by the scores before it, in bits. */
const bits = (scores: Float32Array, token: number) => {
  const most = Math.max(...scores);
  const sum = scores.reduce((so, score) => so + Math.exp(score - most), 0);
  return (most + Math.log(sum) - (scores[token] ?? 0)) / Math.LN2;
};

/** Bits for each character of the passage, where the model begins anew after so many tokens. */
const passageBits = (span: number) => {
  const tokens = [start, ...encode(fixture.passage)];
  let total = 0;
  let { read } = createTransformer(weights);
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (i % span === 0) ({ read } = createTransformer(weights));
    total += bits(read(tokens[i] as number), tokens[i + 1] as number);
  }
  return total / fixture.passage.length;
};

describe('the tiny language model', () => {
  test('cuts a text into the tokens that it was trained on, which join to the text again', () => {
    const tokens = encode(fixture.passage);
    expect([start, ...tokens].slice(0, fixture.tokens.length)).toEqual(fixture.tokens);
    expect(tokens.map((token) => texts[token]).join('')).toBe(fixture.passage);
  });

  test('gives the scores that it gave where it was trained, within a thousandth', () => {
    const { read } = createTransformer(weights);
    const scores = fixture.tokens.map((token) => read(token).slice());
    for (const [i, expected] of fixture.scores.entries()) {
      const given = (scores[16 * i + 15] as Float32Array).filter((_, token) => token % 17 === 0);
      expect(given.length).toBe(expected.length);
      const off = Math.max(...expected.map((each, k) => Math.abs(each - (given[k] ?? Number.NaN))));
      expect(off).toBeLessThan(0.001);
    }
  });

  test('foresees a passage that it has not read as it did there, and better than tables of what follows what', () => {
    const found = passageBits(weights.shape.context);
    expect(found).toBeCloseTo(fixture.passageBits, 3);
    expect(found).toBeLessThan(fixture.tokenTrigramPassageBits - 0.1);
    expect(found).toBeLessThan(0.6 * fixture.bitsPerCharacter.characterTrigram);
  });

  test('foresees it no worse when it writes on past what it remembers', () => {
    expect(passageBits(Number.POSITIVE_INFINITY)).toBeLessThan(fixture.passageBits * 1.02);
  });
});
