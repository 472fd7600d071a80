import { describe, expect, test } from 'vitest';
import { createVoiceActivity } from '../../../../src/runtime/voice';
import { resampler } from '../../../../src/runtime/voice/resample';
import { correlation } from '../speech/correlation';
import { modelsOnDisk, samplesOf } from '../speech/models-on-disk';

const rate = 24_000;
const host = modelsOnDisk();
const voiceActivity = createVoiceActivity(host);

/** White noise, always the same. */
const noise = (seconds: number) => {
  let state = 1;
  return Float32Array.from({ length: seconds * rate }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32 - 0.5) * 0.2;
  });
};

/** A melody of plucked strings, four notes a second. */
const music = (seconds: number) => {
  const tones = [262, 330, 392, 523, 440, 349];
  return Float32Array.from({ length: seconds * rate }, (_, i) => {
    const [note, t] = [Math.floor((i / rate) * 4), (i / rate) % 0.25];
    const tone = 2 * Math.PI * (tones[note % tones.length] as number) * t;
    return [1, 2, 3, 4, 5].reduce((sum, k) => sum + Math.sin(k * tone) / k, 0) * Math.exp(-6 * t) * 0.15;
  });
};

/** Sentences of speech from their first sound to their last. Its pauses are short ones within sentences. */
const speech = async () => {
  const samples = await samplesOf('tests/fixtures/speech/drifting.wav');
  const loud = (at: number) => samples.subarray(at, at + 240).some((each) => Math.abs(each) > 0.03);
  const steps = Array.from({ length: Math.floor(samples.length / 240) }, (_, i) => i * 240).filter(loud);
  return samples.slice(steps[0], (steps.at(-1) ?? 0) + 240);
};

/** Five sentences with pauses between them. */
const sentences = () => samplesOf('tests/fixtures/speech/alike.wav');

const frame = 0.032 * rate;

/** Sounds in a row, and for each frame of 32 ms whether it is speech: loud, or right after what was, where somebody speaks. */
const labelled = (parts: [samples: Float32Array, isSpeech: boolean][]) => {
  const samples = Float32Array.from(parts.flatMap(([each]) => Array.from(each)));
  const spoken = Float32Array.from(
    parts.flatMap(([each, isSpeech]) => Array.from(isSpeech ? each : new Float32Array(each.length))),
  );
  const labels = Array.from({ length: Math.floor(samples.length / frame) }, (_, i) =>
    spoken.subarray(Math.max(0, i - 1) * frame, (i + 1) * frame).some((each) => Math.abs(each) > 0.03),
  );
  return { samples, labels };
};

const resampled = (samples: Float32Array, to: number) => resampler(rate, to)(samples);

describe('voiceActivity', () => {
  test('tells speech from music, noise and silence in 95 of 100 frames', async () => {
    const { samples, labels } = labelled([
      [noise(3), false],
      [await sentences(), true],
      [music(4), false],
      [await speech(), true],
      [new Float32Array(rate), false],
      [noise(2), false],
    ]);
    expect(labels.filter(Boolean).length / labels.length).toBeGreaterThan(0.3);
    for (const sampleRate of [16_000, 24_000, 48_000]) {
      const sound = sampleRate === rate ? samples : resampled(samples, sampleRate);
      const { probabilities } = await voiceActivity().push({ sampleRate, samples: sound });
      const right = probabilities.filter((each, i) => each > 0.5 === labels[i]).length;
      expect(Math.abs(probabilities.length - labels.length)).toBeLessThanOrEqual(2);
      expect(right / probabilities.length, `at ${sampleRate}`).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('gives each thing that is said with its place and its sound', async () => {
    const said = await speech();
    const seconds = said.length / rate;
    const samples = Float32Array.from([
      ...noise(1.5),
      ...said,
      ...new Float32Array(1.5 * rate),
      ...said,
      ...noise(1.5),
    ]);
    const { segments, speaking, time } = await voiceActivity().push({ sampleRate: rate, samples });
    expect(segments).toHaveLength(2);
    expect(speaking).toBe(false);
    expect(time).toBeCloseTo(samples.length / rate, 1);
    for (const [i, { start, end, sampleRate, samples: sound }] of segments.entries()) {
      const begin = 1.5 + i * (seconds + 1.5);
      // With up to 0.2 s before and after it, and a frame or two.
      expect(begin - start).toBeGreaterThan(0);
      expect(begin - start).toBeLessThan(0.35);
      expect(end - (begin + seconds)).toBeGreaterThan(-0.1);
      expect(end - (begin + seconds)).toBeLessThan(0.4);
      expect(sound.length / sampleRate).toBeCloseTo(end - start, 5);
      expect(sound.some((each) => Math.abs(each) > 0.1)).toBe(true);
    }
  });

  test('hears the same however a sound is cut, and whatever waits', async () => {
    const samples = Float32Array.from([...noise(0.5), ...(await speech()), ...noise(1)]);
    const whole = await voiceActivity().push({ sampleRate: rate, samples });
    const cut = voiceActivity();
    const pieces = [];
    for (let at = 0, i = 0; at < samples.length; i++) {
      const length = [1, 700, 4096, 240, 13_000][i % 5] as number;
      pieces.push(cut.push({ sampleRate: rate, samples: samples.slice(at, at + length) }));
      at += length;
    }
    const heard = await Promise.all(pieces);
    const probabilities = heard.flatMap((each) => each.probabilities);
    expect(probabilities).toHaveLength(whole.probabilities.length);
    for (const [i, each] of probabilities.entries()) expect(each).toBeCloseTo(whole.probabilities[i] as number, 3);
    expect(heard.filter(({ started }) => started)).toHaveLength(1);
    expect(heard.flatMap((each) => each.segments)).toHaveLength(1);
  });

  test('ends what is being said where the sound ends', async () => {
    const voice = voiceActivity();
    const { speaking, segments } = await voice.push({ sampleRate: rate, samples: await speech() });
    expect([speaking, segments.length]).toEqual([true, 0]);
    expect((await voice.end())?.samples.length).toBeGreaterThan(16_000);
    expect(await voice.end()).toBeUndefined();
  });

  test('hears nobody in a recording that is silent or empty', async () => {
    const voice = voiceActivity();
    for (const length of [0, 1, 10 * rate]) {
      const { segments, speaking, started } = await voice.push({ sampleRate: rate, samples: new Float32Array(length) });
      expect({ segments, speaking, started }).toEqual({ segments: [], speaking: false, started: false });
    }
    expect(await voice.end()).toBeUndefined();
  });

  test('takes integers and several channels', async () => {
    const floats = await speech();
    const integers = Int16Array.from(floats, (each) => each * 32_767);
    const heard = [];
    for (const samples of [floats, integers, [floats, floats]]) {
      heard.push((await voiceActivity().push({ sampleRate: rate, samples })).probabilities);
    }
    for (const each of heard)
      expect(each.filter((one) => one > 0.5).length).toBe(heard[0]?.filter((one) => one > 0.5).length);
  });

  test('loads the runtime and the model once', () => {
    expect(host.loaded.filter((each) => each === 'silero')).toHaveLength(1);
  });

  test('says what is wrong with its arguments', () => {
    expect(() => voiceActivity({ threshold: 2 })).toThrow(
      'The threshold of voiceActivity is a number from 0 to 1; got 2.',
    );
    expect(() => voiceActivity({ pause: -1 })).toThrow('a number of seconds from 0 to 60; got -1.');
    expect(() => voiceActivity({ treshold: 0.5 } as never)).toThrow('voiceActivity has no option treshold;');
    expect(() => voiceActivity().push({} as never)).toThrow('push takes a sound: { sampleRate, samples }');
    expect(() => voiceActivity().push({ samples: new Float32Array(1), sampleRate: 0 })).toThrow('got 0.');
  });
});

describe('resampler', () => {
  const tone = (hertz: number, at: number) =>
    Float32Array.from({ length: at }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / at));

  test.each([8000, 22_050, 44_100, 48_000])('keeps a tone at %d Hz', (from) => {
    const made = resampler(from, 16_000)(tone(440, from));
    expect(correlation(made.subarray(500, 15_000), tone(440, 16_000).subarray(500, 15_000))).toBeGreaterThan(0.999);
  });

  test('filters out what is too high', () => {
    const made = resampler(48_000, 16_000)(tone(11_000, 48_000)).subarray(500);
    expect(Math.max(...made)).toBeLessThan(0.05);
  });
});
