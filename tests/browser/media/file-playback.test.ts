import { expect, onTestFinished, test, vi } from 'vitest';
import { fileNameOf } from '../../../src/components/media/file-name';
import { FilePlayback, soundShape, wavFileOf } from '../../../src/media';
import { film } from './movies';

const until = <T>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 20 });

const played = (file: Blob, kind: 'audio' | 'video'): FilePlayback => {
  const playback = new FilePlayback(file, { kind });
  onTestFinished(() => playback.dispose());
  return playback;
};

test.each([
  ['film.mp4', 'video', 'mp4'],
  ['no-b-frames.mov', 'video', 'mov'],
  ['h264.mkv', 'video', 'mkv'],
  ['vp9-live.webm', 'video', 'webm'],
  ['one.m2t', 'video', 'ts'],
  ['sound.m4a', 'audio', 'm4a'],
] as const)('bytes of %s yielded to an output of %s are saved as .%s', async (name, kind, ending) => {
  const bytes = await film(name);
  for (const type of ['', `${kind}/mpeg`]) {
    const saved = await played(new Blob([bytes], { type }), kind).save('original');
    expect(fileNameOf(saved, 'Out', 'original')).toBe(`Out.${ending}`);
    expect(saved.size).toBe(bytes.length);
  }
});

test.each([['alone-0.m2t', 'video']] as const)(
  '%s, which most browsers do not play, is played by an element of %s, and stays what it is',
  async (name, kind) => {
    const bytes = await film(name);
    const playback = played(new File([bytes], name), kind);
    playback.element.muted = true;
    playback.play();
    await until(() => playback.state.playing && playback.state.time > 0);
    expect(playback.state.problems).toEqual([]);
    expect((await playback.save('original')).size).toBe(bytes.length);
  },
);

test('a file that is nothing at all says so, and is asked for once', async () => {
  const playback = played(new File(['no sound at all'], 'a.wav'), 'audio');
  await until(() => playback.state.problems.length > 0);
  expect(playback.state.problems[0]?.message).toContain('This file is no audio that can be read: it begins with');
});

test('a sound that has still to come plays when it is asked to, and has its waveform', async () => {
  const samples = Float32Array.from({ length: 8000 }, (_, i) => (i < 4000 ? 0 : 1));
  let come = (_file: Blob) => {};
  const file = new Promise<Blob>((resolve) => {
    come = resolve;
  });
  const playback = new FilePlayback(file, { shape: soundShape });
  onTestFinished(() => playback.dispose());
  playback.play();
  come(wavFileOf({ sampleRate: 8000, format: 'f32', channels: [samples.buffer] }));
  await until(() => playback.state.peaks.length >= 100);
  expect([playback.state.peaks[20], playback.state.peaks[80]]).toEqual([0, 255]);
  await until(() => playback.state.time > 0);
});

const sound = async (name: string): Promise<Blob> =>
  new Blob([await (await fetch(`/tests/fixtures/audio/${name}`)).arrayBuffer()]);

test.each([
  ['no-duration.webm', 'video', 20],
  ['no-duration.webm', 'audio', 20],
  ['piped.flac', 'audio', 20],
  ['guessed.mp3', 'audio', 20],
] as const)('%s, which does not tell its length, has its true one as %s', async (name, kind, seconds) => {
  const file = name.endsWith('webm') ? new Blob([await film(name)]) : await sound(name);
  const playback = new FilePlayback(file, { kind, ...(kind === 'audio' && { shape: soundShape }) });
  onTestFinished(() => playback.dispose());
  const shown: number[] = [];
  playback.subscribe(() => {
    if (!name.endsWith('mp3')) shown.push(playback.state.duration);
  });
  await until(() => Math.abs(playback.state.duration - seconds) < 0.1 && playback.state.complete);
  // What happened to be buffered was never taken for it.
  expect(shown.filter((duration) => duration !== 0 && Math.abs(duration - seconds) > 0.1)).toEqual([]);
  playback.seek(15);
  await until(() => playback.state.time === 15 && playback.element.readyState > 1 && !playback.element.seeking);
});

test('a sound that does not come says why', async () => {
  const playback = new FilePlayback(Promise.reject(new Error('“a.wav” could not be fetched: …')));
  onTestFinished(() => playback.dispose());
  await until(() => playback.state.problems.length > 0);
  expect(playback.state.problems[0]?.message).toBe('“a.wav” could not be fetched: …');
});
