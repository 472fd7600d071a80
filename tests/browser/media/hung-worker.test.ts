import { afterEach, expect, test, vi } from 'vitest';
import { withMediaWorker } from '../../../src/media/page/media-worker';
import { openStream, samplesChunk, sound } from './audio-streams';

const RealWorker = globalThis.Worker;
const terminate = vi.spyOn(RealWorker.prototype, 'terminate');
afterEach(() => {
  globalThis.Worker = RealWorker;
});

/** A worker that answers like the media worker, until it gets work: then it loops for ever. */
const hanging = `
  onmessage = ({ data: { id, path, argumentList } }) => {
    if (!id) return;
    const [work] = path;
    if (work === 'open') {
      const port = argumentList[0].value ?? argumentList[0];
      port.onmessage = ({ data }) => { if (data.type === 'chunk') for (;;); };
    } else if (work !== 'ping') for (;;);
    postMessage({ id, type: 'RAW', value: undefined });
  };`;

/** From now on, workers hang. */
const hang = () => {
  globalThis.Worker = class extends RealWorker {
    constructor() {
      super(scriptUrl(hanging));
    }
  };
};

test('a job that hangs is ended with its worker and a sentence, and the next one is done by another', async () => {
  hang();
  const job = withMediaWorker((worker) => worker.hasPicture(new Blob(['x'])), {
    patience: { answer: 1_000, advance: 20_000 },
  });
  await expect(job).rejects.toThrow('did not come to an end');
  expect(terminate).toHaveBeenCalledTimes(1);
  globalThis.Worker = RealWorker;
  await expect(withMediaWorker((worker) => worker.hasPicture(new Blob(['x'])))).resolves.toBe(false);
});

test('a job that is called off ends its worker at once', async () => {
  hang();
  terminate.mockClear();
  const stop = new AbortController();
  const job = withMediaWorker(
    () => {
      queueMicrotask(() => stop.abort());
      return new Promise(() => {});
    },
    { signal: stop.signal },
  );
  await expect(job).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(terminate).toHaveBeenCalledTimes(1);
});

test('jobs that are called off while they wait for their turn take no place', async () => {
  hang();
  const stop = new AbortController();
  const jobs = Array.from({ length: 12 }, () =>
    withMediaWorker((worker) => worker.hasPicture(new Blob(['x'])), { signal: stop.signal }),
  );
  stop.abort();
  const results = await Promise.allSettled(jobs);
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  globalThis.Worker = RealWorker;
  await expect(withMediaWorker((worker) => worker.hasPicture(new Blob(['x'])))).resolves.toBe(false);
});

test('a chunk that hangs ends its own stream with a sentence, others play on, and the next run is heard', async () => {
  const other = openStream();
  other.stream.begin();
  other.stream.push(samplesChunk(sound(8_000, 0, 8 * 120_000)), true);
  await other.until(({ time }) => time > 0.2);

  hang();
  const { stream, until } = openStream();
  globalThis.Worker = RealWorker;
  stream.begin();
  stream.push(samplesChunk(sound(8_000, 0, 8_000)), true);
  await expect
    .poll(() => stream.state.problems[0]?.message, { timeout: 100_000 })
    .toMatch(/^chunk 1: .*did not come to an end/);
  expect(stream.state.complete).toBe(true);
  expect(stream.pressure()).toBeUndefined();
  // What follows is left out, and waits for nothing.
  stream.push(samplesChunk(sound(8_000, 0, 8_000)));
  expect(stream.pressure()).toBeUndefined();
  await expect(stream.save('wav')).rejects.toThrow('lost');
  const { time } = other.stream.state;
  await other.until((state) => state.playing && state.time > time + 0.2);

  const began = performance.now();
  stream.begin();
  stream.push(samplesChunk(sound(8_000, 0, 8_000)), true);
  await until((state) => state.playing && state.time > 0);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(stream.state.problems).toEqual([]);
});

test('a stream that its worker never opened is opened in another, and plays', async () => {
  // They take the workers that other tests have left idle.
  for (let i = 0; i < 2; i++) openStream();
  globalThis.Worker = class extends RealWorker {
    constructor() {
      // It answers, and yet the message that opens a stream is lost.
      super(
        scriptUrl(`onmessage = ({ data: { id, path } }) => {
        if (id && path[0] !== 'open') postMessage({ id, type: 'RAW', value: undefined });
      };`),
      );
    }
  };
  const { stream, until } = openStream();
  globalThis.Worker = RealWorker;
  stream.begin();
  stream.push(samplesChunk(sound(8_000, 0, 8_000)), true);
  await until(({ playing, time }) => playing && time > 0);
  expect(stream.state.problems).toEqual([]);
});

const scriptUrl = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));

/** From now on, workers are media workers that hang at this chunk of a stream. */
const hangAt = (chunk: number) => {
  const patch = `
    const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(listen) {
        onmessage.set.call(this, (event) => {
          if (event.data.type === 'chunk' && event.data.chunk === ${chunk}) for (;;);
          listen(event);
        });
      },
    });`;
  globalThis.Worker = class extends RealWorker {
    constructor(url: string | URL) {
      const both = [scriptUrl(patch), new URL(url, location.href).href].map((each) => `import '${each}';`);
      super(scriptUrl(both.join('\n')), { type: 'module' });
    }
  };
};

test('a stream whose worker hangs while it plays is heard to the end of what had come, and says what is lost', async () => {
  // They take the workers that other tests have left idle.
  for (let i = 0; i < 2; i++) openStream();
  hangAt(3);
  const { stream, until } = openStream();
  globalThis.Worker = RealWorker;
  stream.begin();
  stream.push(samplesChunk(sound(8_000, 0, 8_000)), true);
  stream.push(samplesChunk(sound(8_000, 8_000, 48_000)));
  await until(({ time, duration }) => time > 0.1 && duration === 6);
  stream.push(samplesChunk(sound(8_000, 48_000, 56_000)));
  stream.push(samplesChunk(sound(8_000, 56_000, 64_000)));
  // It plays on while the worker answers nothing.
  await until(({ time }) => time > 5.5);
  await expect
    .poll(() => stream.state.problems.map(({ message }) => message), { timeout: 100_000 })
    .toEqual([
      'chunk 3: reading it did not come to an end, it is probably damaged. It and what follows it are left out.',
    ]);
  await until(({ playing, complete }) => !playing && complete);
  expect(stream.state.duration).toBeCloseTo(6, 1);
  expect(stream.state.time).toBeCloseTo(6, 1);
  // It can be heard once more: what is buffered is still there.
  stream.seek(1);
  stream.play();
  await until(({ playing, time }) => playing && time > 1.1);
});

test('after a hang that nobody has waited for, another run is heard within three seconds', async () => {
  hang();
  const { stream, until } = openStream();
  stream.begin();
  stream.push(samplesChunk(sound(8_000, 0, 8_000)), true);
  globalThis.Worker = RealWorker;
  await expect.poll(() => stream.state.playing).toBe(true);
  stream.stop();
  stream.begin();
  const began = performance.now();
  stream.push(samplesChunk(sound(8_000, 0, 8_000)), true);
  await until((state) => state.playing && state.time > 0);
  expect(performance.now() - began).toBeLessThan(3_000);
});
