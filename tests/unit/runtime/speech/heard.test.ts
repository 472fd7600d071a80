import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { openVoice } from '../../../../src/runtime/speech';
import type * as Synthesis from '../../../../src/runtime/speech/sound/synthesize';
import { resampler } from '../../../../src/runtime/voice/resample';
import { correlation } from './correlation';
import { modelsOnDisk, read } from './models-on-disk';

type Heard = { text: string; samples: number; pitch: number[] };

const fixtures = 'tests/fixtures/speech';

/** What the Python package itself says of each; `tests/tools/speech-fixtures.py` wrote it. */
const sentences: Heard[] = JSON.parse(await readFile(`${fixtures}/heard.json`, 'utf8'));
const sounds = Float32Array.from(new Uint8Array((await read(`${fixtures}/heard.wav`)).slice(44)), (each) => each - 128);

/** The pitch that our network gave, and the one that is used in its place. */
const pitch = vi.hoisted(() => ({ given: [] as number[], used: [] as number[] }));

vi.mock('../../../../src/runtime/speech/sound/synthesize', async (original) => {
  const actual = await original<typeof Synthesis>();
  const synthesize: typeof actual.synthesize = (frames, gaussian) => {
    pitch.given.push(...frames.pitch);
    const used = frames.pitch.map((each) => pitch.used.shift() ?? each);
    return actual.synthesize({ ...frames, pitch: used }, gaussian);
  };
  return { ...actual, synthesize };
});

const voice = await openVoice(modelsOnDisk());

/** At a third of its rate, as the file has it. */
const say = async (text: string) => {
  const parts = [];
  for (const sentence of await voice.sentences(text)) parts.push(Array.from(await voice.say(sentence, 1)));
  return resampler(24_000, 8000)(Float32Array.from(parts.flat()));
};

let at = 0;
const cases = sentences.map(({ text, samples, pitch }) => {
  at += samples;
  return [text, sounds.subarray(at - samples, at), pitch] as const;
});

test('twenty sentences are compared', () => {
  expect(cases.length).toBeGreaterThanOrEqual(20);
  expect(at).toBe(sounds.length);
});

/** Sentences with a frame more or less: durations are rounded, too. */
const otherwise: string[] = [];

// The networks round differently in each build of ONNX Runtime, by less than a hertz. A voice's phase is the sum of all its
// pitch before, so it drifts apart within a second. With the same pitch, it does not.
test.each(cases)('the voice says “%s” as the Python package does', async (text, its, itsPitch) => {
  Object.assign(pitch, { given: [], used: [...itsPitch] });
  const sound = await say(text);
  const ours = pitch.given;
  expect(Math.abs(ours.length / itsPitch.length - 1)).toBeLessThan(0.01);
  if (ours.length !== itsPitch.length) {
    otherwise.push(text);
    return;
  }
  const off = itsPitch
    .map((each, i) => [each, ours[i] ?? 0] as const)
    .filter((both) => Math.min(...both) > 60)
    .map(([a, b]) => Math.abs(b / a - 1))
    .sort((a, b) => a - b);
  expect(off.length).toBeGreaterThan(0.4 * itsPitch.length);
  // In voiced frames, by parts of the pitch.
  expect(off[Math.floor(off.length / 2)]).toBeLessThan(0.005);
  expect(off[Math.floor(off.length * 0.95)]).toBeLessThan(0.02);
  expect(correlation(sound, its.subarray(0, sound.length))).toBeGreaterThan(0.99);
});

test('at most one of them lasts a frame or two longer or shorter', () => {
  expect(otherwise.length).toBeLessThanOrEqual(1);
});
