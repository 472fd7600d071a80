import capture from 'virtual:generator-capture';
import { afterEach, describe, expect, test } from 'vitest';
import { createBench } from './scripted';

let bench: Awaited<ReturnType<typeof createBench>>;
afterEach(() => bench.dispose());

/** An app whose listener tells what it was handed; with `held`, each run ends when the test opens its gate. */
const open = async (options = '', held = false) => {
  const gates: (() => void)[] = [];
  Object.assign(globalThis, {
    gate: () => (held ? new Promise<void>((resolve) => gates.push(resolve)) : undefined),
    handed: [] as number[][],
  });
  bench = await createBench(
    `const mic = yc.Audio({ label: 'Mic', sources: ['microphone'], streaming: true });
     const heard = yc.JSON(), count = yc.State(0), strength = yc.Slider({ value: 1 });
     mic.stream(async (sound, n, strength) => {
       handed.push([...sound.samples]);
       await gate();
       return [{ n, strength, samples: [...sound.samples] }, n + 1];
     }, [mic, count, strength], [heard, count], { ${options} });
     export default yc.Blocks(mic, heard, strength);`,
    capture,
  );
  return { gates, handed: () => (globalThis as unknown as { handed: number[][] }).handed, device: bench.device() };
};

const shown = () => JSON.parse((bench.value(1) as string | null) ?? 'null') as unknown;

test('each piece is handed to a run, in order, and the state carries over', async () => {
  const { device, handed } = await open();
  await device.capture.start();
  device.hear(1, 2);
  await expect.poll(shown).toEqual({ n: 0, strength: 1, samples: [1, 2] });
  device.hear(3, 4);
  await expect.poll(shown).toEqual({ n: 1, strength: 1, samples: [3, 4] });
  expect(handed()).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('what comes while a run is on waits, and is handed over joined: nothing is lost or overtaken', async () => {
  const { device, handed, gates } = await open('', true);
  await device.capture.start();
  device.hear(1);
  device.hear(2);
  device.hear(3, 4);
  await expect.poll(handed).toEqual([[1]]);
  gates.shift()?.();
  await expect.poll(handed).toEqual([[1], [2, 3, 4]]);
  device.hear(5);
  device.hear(6);
  gates.shift()?.();
  await expect.poll(handed).toEqual([[1], [2, 3, 4], [5, 6]]);
  gates.shift()?.();
});

test('as many runs are on at once as may be', async () => {
  const { device, handed, gates } = await open('concurrencyLimit: 2', true);
  await device.capture.start();
  for (let i = 1; i <= 4; i++) device.hear(i);
  await expect.poll(handed).toEqual([[1], [2]]);
  gates.shift()?.();
  await expect.poll(handed).toEqual([[1], [2], [3, 4]]);
  for (const each of gates) each();
});

test('other inputs are read at each call', async () => {
  const { device } = await open();
  await device.capture.start();
  device.hear(1);
  await expect.poll(shown).toMatchObject({ strength: 1 });
  bench.parts.all[2]?.input(7);
  device.hear(2);
  await expect.poll(shown).toMatchObject({ strength: 7, samples: [2] });
});

describe('the app', () => {
  test('runs as long as the stream, whatever the pieces do', async () => {
    const { device, handed } = await open();
    await device.capture.start();
    expect(bench.session.state).toBe('running');
    for (let i = 0; i < 5; i++) {
      device.hear(i);
      await expect.poll(() => handed().length).toBe(i + 1);
    }
    device.leave(9);
    await device.capture.stop();
    await expect.poll(() => bench.session.state).toBe('done');
    expect(handed().at(-1)).toEqual([9]);
    expect(bench.states).toEqual(['loading', 'idle', 'running', 'done']);
    expect(bench.begun).toEqual([0]);
    expect(bench.ends).toEqual([[0, 'done']]);
  });

  test('is stopped by its Stop: at once in word, and the last piece is handed over', async () => {
    const { device, handed, gates } = await open('', true);
    await device.capture.start();
    device.hear(1);
    await expect.poll(handed).toEqual([[1]]);
    device.hear(2);
    device.leave(3);
    bench.session.stop();
    expect(bench.session.state).toBe('stopping');
    expect(device.capture.state.phase).toBe('off');
    gates.shift()?.();
    await expect.poll(handed).toEqual([[1], [2, 3]]);
    expect(bench.session.state).toBe('stopping');
    gates.shift()?.();
    await expect.poll(() => bench.session.state).toBe('stopped');
    expect(shown()).toMatchObject({ samples: [2, 3] });
  });

  test('stops a run that does not come to its end, and gives up what is left', async () => {
    const { device, handed } = await open('', true);
    await device.capture.start();
    device.hear(1);
    await expect.poll(handed).toEqual([[1]]);
    device.hear(2);
    bench.session.stop();
    await expect.poll(() => bench.session.state).toBe('stopped');
    expect(handed()).toEqual([[1]]);
  });

  test('may stream again after a stop', async () => {
    const { device, handed } = await open();
    for (let round = 0; round < 3; round++) {
      await device.capture.start();
      device.hear(round);
      await expect.poll(() => handed().length).toBe(round + 1);
      bench.session.stop();
      await expect.poll(() => bench.session.state).toBe('stopped');
    }
  });

  test('is given up by Clear and by another app: the device is let go', async () => {
    const { device } = await open();
    await device.capture.start();
    bench.captures.clear();
    expect(device.capture.state.phase).toBe('off');
    expect(bench.session.state).toBe('stopped');
    await device.capture.start();
    void bench.session.load({ entry: 'main.js', files: {} });
    expect(device.capture.state.phase).toBe('off');
  });
});

test('an error ends the stream, and is told', async () => {
  bench = await createBench(
    `const mic = yc.Audio({ streaming: true });
     let calls = 0;
     mic.stream(() => { if (++calls === 2) throw new Error('Too loud.'); }, mic);
     export default yc.Blocks(mic);`,
    capture,
  );
  const device = bench.device();
  await device.capture.start();
  device.hear(1);
  device.hear(2);
  await expect.poll(() => bench.session.state).toBe('error');
  expect(bench.problems.at(-1)?.[0]?.message).toContain('Too loud.');
  expect(device.capture.state.phase).toBe('off');
  expect(bench.ends).toEqual([[0, 'failed']]);
});

test('a stream that is cancelled ends', async () => {
  bench = await createBench(
    `const mic = yc.Audio({ streaming: true }), end = yc.Button('End');
     const listening = mic.stream(() => {}, mic);
     end.click(null, null, null, { cancels: listening });
     export default yc.Blocks(mic, end);`,
    capture,
  );
  const device = bench.device();
  await device.capture.start();
  bench.captures.cancel([0]);
  expect(device.capture.state.phase).toBe('off');
  expect(bench.session.state).toBe('stopped');
});

test('what follows a stream in a chain runs once, when it is over', async () => {
  bench = await createBench(
    `const mic = yc.Audio({ streaming: true }), out = yc.Textbox();
     mic.stream(() => {}, mic).then(() => 'over', null, out);
     export default yc.Blocks(mic, out);`,
    capture,
  );
  const device = bench.device();
  await device.capture.start();
  device.hear(1);
  device.hear(2);
  await device.capture.stop();
  await expect.poll(() => bench.value(1)).toBe('over');
  expect(bench.followed).toEqual([1]);
});

test('after its time it is stopped, with a word that says so', async () => {
  const { device, handed } = await open('timeLimit: 0.05');
  await device.capture.start();
  device.leave(5);
  expect(bench.parts.all[0]?.device().limit?.total).toBe(0.05);
  await expect.poll(() => bench.session.state).toBe('done');
  expect(handed()).toEqual([[5]]);
  expect(device.capture.state.notice).toContain('0.05 s');
  expect(bench.parts.all[0]?.device().limit).toBeUndefined();
});

test('a streamed piece becomes no value', async () => {
  const { device, handed } = await open();
  await device.capture.start();
  device.hear(1);
  await expect.poll(() => handed().length).toBe(1);
  expect(bench.value(0)).toBeNull();
});

test('a recording becomes the value, and tells its events', async () => {
  bench = await createBench(
    `const mic = yc.Audio({ sources: ['microphone'] }); mic.change(() => {}, mic); export default yc.Blocks(mic);`,
    capture,
  );
  const device = bench.device();
  await device.capture.start();
  const file = new File(['x'], 'recording.wav');
  device.record(file);
  expect(bench.value(0)).toEqual({ as: 'file', file });
  expect(bench.fired).toEqual(['0:startRecording', '0:input', '0:stopRecording']);
  expect(bench.session.state).toBe('idle');
});
