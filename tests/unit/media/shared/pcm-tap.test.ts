import { expect, test } from 'vitest';
import type { FromTap } from '../../../../src/media/shared/capture-messages';
import { PcmTap } from '../../../../src/media/shared/pcm-tap';

const open = (settling = 0) => {
  const told: FromTap[] = [];
  const tap = new PcmTap(1000, { postMessage: (message) => told.push(message) }, settling);
  let at = 0;
  const hear = (length: number) => {
    tap.hear([Float32Array.from({ length }, (_, i) => (at + i) / 1e4)]);
    at += length;
  };
  const blocks = () =>
    told.flatMap((message) => (message.type === 'block' ? [message.channels[0] as Float32Array] : []));
  const heard = () => blocks().flatMap((block) => [...block].map((value) => Math.round(value * 1e4)));
  return { tap, told, hear, blocks, heard };
};

const from = (start: number, end: number) => Array.from({ length: end - start }, (_, i) => start + i);

test('keeps what is wanted, in blocks of 512, and the rest at a flush', () => {
  const { tap, hear, blocks, heard, told } = open();
  hear(100);
  tap.receive({ type: 'keep', to: null });
  for (let i = 0; i < 10; i++) hear(128);
  expect(blocks().map(({ length }) => length)).toEqual([512, 512]);
  tap.receive({ type: 'flush' });
  hear(128);
  expect(heard()).toEqual(from(100, 1380));
  expect(told.find(({ type }) => type === 'flushed')).toEqual({ type: 'flushed', kept: 1280 });
});

test('leaves out what is heard in a pause', () => {
  const { tap, hear, heard } = open();
  tap.receive({ type: 'keep', to: null });
  hear(300);
  tap.receive({ type: 'pause' });
  hear(300);
  tap.receive({ type: 'resume' });
  hear(300);
  tap.receive({ type: 'flush' });
  expect(heard()).toEqual([...from(0, 300), ...from(600, 900)]);
});

test('tells how loud it was, kept or not, and when it has settled', () => {
  const { tap, told, hear } = open(0.5);
  hear(500);
  expect(told).toEqual([]);
  hear(1);
  hear(1547);
  expect(told.map(({ type }) => type)).toEqual(['ready', 'level']);
  expect(told[1]).toMatchObject({ peak: Math.fround(0.2047), count: 2048, kept: 0 });
  tap.hear([new Float32Array(2048).fill(-0.5), new Float32Array(2048)]);
  expect(told[2]).toEqual({ type: 'level', peak: 0.5, squares: 512, count: 4096, kept: 0 });
});

test('gives sound to a port where there is one, and tells it the end', async () => {
  const { tap, hear, told } = open();
  const { port1, port2 } = new MessageChannel();
  const ended = new Promise<unknown[]>((resolve) => {
    const came: unknown[] = [];
    port1.onmessage = ({ data }) => {
      came.push(data.type === 'block' ? [data.sampleRate, data.channels[0].length] : data.type);
      if (data.type === 'end') resolve(came);
    };
  });
  tap.receive({ type: 'keep', to: port2 });
  hear(600);
  tap.receive({ type: 'flush' });
  expect(await ended).toEqual([[1000, 512], [1000, 88], 'end']);
  expect(told.map(({ type }) => type)).toEqual(['ready', 'flushed']);
  port1.close();
});
