import { expect, onTestFinished, test, vi } from 'vitest';
import { decodeSound, type SoundPiece } from '../../../src/media';
import { decode, joined, openMicrophone, rate, samplesOfWav, stretches, to16 } from './capture';

const stream = (every: number) => {
  const pieces: SoundPiece[] = [];
  return { pieces, ...openMicrophone({ streams: [{ every, take: (piece) => pieces.push(piece) }] }) };
};

test.each([0.1, 0.25, 0.0123])(
  'a stream is cut every %d s, each sample once and in order, to the last',
  async (every) => {
    const { capture, pieces, log, until } = stream(every);
    await capture.start();
    await until(({ duration }) => duration > 1.5);
    await capture.stop();
    expect(log).toEqual(['started', 'ended']);
    let end = 0;
    pieces.slice(0, -1).forEach((piece, k) => {
      expect(piece.sampleRate).toBe(rate);
      end += piece.channels[0]?.length ?? 0;
      expect(end).toBe(Math.round((k + 1) * every * rate));
    });
    const all = joined(pieces);
    expect(all.length).toBeGreaterThan(end);
    expect(all.length).toBeLessThanOrEqual(Math.round(pieces.length * every * rate));
    expect(stretches(to16(all))).toEqual([{ from: expect.any(Number), length: all.length }]);
    expect(stretches(to16(all))[0]?.from).toBeGreaterThanOrEqual(0);
  },
);

test('an AudioWorklet hears where the browser has no queue of sound', async () => {
  vi.stubGlobal('MediaStreamTrackProcessor', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { capture, pieces, until } = stream(0.1);
  await capture.start();
  expect(capture.state.problem).toBeUndefined();
  await until(({ duration }) => duration > 1);
  await capture.stop();
  pieces.slice(0, -1).forEach(({ sampleRate, channels }) => {
    expect([sampleRate, channels.length, channels[0]?.length]).toEqual([rate, 1, rate / 10]);
  });
  // On a busy machine Chromium itself leaves holes before the worklet; but nothing comes twice, or before its time.
  const heard = stretches(to16(joined(pieces))).filter(({ from }) => from >= 0);
  expect(heard.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(rate / 2);
  heard.slice(1).forEach(({ from }, i) => {
    const before = heard[i] as { from: number; length: number };
    expect(from).toBeGreaterThanOrEqual(before.from + before.length);
  });
});

test('two listeners are handed the same sound, each in its own pieces', async () => {
  const [short, long]: [SoundPiece[], SoundPiece[]] = [[], []];
  const { capture, until } = openMicrophone({
    streams: [
      { every: 0.05, take: (piece) => short.push(piece) },
      { every: 0.3, take: (piece) => long.push(piece) },
    ],
  });
  await capture.start();
  await until(({ duration }) => duration > 0.7);
  await capture.stop();
  expect(joined(long)).toEqual(joined(short));
  expect(long[0]?.channels[0]).toHaveLength(Math.round(0.3 * rate));
});

test('a pause leaves its sound out, and nothing else', async () => {
  const { capture, files, log, until } = openMicrophone();
  await capture.start();
  await until(({ duration }) => duration > 0.5);
  capture.pause();
  expect(capture.state.phase).toBe('paused');
  // Told by the worklet: what came before the pause has been counted by then.
  capture.level();
  await expect.poll(() => capture.level().peak).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  await expect.poll(() => capture.level().peak).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  const { duration } = capture.state;
  capture.resume();
  await until((state) => state.duration > duration + 0.5);
  await capture.stop();
  expect(log).toEqual(['started', 'paused', 'recorded', 'ended']);
  const found = stretches(await samplesOfWav(files[0] as File));
  expect(found).toHaveLength(2);
  const [first, second] = found as [{ from: number; length: number }, { from: number; length: number }];
  expect(second.from).toBeGreaterThan(first.from + first.length + 1000);
});

test('a recording is a WAV of all samples', async () => {
  const { capture, files, until, tracks } = openMicrophone();
  await capture.start();
  expect(capture.state.phase).toBe('recording');
  const [track] = tracks();
  await until(({ duration }) => duration > 1);
  await capture.stop();
  expect(track?.readyState).toBe('ended');
  expect(capture.state).toMatchObject({ phase: 'off', preview: undefined, problem: undefined });
  const [file] = files as [File];
  expect([file.name, file.type]).toEqual(['recording.wav', 'audio/wav']);
  const samples = await samplesOfWav(file);
  expect(stretches(samples)).toEqual([{ from: expect.any(Number), length: samples.length }]);
  expect(Math.abs(capture.state.duration - samples.length / rate)).toBeLessThan(0.1);
});

test('ten recordings follow each other', async () => {
  const { capture, files, until } = openMicrophone();
  for (let turn = 0; turn < 10; turn++) {
    await capture.start();
    await until(({ duration }) => duration > 0.05);
    await capture.stop();
  }
  expect(files).toHaveLength(10);
  for (const file of files) expect(stretches(await samplesOfWav(file))).toHaveLength(1);
});

test.each(['mp3', 'webm'] as const)('a recording becomes %s of its own length and content', async (format) => {
  const { capture, files, until } = openMicrophone({ format });
  await capture.start();
  await until(({ duration }) => duration > 1);
  await capture.stop();
  const [file] = files as [File];
  expect(capture.state.problem).toBeUndefined();
  expect([file.name, file.type]).toEqual([`recording.${format}`, format === 'mp3' ? 'audio/mpeg' : 'audio/webm']);
  // By our own reader, and by the browser's.
  const ours = await decodeSound(file);
  const length = (ours.channels[0] as Float32Array).length;
  expect(Math.abs(length / ours.sampleRate - capture.state.duration)).toBeLessThan(0.1);
  const theirs = await decode(file, ours.sampleRate);
  // Chromium cuts WebM by its times, which are milliseconds.
  expect(Math.abs(theirs.length - length)).toBeLessThanOrEqual(format === 'webm' ? 48 : 0);
  expect(Math.max(...theirs.map(Math.abs))).toBeGreaterThan(0.2);
});

test('it listens before it records, and hears how loud it is', async () => {
  const { capture, tracks, log } = openMicrophone();
  await capture.open();
  expect(capture.state.phase).toBe('open');
  await expect.poll(() => capture.level().peak).toBeGreaterThan(-20);
  const { rms, clipped } = capture.level();
  expect(clipped).toBe(false);
  expect(rms).toBeLessThan(-10);
  const [track] = tracks();
  capture.close();
  expect([track?.readyState, capture.state.phase, log]).toEqual(['ended', 'off', []]);
  expect(capture.level()).toEqual({ peak: Number.NEGATIVE_INFINITY, rms: Number.NEGATIVE_INFINITY, clipped: false });
});

test('another microphone goes on in the same recording', async () => {
  const { capture, files, until } = openMicrophone();
  await capture.start();
  const { devices, device } = await until((state) => state.devices.length > 1 && state.duration > 0.3);
  expect(devices.map(({ name }) => name)).toContain('Fake Audio Input 1');
  const other = devices.find(({ id, name }) => id !== device && name !== 'Fake Default Audio Input');
  const [before] = capture.state.preview?.getTracks() ?? [];
  await capture.choose(other?.id ?? '');
  expect(before?.readyState).toBe('ended');
  expect(capture.state).toMatchObject({ phase: 'recording', device: other?.id });
  const { duration } = capture.state;
  await until((state) => state.duration > duration + 0.3);
  await capture.stop();
  const found = stretches(await samplesOfWav(files[0] as File));
  expect(found).toHaveLength(2);
  expect(found.every(({ from }) => from >= 0)).toBe(true);
});

test('one that is unplugged hands on what it gave, and says so', async () => {
  const { capture, files, tracks, until, log } = openMicrophone();
  await capture.start();
  await until(({ duration }) => duration > 0.3);
  const [track] = tracks();
  track?.dispatchEvent(new Event('ended'));
  const { problem } = await until(({ phase }) => phase === 'off');
  expect(problem?.reason).toBe('unplugged');
  expect(log).toEqual(['started', 'recorded', 'ended']);
  expect(stretches(await samplesOfWav(files[0] as File))).toHaveLength(1);
});

test('leaving the page lets go of it, and keeps what was recorded', async () => {
  const { capture, files, tracks, until } = openMicrophone();
  await capture.start();
  await until(({ duration }) => duration > 0.2);
  const [track] = tracks();
  dispatchEvent(new PageTransitionEvent('pagehide'));
  await until(({ phase }) => phase === 'off');
  expect([track?.readyState, files.length]).toEqual(['ended', 1]);
});

test('nothing at all is no recording, and said so', async () => {
  const { capture, files, log } = openMicrophone();
  // Before a single sample.
  capture.subscribe(() => capture.pause());
  await capture.start();
  await capture.stop();
  expect(capture.state.problem).toEqual({
    reason: 'failed',
    message: 'Nothing was recorded: it was stopped before the microphone gave anything. Record again, a little longer.',
  });
  expect([files, log.at(-1)]).toEqual([[], 'ended']);
});
