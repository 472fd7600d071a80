import { expect, onTestFinished, test, vi } from 'vitest';
import { fileNameOf } from '../../../src/components/media/file-name';
import { FilePlayback, filePeaks, wavFileOf } from '../../../src/media';
import { film } from './movies';

const until = <T>(holds: () => T) => vi.waitUntil(holds, { timeout: 10_000, interval: 20 });

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
  const playback = new FilePlayback(file, { peaks: filePeaks });
  onTestFinished(() => playback.dispose());
  playback.play();
  come(wavFileOf({ sampleRate: 8000, format: 'f32', channels: [samples.buffer] }));
  await until(() => playback.state.peaks.length >= 100);
  expect([playback.state.peaks[20], playback.state.peaks[80]]).toEqual([0, 255]);
  await until(() => playback.state.time > 0);
});

test('a sound that does not come says why', async () => {
  const playback = new FilePlayback(Promise.reject(new Error('“a.wav” could not be fetched: …')));
  onTestFinished(() => playback.dispose());
  await until(() => playback.state.problems.length > 0);
  expect(playback.state.problems[0]?.message).toBe('“a.wav” could not be fetched: …');
});
