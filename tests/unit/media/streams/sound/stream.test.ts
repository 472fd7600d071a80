import { afterEach, expect, test } from 'vitest';
import type { AudioChunk, FromStream, SaveFormat, ToStream } from '../../../../../src/media/shared/messages';
import { wavBody, wavHeader } from '../../../../../src/media/worker/formats/wav/writer';
import { serveStream } from '../../../../../src/media/worker/streams/serve-stream';
import { AudioSource } from '../../../../../src/media/worker/streams/sound/sound-source';
import { counted, readMedia } from '../../tools/sound';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A stream on a bare channel, and what it has said. */
const open = () => {
  const { port1, port2 } = new MessageChannel();
  serveStream(port2 as never, (voice) => new AudioSource(voice));
  const said: FromStream[] = [];
  const looks = new Set<() => void>();
  port1.onmessage = ({ data }: MessageEvent<FromStream>) => {
    said.push(data);
    for (const look of looks) look();
  };
  const post = (message: ToStream) => port1.postMessage(message);
  ends.push(() => port1.close());
  const of = <T extends FromStream['type']>(type: T) =>
    said.filter((message): message is Extract<FromStream, { type: T }> => message.type === type);
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        looks.delete(look);
        resolve(found);
      };
      looks.add(look);
      look();
    });
  let chunks = 0;
  return {
    post,
    said,
    of,
    until,
    push: (value: AudioChunk) => post({ type: 'chunk', chunk: ++chunks, value }),
    end: () => {
      post({ type: 'end' });
      return until(() => of('finished').at(-1));
    },
    save: async (request: number, format: SaveFormat = 'wav') => {
      post({ type: 'save', request, format });
      const answer = await until(() => [...of('saved'), ...of('unsaved')].find((one) => one.request === request));
      if (answer.type === 'unsaved') throw new Error(answer.message);
      return new Uint8Array(await answer.file.arrayBuffer());
    },
    samples: () => of('media').flatMap(({ bytes }) => readMedia(bytes).channels[0] ?? []),
  };
};

const bytes = (of: Uint8Array | string): AudioChunk => ({
  as: 'bytes',
  bytes: (typeof of === 'string' ? new TextEncoder().encode(of) : of).slice().buffer as ArrayBuffer,
  type: '',
});

const wav = (pcm: ReturnType<typeof counted>): Uint8Array => {
  const frames = pcm.channels[0]?.length ?? 0;
  const header = wavHeader({ ...pcm, channels: pcm.channels.length, frames });
  const body = wavBody(pcm);
  const whole = new Uint8Array(header.length + body.length);
  whole.set(header);
  whole.set(body, header.length);
  return whole;
};

const s16 = (values: readonly number[], sampleRate = 8_000): AudioChunk => ({
  as: 'samples',
  sampleRate,
  format: 's16',
  channels: [Int16Array.from(values).buffer],
});

const count = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test('files and samples are heard in the order of their coming, to the sample', async () => {
  const { push, end, samples, of } = open();
  push(bytes(wav(counted(500))));
  push(s16(count(500, 900)));
  push(bytes(wav(counted(600, { from: 900 }))));
  await end();
  expect(samples()).toEqual(count(0, 1_500));
  expect(of('read').map(({ chunk }) => chunk)).toEqual([1, 2, 3]);
  expect(of('grown').at(-1)?.duration).toBe(1_500 / 8_000);
  expect(of('grown').reduce((sum, { peaks }) => sum + peaks.length, 0)).toBe(19);
  expect(of('problem')).toEqual([]);
});

test('a WAV file that is cut anywhere is the file', async () => {
  const { push, end, samples } = open();
  const file = wav(counted(3_000));
  for (let at = 0; at < file.length; at += 37) push(bytes(file.slice(at, at + 37)));
  await end();
  expect(samples()).toEqual(count(0, 3_000));
});

test('problems name their chunk, and the good ones are heard', async () => {
  const { push, end, samples, of } = open();
  push(s16(count(0, 100)));
  push(bytes(''));
  push(bytes('404 Not Found: it is not here'));
  push(s16(count(0, 10), 0));
  push({ as: 'samples', sampleRate: 8_000, format: 'f32', channels: [Float32Array.of(Number.NaN, 0).buffer] });
  push(s16(count(100, 200)));
  await end();
  expect(of('problem').map(({ chunk }) => chunk)).toEqual([2, 3, 4, 5]);
  for (const { chunk, message } of of('problem')) expect(message).toMatch(new RegExp(`^chunk ${chunk} `));
  expect(samples()).toEqual([...count(0, 100), 0, 0, ...count(100, 200)]);
  expect(of('read').length).toBe(6);
});

test('it is complete when all was read, and finished when all was given', async () => {
  const { push, end, said } = open();
  push(s16(count(0, 100)));
  await end();
  const order = said.map(({ type }) => type);
  expect(order.indexOf('complete')).toBeGreaterThan(order.lastIndexOf('read'));
  expect(order.lastIndexOf('finished')).toBeGreaterThan(order.lastIndexOf('media'));
});

test('what comes after a seek has its epoch', async () => {
  const { push, end, post, of, until } = open();
  push(s16(count(0, 8_000)));
  await end();
  post({ type: 'seek', time: 0.5, epoch: 7 });
  await until(() => of('finished').find(({ epoch }) => epoch === 7));
  const after = of('media').filter(({ epoch }) => epoch === 7);
  expect(readMedia(after[0]?.bytes as ArrayBuffer)).toMatchObject({ init: true, begin: 4_000 });
  expect(after.flatMap(({ bytes }) => readMedia(bytes).channels[0])).toEqual(count(4_000, 8_000));
});

test.each(['s16', 's24', 'f32'] as const)('%s is saved as it came, bit by bit', async (format) => {
  const { push, end, save } = open();
  const whole = counted(1_001, { format, channels: 2, sampleRate: 22_050 });
  const cut = (from: number, to: number) => ({
    ...whole,
    channels: whole.channels.map((each) => each.slice(from, to)),
  });
  push(bytes(wav(cut(0, 300))));
  push(bytes(wav(cut(300, 301))));
  push(bytes(wav(cut(301, 1_001))));
  await end();
  expect(await save(1)).toEqual(wav(whole));
});

test('a file can be saved in mid-stream: it holds all that was pushed before', async () => {
  const { push, end, save } = open();
  push(s16(count(0, 100)));
  push(s16(count(100, 250)));
  const early = save(1);
  push(s16(count(250, 300)));
  await end();
  expect(await early).toEqual(wav(counted(250)));
  expect(await save(2)).toEqual(wav(counted(300)));
});

test('nothing saves as a WAV file of no sound', async () => {
  const { save } = open();
  expect((await save(1)).length).toBe(44);
});

test('what cannot be saved is told in a sentence', async () => {
  const { push, save } = open();
  push(s16(count(0, 100)));
  await expect(save(1, 'm4a')).rejects.toThrow(/\w/);
});
