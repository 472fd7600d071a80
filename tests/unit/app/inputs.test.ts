import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readyInputs } from '../../../src/app/inputs';
import * as media from '../../../src/media';
import type { ComponentDescription } from '../../../src/protocol';

// A browser's, and not Node's: what they make of files is shown elsewhere.
vi.mock('../../../src/media', () => ({
  decodeSound: vi.fn(async () => ({ sampleRate: 4, channels: [Float32Array.of(0.5, 1)] })),
  convertMedia: vi.fn(async (file: File, format: string) =>
    (await file.text()) === format ? file : new File(['made'], `made.${format}`),
  ),
}));

const audio = (properties: object) => ({ id: 0, kind: 'audio', value: null, properties }) as ComponentDescription;
const file = (name: string, type: string) => ({ as: 'file' as const, file: new File(['x'], name, { type }) });
const ready = async (value: Parameters<typeof readyInputs>[0][number], properties: object) =>
  (await readyInputs([value], [audio(properties)], noFiles))[0];

const noFiles = async () => {
  throw new Error('nothing is to be fetched');
};

beforeEach(() => vi.clearAllMocks());

describe('an input of sound', () => {
  test('is decoded where its author wants samples', async () => {
    const value = file('a.mp3', 'audio/mpeg');
    expect(await ready(value, { type: 'samples', format: 'wav' })).toEqual({
      as: 'samples',
      sampleRate: 4,
      format: 'f32',
      channels: [Float32Array.of(0.5, 1).buffer],
    });
    expect(media.decodeSound).toHaveBeenCalledWith(value.file, expect.anything());
    expect(media.convertMedia).not.toHaveBeenCalled();
  });

  test('is made into the format that its author asks for, and left alone where it has it', async () => {
    const made = await ready(file('a.mp3', 'audio/mpeg'), { format: 'wav' });
    expect((made as unknown as { file: File }).file.name).toBe('made.wav');
    const same = { as: 'file' as const, file: new File(['wav'], 'a.flac', { type: 'audio/flac' }) };
    expect(await ready(same, { format: 'wav' })).toBe(same);
    const any = file('a.mp3', 'audio/mpeg');
    expect(await ready(any, {})).toBe(any);
  });

  test('may be none', async () => {
    expect(await ready(null, { type: 'samples', format: 'wav' })).toBeNull();
  });
});

test('it is told how far the work on each file is, and the work is called off with the run', async () => {
  const stop = new AbortController();
  const told: unknown[] = [];
  await readyInputs([file('a.mp3', 'audio/mpeg')], [audio({ format: 'wav' })], noFiles, {
    signal: stop.signal,
    progress: (tracks) => told.push(structuredClone(tracks)),
  });
  const [, , work] = vi.mocked(media.convertMedia).mock.calls[0] ?? [];
  expect(work?.signal).toBe(stop.signal);
  work?.onProgress?.(0.25);
  expect(told).toEqual([[{ description: 'Converting a.mp3', done: 0.25, total: 1, unit: '' }]]);
});

test('what is no sound or video is left as it is', async () => {
  const values = ['text', 3, file('a.png', 'image/png')];
  const components = values.map((_, id) => ({ id, kind: 'json', value: null, properties: {} }) as ComponentDescription);
  expect(await readyInputs(values as never, components, noFiles)).toEqual(values);
});
