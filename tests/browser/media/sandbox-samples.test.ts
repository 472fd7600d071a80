import { expect, test } from 'vitest';
import { film } from './movies';
import { run } from './sandbox-video';

/** A WAV file of sines, one a channel, as 16-bit samples. */
const wav = (sampleRate: number, seconds: number, ...hertz: number[]) => {
  const frames = sampleRate * seconds;
  const view = new DataView(new ArrayBuffer(44 + frames * hertz.length * 2));
  const text = (at: number, letters: string) => {
    for (const [i, each] of [...letters].entries()) view.setUint8(at + i, each.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, hertz.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * hertz.length * 2, true);
  view.setUint16(32, hertz.length * 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, frames * hertz.length * 2, true);
  for (let i = 0; i < frames; i++)
    for (const [c, each] of hertz.entries())
      view.setInt16(44 + (i * hertz.length + c) * 2, 16_000 * Math.sin((2 * Math.PI * each * i) / sampleRate), true);
  return new File([view.buffer], 'tone.wav', { type: 'audio/wav' });
};

/** What a sketch hears of a file: how long its channels are, and at which pitch they sound. */
const heardOf = async (file: File, options = '') => {
  const { yielded, outcome, alerts } = await run(
    `async function* (file) {
      const { sampleRate, samples, channels } = await yc.samples(file${options && `, ${options}`});
      const pitch = (all) => {
        let rising = 0;
        for (let i = 1; i < all.length; i++) if (all[i - 1] < 0 && all[i] >= 0) rising++;
        return Math.round((rising * sampleRate) / all.length);
      };
      const loudest = (all) => all.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
      yield { sampleRate, length: samples.length, pitches: channels.map(pitch), loudest: channels.map(loudest), mean: samples[1000] };
    }`,
    file,
  );
  return { outcome, alerts, heard: yielded[0] === undefined ? undefined : JSON.parse(yielded[0] as string) };
};

test('a sound is decoded to the sample, channel by channel, and to another rate at the same pitch', async () => {
  const own = await heardOf(wav(48_000, 1, 440, 1000));
  expect(own.outcome).toBe('done');
  expect(own.heard).toMatchObject({ sampleRate: 48_000, length: 48_000 });
  expect(own.heard.pitches[0]).toBeCloseTo(440, -1);
  expect(own.heard.pitches[1]).toBeCloseTo(1000, -1);
  const at = (hertz: number) => (16_000 * Math.sin((2 * Math.PI * hertz * 1000) / 48_000)) / 32_768;
  expect(own.heard.mean).toBeCloseTo((at(440) + at(1000)) / 2, 3);

  const lower = await heardOf(wav(48_000, 1, 440, 1000), '{ sampleRate: 16_000 }');
  expect(lower.heard).toMatchObject({ sampleRate: 16_000, length: 16_000 });
  expect(lower.heard.pitches[0]).toBeCloseTo(440, -1);
  expect(lower.heard.loudest[1]).toBeCloseTo(16_000 / 32_768, 1);
});

test('what is no sound, no file and no rate is refused in a sentence', async () => {
  const silent = await heardOf(new File(['words'], 'words.txt'));
  expect(silent.outcome).toContain('This file is no audio that can be read');
  expect((await heardOf(wav(8000, 1, 440), '{ sampleRate: 12.5 }')).outcome).toContain('got 12.5');
  const { outcome } = await run('async function* () { yield await yc.samples(3); }', null);
  expect(outcome).toContain('yc.samples takes a sound as a File, a Blob or its bytes; got 3.');
});

test('the sound of a film is its samples too', async () => {
  const { outcome, heard } = await heardOf(new File([await film('film.mp4')], 'film.mp4'), '{ sampleRate: 8000 }');
  expect(outcome).toBe('done');
  expect(heard.sampleRate).toBe(8000);
  expect(heard.length / 8000).toBeCloseTo(3, 0);
});
