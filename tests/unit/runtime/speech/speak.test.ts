import { describe, expect, test } from 'vitest';
import { createSpeak, openVoice } from '../../../../src/runtime/speech';
import { correlation, drifting } from './correlation';
import { modelsOnDisk, samplesOf } from './models-on-disk';

const host = modelsOnDisk();
const speak = createSpeak(host, openVoice);

const spoken = async (text: string, options?: { speed?: number }) => {
  const sentences = [];
  for await (const each of speak(text, options)) sentences.push(each);
  return sentences;
};

describe('speak', () => {
  test('sounds as the Python package does, sample by sample', async () => {
    const sentences = await spoken(
      'Hello there. It is certain. Most likely. Very doubtful! Mr Smith and Mrs Jones and Dr Who.',
    );
    const ours = sentences.flatMap(({ samples }) => Array.from(samples));
    const its = await samplesOf('tests/fixtures/speech/alike.wav');
    expect(sentences.map(({ sampleRate }) => sampleRate)).toEqual(Array(5).fill(24_000));
    expect(ours.length).toBe(its.length);
    expect(correlation(Float32Array.from(ours), its)).toBeGreaterThan(0.99);
  });

  test('sounds as the Python package does where the phase of the voice drifts', async () => {
    const [sentence] = await spoken('You may rely on it; as I see it, yes.');
    const its = await samplesOf('tests/fixtures/speech/drifting.wav');
    expect(sentence?.samples.length).toBe(its.length);
    expect(drifting(sentence?.samples as Float32Array, its)).toBeGreaterThan(0.95);
  });

  test('gives a chunk for each sentence', async () => {
    const sentences = await spoken('It is certain. You may rely on it!\n\n\nYes');
    expect(sentences.map(({ text }) => text)).toEqual(['It is certain.', 'You may rely on it!', 'Yes']);
    for (const { samples } of sentences) expect(samples.every((each) => Math.abs(each) <= 1)).toBe(true);
  });

  test('gives the same sound for the same text', async () => {
    const [[first], [second]] = [await spoken('My friend Zorblax.'), await spoken('My friend Zorblax.')];
    expect(second).toEqual(first);
  });

  test('speaks faster and slower', async () => {
    const say = async (speed: number) => (await spoken('Ask again later.', { speed }))[0];
    const [slow, usual, fast] = [await say(0.5), await say(1), await say(2)];
    const seconds = (sentence = slow) => (sentence?.samples.length ?? 0) / 24_000;
    expect(seconds(slow) / seconds(usual)).toBeCloseTo(2, 0);
    expect(seconds(usual) / seconds(fast)).toBeCloseTo(2, 0);
  });

  test('says nothing where there is nothing to say', async () => {
    const warnings: unknown[] = [];
    const api = { ...host.api, warning: (text: string) => warnings.push(text) } as unknown as typeof host.api;
    const quiet = createSpeak({ ...host, api }, openVoice);
    for (const text of ['', ' \n ', '👍']) expect((await quiet(text).next()).done, text).toBe(true);
    expect(warnings).toEqual(Array(3).fill('There is nothing to read aloud.'));
  });

  test('loads the runtime and the voice once', () => {
    expect(host.loaded.slice(0, 2)).toEqual(['onnxruntime', 'hibari']);
    // Once more by the test before, for a voice of its own.
    expect(host.loaded.slice(2)).toEqual(['hibari']);
  });

  test('refuses another script, and names it', () => {
    expect(() => speak('Привет, мир')).toThrow('This voice speaks English only; it cannot read “Привет”.');
    expect(() => speak('你好，世界 2026')).toThrow('cannot read “你好”');
    expect(() => speak('こんにちは')).toThrow('cannot read “こんにちは”');
    expect(() => speak('The word привет is Russian.')).not.toThrow();
  });

  test('says what is wrong with its arguments', () => {
    expect(() => speak(5 as never)).toThrow('speak takes a text; got number.');
    expect(() => speak('Yes.', { speed: 3 })).toThrow('The speed of speak is a number from 0.5 to 2; got 3.');
    expect(() => speak('Yes.', { pace: 1 } as never)).toThrow('speak has no option pace; it has speed.');
  });

  test('tries again after the voice could not be loaded', async () => {
    const working = modelsOnDisk();
    let broken = true;
    const again = createSpeak(
      {
        ...working,
        files: (...models) => (broken ? Promise.reject(new Error('There is no network.')) : working.files(...models)),
      },
      openVoice,
    );
    await expect(again('Yes.').next()).rejects.toThrow('There is no network.');
    broken = false;
    expect((await again('Yes.').next()).value?.text).toBe('Yes.');
  });
});
