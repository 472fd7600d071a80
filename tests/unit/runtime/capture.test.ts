import capture from 'virtual:generator-capture';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AppDescription, playedStreams, type WireValue } from '../../../src/protocol';
import { createPair, programOf } from './pair';

let pair: ReturnType<typeof createPair>;
beforeEach(() => {
  pair = createPair();
});
afterEach(() => pair.close());

let count = 0;
const load = (source: string): Promise<AppDescription> =>
  // A module that was imported before would not run again.
  pair.sandbox.load({ ...programOf(`${source}\n// ${count++}`), extras: { capture } });

const blocks = (code: string, ...names: string[]) => load(`${code}\nexport default yc.Blocks(${names.join(', ')});`);

describe('sources', () => {
  test('are all that there are unless said; of what streams, its device', async () => {
    const { components } = await blocks(
      `const a = yc.Audio(), v = yc.Video(), i = yc.Image(), s = yc.Audio({ streaming: true }), f = yc.Image({ streaming: true });`,
      ...['a', 'v', 'i', 's', 'f'],
    );
    expect(components.map(({ properties }) => (properties as { sources?: string[] }).sources)).toEqual([
      ['upload', 'microphone'],
      ['upload', 'webcam'],
      ['upload', 'webcam', 'clipboard'],
      ['microphone'],
      ['webcam'],
    ]);
  });

  const wrong: [string, RegExp][] = [
    [`yc.Audio({ sources: ['webcam'] })`, /^An Audio’s sources are some of 'upload', 'microphone'; got 'webcam'\.$/],
    [`yc.Image({ sources: [] })`, /^An Image’s sources are a list of at least one of .*; got \[\]\.$/],
    [`yc.Video({ sources: 'upload' })`, /^A Video’s sources are a list .*; got 'upload'\.$/],
    [`yc.Audio({ streaming: true, sources: ['upload'] })`, /so 'microphone' belongs to its sources; got \['upload'\]/],
    [`yc.Audio({ format: 'ogg' })`, /^An Audio’s format is one of 'wav', 'mp3', 'webm'; got 'ogg'\.$/],
    [`yc.Video({ format: 'avi' })`, /^A Video’s format is one of 'mp4', 'webm'; got 'avi'\.$/],
    [
      `yc.Audio({ type: 'numpy', sources: ['upload'] })`,
      /^An Audio’s type is one of 'file', 'samples'; got 'numpy'\.$/,
    ],
  ];
  test.each(wrong)('%s is refused', async (code, message) => {
    await expect(blocks(`const x = ${code};`, 'x')).rejects.toThrow(message);
  });
});

describe('a listener of stream', () => {
  const listener = async (options: string) =>
    (
      await blocks(
        `const a = yc.Audio({ label: 'Mic', streaming: true }); a.stream(() => {}, a, null, ${options});`,
        'a',
      )
    ).listeners[0];

  test('is told how often and for how long, and never refuses', async () => {
    expect(await listener('{}')).toMatchObject({
      stream: { every: 0.5, timeLimit: null },
      triggerMode: 'multiple',
      concurrencyLimit: 1,
      showProgress: 'minimal',
    });
    expect(await listener('{ streamEvery: 0.1, timeLimit: 3, concurrencyLimit: 2 }')).toMatchObject({
      stream: { every: 0.1, timeLimit: 3 },
      concurrencyLimit: 2,
    });
  });

  const wrong: [string, RegExp][] = [
    ['{ streamEvery: 0 }', /^streamEvery of “Mic”\.stream is a number of seconds above 0; got 0\.$/],
    ["{ streamEvery: '1' }", /got the text "1"/],
    ['{ timeLimit: -1 }', /^timeLimit of “Mic”\.stream is a number of seconds above 0, or null for none; got -1\.$/],
    ["{ triggerMode: 'once' }", /^triggerMode of “Mic”\.stream is the text "once", but a stream has none/],
    ['{ maxSize: 3 }', /^maxSize of “Mic”\.stream is 3, but a stream has none/],
  ];
  test.each(wrong)('with %s is refused', async (options, message) => {
    await expect(listener(options)).rejects.toThrow(message);
  });

  test('needs a component that streams', async () => {
    await expect(blocks(`const a = yc.Audio({ label: 'Mic' }); a.stream(() => {}, a);`, 'a')).rejects.toThrow(
      '“Mic” is listened to by stream, but does not stream. Make it with yc.Audio({ streaming: true }).',
    );
  });

  test('is none of a video, which says what to take', async () => {
    await expect(blocks(`const v = yc.Video(); v.stream(() => {}, v);`, 'v')).rejects.toThrow(
      "yc.Image({ sources: ['webcam'], streaming: true })",
    );
  });

  test('alone has streamEvery', async () => {
    await expect(
      blocks(`const b = yc.Button('Go'); b.click(() => {}, null, null, { streamEvery: 1 });`, 'b'),
    ).rejects.toThrow('streamEvery of “Go”.click has nothing to stream: it is an option of stream alone.');
  });
});

describe('a live form', () => {
  const form = (inputs: string, more = 'live: true') =>
    load(`export default yc.Interface({ fn: (a, b) => 1, inputs: ${inputs}, outputs: yc.Number(), ${more} });`);
  const mic = `yc.Audio({ label: 'Mic', streaming: true })`;

  test('is fed by the input that streams, and by nothing else', async () => {
    const { listeners } = await form(`[${mic}, yc.Slider()]`);
    expect(listeners[0]).toMatchObject({
      triggers: [{ component: 0, event: 'stream' }],
      stream: { every: 0.5, timeLimit: 30 },
      triggerMode: 'multiple',
    });
    const said = await form(mic, 'live: true, streamEvery: 0.2, timeLimit: null');
    expect(said.listeners[0]?.stream).toEqual({ every: 0.2, timeLimit: null });
  });

  const wrong: [string, string, RegExp][] = [
    [mic, '', /^“Mic” streams, so its form has to be live/],
    [`[${mic}, yc.Image({ label: 'Cam', streaming: true })]`, 'live: true', /^“Cam” streams, and so does “Mic”/],
    [`yc.Video({ label: 'Film', streaming: true })`, 'live: true', /^“Film” cannot stream.*yc\.Image/],
    ['yc.Number()', 'live: true, streamEvery: 1', /^streamEvery of this Interface has nothing to stream/],
    ['yc.Number()', 'timeLimit: 1', /^timeLimit of this Interface has nothing to stream/],
    [mic, 'live: true, timeLimit: 0', /^timeLimit of “Mic”\.stream is a number of seconds above 0/],
  ];
  test.each(wrong)('of %s with %s is refused', async (inputs, more, message) => {
    await expect(form(inputs, more)).rejects.toThrow(message);
  });
});

test('an input that streams is no output that plays', async () => {
  const app = await blocks(
    `const mic = yc.Audio({ streaming: true }), out = yc.Audio({ streaming: true }), cam = yc.Image({ streaming: true });
     mic.stream((s) => [s, s], mic, [mic, out]); cam.stream((i) => i, cam, cam);`,
    ...['mic', 'out', 'cam'],
  );
  expect([...playedStreams(app)]).toEqual([1]);
});

describe('sound as samples', () => {
  const wire = (...channels: number[][]) => ({
    as: 'samples' as const,
    sampleRate: 8000,
    format: 'f32' as const,
    channels: channels.map((each) => Float32Array.from(each).buffer),
  });
  const run = async (fn: string, input: WireValue, options = `type: 'samples'`) => {
    await load(
      `export default yc.Interface({ fn: ${fn}, inputs: yc.Audio({ ${options}, sources: ['upload'] }), outputs: yc.Audio() });`,
    );
    const { rows, outcome } = await pair.start(['audio'], [input] as never[]).ended;
    expect(outcome).toEqual({ type: 'done' });
    return rows[0]?.[0] as ReturnType<typeof wire>;
  };
  const floats = (buffers: ArrayBuffer[]) => buffers.map((each) => [...new Float32Array(each)]);

  test('goes in and out without loss, each channel by itself', async () => {
    const back = await run('(sound) => sound', wire([0.5, -0.25], [0.125, 1]));
    expect(back.sampleRate).toBe(8000);
    expect(floats(back.channels)).toEqual([
      [0.5, -0.25],
      [0.125, 1],
    ]);
  });

  test('has the mean of its channels, or the only one itself', async () => {
    const mean = await run('({ sampleRate, samples }) => ({ sampleRate, samples })', wire([0.5, 0], [0.25, 1]));
    expect(floats(mean.channels)).toEqual([[0.375, 0.5]]);
    const same = await run(
      '(s) => ({ sampleRate: 1, samples: Float32Array.of(s.samples === s.channels[0] ? 1 : 0) })',
      wire([0.5]),
    );
    expect(floats(same.channels)).toEqual([[1]]);
  });

  test('is taken apart like one of Gradio’s', async () => {
    const back = await run('([sampleRate, samples]) => ({ sampleRate, samples })', wire([0.5, 0]));
    expect(back.sampleRate).toBe(8000);
    expect(floats(back.channels)).toEqual([[0.5, 0]]);
  });

  test('is what its author made of it', async () => {
    const louder = '(sound) => ({ ...sound, samples: sound.samples.map((each) => each * 2) })';
    expect(floats((await run(louder, wire([0.25, 0.5]))).channels)).toEqual([[0.5, 1]]);
  });

  test('is a WAV file for a function that takes files', async () => {
    const back = (await run('(file) => file', wire([0.5, -1], [0, 1]), `type: 'file'`)) as unknown as { file: File };
    const bytes = await back.file.arrayBuffer();
    const view = new DataView(bytes);
    expect(back.file.type).toBe('audio/wav');
    expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([3, 2, 8000]);
    expect([...new Float32Array(bytes, 44)]).toEqual([0.5, 0, -1, 1]);
  });
});
