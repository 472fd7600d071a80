import { expect, onTestFinished, test } from 'vitest';
import { bytesChunk, difference, openStream, samplesChunk, samplesOf, sound } from './audio-streams';

const second = (at: number) => samplesChunk(sound(8_000, at * 8_000, (at + 1) * 8_000));

test('what the browser refuses to play is told, and played when a person asks', async () => {
  const { stream, element, until } = openStream();
  const { play } = element;
  element.play = () => Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  stream.begin();
  stream.push(second(0), true);
  await until(({ refused }) => refused);
  expect(stream.state).toMatchObject({ playing: false, buffering: false });
  element.play = play;
  stream.play();
  await until(({ time, refused }) => time > 0 && !refused);
});

test('it plays on when it leaves the document, and is paused by others', async () => {
  const { stream, element, until, heard } = openStream();
  document.body.append(element);
  stream.begin();
  for (let i = 0; i < 20; i++) stream.push(second(i), true);
  await until(({ time }) => time > 0);
  const paused = heard('pause');
  element.remove();
  await paused;
  const { time } = stream.state;
  await until((state) => state.time > time + 0.1);
  expect(stream.state.playing).toBe(true);
  element.pause();
  await until(({ playing }) => !playing);
});

/** A hidden tab, until the function that comes back is called or the test ends. */
const hideTab = () => {
  const set = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  onTestFinished(() => void Reflect.deleteProperty(document, 'hidden'));
  set(true);
  return () => set(false);
};

test('a film without sound that the browser pauses in a hidden tab goes on when the tab is shown', async () => {
  const { stream, element, until, heard } = openStream({ of: { kind: 'video', fps: 10 } });
  document.body.append(element);
  stream.begin();
  for (let i = 0; i < 150; i++) {
    const data = new Uint8ClampedArray(64 * 64 * 4).fill((8 * i) % 256).buffer;
    stream.push({ as: 'frame', image: { as: 'pixels', width: 64, height: 64, data }, sound: null }, true);
  }
  stream.end();
  await until(({ time }) => time > 0);
  const showTab = hideTab();
  const paused = heard('pause');
  element.pause();
  await paused;
  expect(stream.state.playing).toBe(true);
  const { time } = stream.state;
  showTab();
  await until((state) => state.time > time + 0.2);
});

test('sound that is paused in a hidden tab, by a media key, stays paused', async () => {
  const { stream, element, until, heard } = openStream();
  stream.begin();
  for (let i = 0; i < 20; i++) stream.push(second(i), true);
  await until(({ time }) => time > 0);
  const showTab = hideTab();
  const paused = heard('pause');
  element.pause();
  await paused;
  await until(({ playing }) => !playing);
  showTab();
  expect(element.paused).toBe(true);
});

test('play and pause at once is a pause', async () => {
  const { stream, element, until, heard } = openStream();
  stream.begin();
  stream.push(second(0));
  await until(({ buffered }) => buffered[1] > 0.9);
  const told = heard('pause');
  stream.play();
  stream.pause();
  await told;
  expect(element.paused).toBe(true);
  expect(stream.state.playing).toBe(false);
});

test('with timers that run once a second, as in a tab that is hidden, it goes on by itself', async () => {
  const { setTimeout } = globalThis;
  const slow = (run: () => void, after = 0) => setTimeout(run, Math.max(1_000, after));
  globalThis.setTimeout = slow as typeof globalThis.setTimeout;
  onTestFinished(() => void Object.assign(globalThis, { setTimeout }));
  const { stream, element, until, ended } = openStream();
  const over = ended();
  const half = (at: number) => samplesChunk(sound(8_000, at * 4_000, (at + 1) * 4_000));
  stream.begin();
  for (let at = 0; at < 3; at++) {
    stream.push(half(at), true);
    await until(({ time, duration }) => duration === (at + 1) / 2 && time > duration - 0.4);
    await until(({ buffered, time }) => buffered[1] - time < 0.2);
  }
  stream.end();
  await over;
  expect(element.currentTime).toBe(1.5);
});

test('a worker that cannot be loaded is told of, and the next one is tried', async () => {
  const path = '../../../src/media/page/media-worker?alone';
  const { withMediaWorker } = (await import(
    /* @vite-ignore */ path
  )) as typeof import('../../../src/media/page/media-worker');
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor() {
      super('data:text/javascript,import "/nowhere.js"', { type: 'module' });
    }
  };
  try {
    await expect(withMediaWorker((worker) => worker.saveFormats())).rejects.toThrow('could not be loaded');
  } finally {
    globalThis.Worker = Original;
  }
  await expect(withMediaWorker((worker) => worker.saveFormats())).resolves.toContain('wav');
});

test('a file that is still made when all is disposed of is told of', async () => {
  const { stream } = openStream();
  stream.begin();
  stream.push(second(0));
  const saving = stream.save('wav');
  stream.dispose();
  await expect(saving).rejects.toThrow('cleared');
});

test('chunks that are of no use are told of, and leave nothing to wait for', async () => {
  const { stream, until } = openStream();
  stream.begin();
  stream.push(bytesChunk(new TextEncoder().encode('404 Not Found')), true);
  stream.push(Promise.reject(new Error('“x” could not be fetched.')), true);
  stream.end();
  await until(({ complete, playing }) => complete && !playing);
  const [second, first] = stream.state.problems;
  expect(first?.message).toMatch(/^chunk 1 is no audio/);
  expect(second).toEqual({ chunk: 2, message: 'chunk 2: “x” could not be fetched.' });
  expect(stream.state.buffering).toBe(false);
});

test('cleared right after a chunk, nothing of it is heard, and the next run is', async () => {
  const { stream, media, until } = openStream();
  stream.begin();
  const saving = stream.save('wav');
  stream.push(second(0), true);
  stream.clear();
  await expect(saving).rejects.toThrow('cleared');
  expect(stream.state.duration).toBe(0);
  stream.begin();
  stream.push(second(5), true);
  stream.end();
  await until(({ complete, time }) => complete && time > 0);
  expect(difference(samplesOf(media()), sound(8_000, 40_000, 48_000).channels[0] as Int16Array)).toBeUndefined();
});

test('a run that was replaced before its end comes to an end', async () => {
  const { stream, ended } = openStream();
  const over = ended();
  stream.begin();
  stream.push(second(0), true);
  stream.begin();
  await over;
  expect(stream.state.complete).toBe(true);
});
