import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AudioChunk } from '../../../../../src/media/shared/messages';
import type { Pcm } from '../../../../../src/media/worker/pcm/pcm';
import { ChunkReader } from '../../../../../src/media/worker/streams/sound/chunk-reader';

const hear = async (chunks: readonly AudioChunk[]) => {
  const pcms: Pcm[] = [];
  const problems: [chunk: number, message: string][] = [];
  const stream = new ChunkReader(
    { pcm: (pcm) => pcms.push(pcm), problem: (chunk, message) => problems.push([chunk, message]) },
    () => Promise.reject(new Error('not here')),
  );
  for (const [index, chunk] of chunks.entries()) await stream.push(index, chunk);
  await stream.end();
  return { pcms, problems: problems.map(([, message]) => message), numbers: problems.map(([chunk]) => chunk) };
};

const bytesChunk = (...bytes: readonly number[]): AudioChunk => ({
  as: 'bytes',
  bytes: Uint8Array.from(bytes).buffer,
  type: '',
});

const text = (value: string): AudioChunk => bytesChunk(...new TextEncoder().encode(value));

const floats = (sampleRate: number, ...channels: number[][]): AudioChunk => ({
  as: 'samples',
  sampleRate,
  format: 'f32',
  channels: channels.map((channel) => Float32Array.from(channel).buffer),
});

const wav = (samples: readonly number[], rate = 8_000): number[] => {
  const bytes = new Uint8Array(44 + 2 * samples.length);
  const view = new DataView(bytes.buffer);
  const name = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  name(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  name(36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  for (const [index, sample] of samples.entries()) view.setInt16(44 + 2 * index, sample, true);
  return [...bytes];
};

const values = (pcms: readonly Pcm[]): number[] => pcms.flatMap(({ channels }) => [...(channels[0] ?? [])]);

const unknown = '; expected WAV, MP3, AAC, Ogg, FLAC, AIFF, AU, CAF, MP4, MPEG-TS, WebM or Matroska';

describe('samples', () => {
  test('of 16 bits and floats are given as they are', async () => {
    const { pcms, problems } = await hear([
      {
        as: 'samples',
        sampleRate: 8_000,
        format: 's16',
        channels: [Int16Array.of(1, -2).buffer, Int16Array.of(3, 4).buffer],
      },
      floats(1_048_575, [0.5, -1.5]),
    ]);
    expect(problems).toEqual([]);
    expect(pcms).toEqual([
      { sampleRate: 8_000, format: 's16', channels: [Int16Array.of(1, -2), Int16Array.of(3, 4)] },
      { sampleRate: 1_048_575, format: 'f32', channels: [Float32Array.of(0.5, -1.5)] },
    ]);
  });

  test.each([
    [
      'a rate of 0',
      floats(0, [1]),
      'chunk 0 has a sample rate of 0; expected a whole number from 1 to 1,048,575, such as 44,100',
    ],
    [
      'a rate that is no number',
      floats(Number.NaN, [1]),
      'chunk 0 has a sample rate of NaN; expected a whole number from 1 to 1,048,575, such as 44,100',
    ],
    [
      'a rate too high',
      floats(1_048_576, [1]),
      'chunk 0 has a sample rate of 1048576; expected a whole number from 1 to 1,048,575, such as 44,100',
    ],
    ['no channel', floats(8_000), 'chunk 0 has 0 channels; expected 1 to 8'],
    ['nine channels', floats(8_000, ...Array(9).fill([1])), 'chunk 0 has 9 channels; expected 1 to 8'],
    [
      'unequal channels',
      floats(8_000, [1, 2], [1]),
      'chunk 0 has channels of 2 and 1 samples; expected all to be of one length',
    ],
    ['no samples', floats(8_000, [], []), 'chunk 0 is empty'],
  ])('with %s are told of, and left out', async (_, chunk, message) => {
    const { pcms, problems } = await hear([chunk, floats(8_000, [0.25])]);
    expect(problems).toEqual([message]);
    expect(values(pcms)).toEqual([0.25]);
  });

  test('that are no numbers become silence, and infinite ones full scale', async () => {
    const { pcms, problems } = await hear([
      floats(8_000, [Number.NaN, 0.5, Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY, Number.NaN, 0]),
      floats(8_000, [Number.NaN]),
    ]);
    expect(pcms[0]?.channels).toEqual([Float32Array.of(0, 0.5, 1), Float32Array.of(-1, 0, 0)]);
    expect(problems).toEqual([
      'chunk 0 holds 2 samples that are not a number; they are silence',
      'chunk 1 holds 1 sample that is not a number; it is silence',
    ]);
  });
});

describe('bytes', () => {
  const first = [1, 2, 3, 4, 5];
  const second = [-6, -7, -8];

  test('of two WAV files, cut anywhere, are both read', async () => {
    const bytes = [...wav(first), ...wav(second)];
    for (let cut = 1; cut < bytes.length; cut++) {
      const { pcms, problems } = await hear([bytesChunk(...bytes.slice(0, cut)), bytesChunk(...bytes.slice(cut))]);
      expect(problems).toEqual([]);
      expect(values(pcms)).toEqual([...first, ...second]);
    }
    const single = await hear(bytes.map((byte) => bytesChunk(byte)));
    expect(single.problems).toEqual([]);
    expect(values(single.pcms)).toEqual([...first, ...second]);
  });

  test('that nothing is known of are told of, and the next chunk is read', async () => {
    const { pcms, problems, numbers } = await hear([
      bytesChunk(...wav(first)),
      text('<!DOCTYPE html><p>not found'),
      bytesChunk(...wav(second)),
      bytesChunk(0, 1, 2, 250, 4, 5, 6, 7, 8, 9, 10, 11, 12),
      text('hello'),
      bytesChunk(...wav(first)),
      bytesChunk(),
      text('end'),
    ]);
    expect(values(pcms)).toEqual([...first, ...second, ...first]);
    expect(problems).toEqual([
      `chunk 1 is no audio that can be read: it begins with “<!DO” (text?)…${unknown}`,
      `chunk 3 is no audio that can be read: it begins with 00 01 02 fa…${unknown}`,
      `chunk 4 is no audio that can be read: it begins with “hell” (text?)…${unknown}`,
      'chunk 6 is empty',
      `chunk 7 is no audio that can be read: it begins with “end” (text?)${unknown}`,
    ]);
    expect(numbers).toEqual([1, 3, 4, 6, 7]);
  });

  test('of a text that comes in pieces are told of once', async () => {
    const { problems } = await hear([
      text('<!DOCTYPE html><p>'),
      text('is what a server says'),
      text('when it knows no more'),
    ]);
    expect(problems).toHaveLength(1);
  });

  test('of a file that is cut off are told of as of its last chunk, and what came is heard', async () => {
    const bytes = wav(first);
    const { pcms, problems } = await hear([
      bytesChunk(...bytes.slice(0, 46)),
      bytesChunk(...bytes.slice(46, 50)),
      floats(8_000, [0.5]),
    ]);
    expect(values(pcms)).toEqual([1, 2, 3, 0.5]);
    expect(problems).toEqual(['chunk 1: this WAV file is cut off: its header tells of 5 samples, 3 came']);
  });

  test('of an MP4 without sound, or damaged, are told of', async () => {
    const folder = new URL('../../../../fixtures/audio/containers/', import.meta.url);
    const file = (name: string) => bytesChunk(...readFileSync(new URL(name, folder)));
    const { problems } = await hear([
      file('video-only.mp4'),
      bytesChunk(0, 0, 0, 4, ...new TextEncoder().encode('ftypisom')),
      file('alac.m4a'),
    ]);
    expect(problems).toEqual([
      'chunk 0: this MP4 file has no sound; its tracks are: video (H.264)',
      'chunk 1: this MP4 file is damaged: its box “ftyp” has a size of 4, but 8 at least was expected',
      'chunk 2: the sound of this MP4 file is Apple Lossless (ALAC), which browsers do not decode; expected AAC, Opus, FLAC, MP3 or PCM',
    ]);
  });
});

test('an MP4 whose table of offsets is damaged does not hold up what follows', async () => {
  const file = readFileSync(new URL('../../../../fixtures/audio/containers/aac-0.m4a', import.meta.url));
  // The count of entries, behind the name, the version and the flags.
  file[file.indexOf('stco') + 11] = 0;
  const { pcms, problems } = await hear([bytesChunk(...file), floats(8_000, [0.5])]);
  expect(problems).toEqual([expect.stringMatching(/^chunk 0: this MP4 file is damaged/)]);
  expect(values(pcms)).toEqual([0.5]);
});

test('after close nothing is given or told', async () => {
  const said: unknown[] = [];
  const stream = new ChunkReader({ pcm: (pcm) => said.push(pcm), problem: (_, message) => said.push(message) }, () =>
    Promise.reject(),
  );
  const pushed = stream.push(0, floats(8_000, [0.5]));
  stream.close();
  await pushed;
  await stream.push(1, text('nothing'));
  await stream.end();
  expect(said).toEqual([]);
});
