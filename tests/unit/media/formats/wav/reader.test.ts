import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWav } from '../../../../../src/media/worker/formats/wav/reader';
import type { Pcm } from '../../../../../src/media/worker/pcm/pcm';
import { cuts, slices } from '../../tools/cuts';
import { chunk, ds64, joinBytes, type WavParts, wavFile } from '../../tools/wav-file';

const onPage = () => Promise.reject(new Error('WAV needs no page'));

/** Reads all pieces; tells what was given, joined, and the error of `end`. */
const read = async (pieces: Uint8Array[]) => {
  const given: Pcm[] = [];
  const reader = openWav((pcm) => given.push(pcm), onPage);
  for (const piece of pieces) await reader.push(piece);
  const complete = reader.complete;
  const error = await reader.end().then(
    () => undefined,
    (reason: Error) => reason.message,
  );
  const [first] = given;
  const channels = first?.channels.map((_, channel) => given.flatMap((pcm) => [...(pcm.channels[channel] ?? [])]));
  return { sampleRate: first?.sampleRate, format: first?.format, channels, given, complete, error };
};

const bytesOf = (samples: Int16Array | Int32Array | Float32Array | Float64Array) => new Uint8Array(samples.buffer);

const kinds: [string, WavParts, string, number[]][] = [
  ['8 bits', { bits: 8, data: Uint8Array.of(0, 127, 128, 255) }, 's16', [-32768, -256, 0, 32512]],
  ['16 bits', { bits: 16, data: bytesOf(Int16Array.of(-32768, -1, 0, 32767)) }, 's16', [-32768, -1, 0, 32767]],
  [
    '24 bits',
    { bits: 24, data: Uint8Array.of(0, 0, 128, 255, 255, 255, 0, 0, 0, 255, 255, 127) },
    's24',
    [-(2 ** 23), -1, 0, 2 ** 23 - 1],
  ],
  ['20 bits in 24', { bits: 20, extensible: true, data: Uint8Array.of(0x10, 0, 128) }, 's24', [-(2 ** 23) + 16]],
  ['32 bits', { bits: 32, data: bytesOf(Int32Array.of(-(2 ** 31), 2 ** 31 - 1)) }, 's32', [-(2 ** 31), 2 ** 31 - 1]],
  ['floats', { bits: 32, code: 3, data: bytesOf(Float32Array.of(-1.5, 0, 1e-9)) }, 'f32', [-1.5, 0, Math.fround(1e-9)]],
  ['doubles', { bits: 64, code: 3, data: bytesOf(Float64Array.of(-1.5, 0.1)) }, 'f64', [-1.5, 0.1]],
  ['A-law', { bits: 8, code: 6, data: Uint8Array.of(0x55, 0xd5, 0x2a, 0xaa) }, 's16', [-8, 8, -32256, 32256]],
  ['µ-law', { bits: 8, code: 7, data: Uint8Array.of(0xff, 0x00, 0x80, 0x7e) }, 's16', [0, -32124, 32124, -8]],
];

test.each(kinds)('reads %s exactly', async (_, parts, format, samples) => {
  for (const extensible of [false, true]) {
    const all = await read([wavFile({ ...parts, extensible: extensible || parts.extensible })]);
    expect(all).toMatchObject({ sampleRate: 16_000, format, channels: [samples], complete: true, error: undefined });
  }
});

test('keeps the bits of floats that are no numbers', async () => {
  const data = new Uint8Array(Uint32Array.of(0x7fa0_0001, 0xffc0_1234).buffer);
  const { given } = await read(slices(wavFile({ bits: 32, code: 3, data }), [7]));
  expect(given.flatMap(({ channels }) => [...new Uint8Array(channels[0]?.buffer ?? new ArrayBuffer())])).toEqual([
    ...data,
  ]);
});

test('tells channels apart', async () => {
  const data = bytesOf(Int16Array.from({ length: 24 }, (_, at) => at));
  const { channels } = await read([wavFile({ bits: 16, channels: 8, data })]);
  expect(channels).toEqual(Array.from({ length: 8 }, (_, at) => [at, at + 8, at + 16]));
  expect(
    (await read([wavFile({ bits: 24, channels: 3, data: Uint8Array.from({ length: 9 }, (_, at) => at * 3) })]))
      .channels,
  ).toEqual([0, 1, 2].map((at) => [(at * 9) | ((at * 9 + 3) << 8) | ((at * 9 + 6) << 16)]));
});

test('passes over chunks of any order and length, before and behind the sound', async () => {
  const others = [
    chunk('JUNK', new Uint8Array(29)),
    chunk('LIST', new Uint8Array(301)),
    chunk('fact', new Uint8Array(4)),
  ];
  const file = wavFile({ bits: 8, data: Uint8Array.of(1, 2, 3), before: others, after: others });
  for (const lengths of [[1], [3], [44], [10_000]]) {
    const all = await read(slices(file, lengths));
    expect(all).toMatchObject({ channels: [[-32512, -32256, -32000]], complete: true, error: undefined });
  }
});

test('is complete only when the last chunk has passed', async () => {
  const file = wavFile({ bits: 16, data: new Uint8Array(8), after: [chunk('LIST', new Uint8Array(100))] });
  const reader = openWav(() => {}, onPage);
  await reader.push(file.slice(0, -1));
  expect(reader.complete).toBe(false);
  await reader.push(file.slice(-1));
  expect(reader.complete).toBe(true);
});

test.each([
  ['0xFFFFFFFF, as FFmpeg does', 0xffff_ffff, 0xffff_ffff],
  ['0', 0, 0],
  ['a header that was made for no sound', 36, 0],
  ['a little less than 2^31, as sox does', 0x7fff_f024, 0x7fff_f000],
])('goes on until the end when the sizes are %s', async (_, riffSize, dataSize) => {
  const data = bytesOf(Int16Array.of(1, 2, 3, 4, 5));
  const all = await read(slices(joinBytes(wavFile({ bits: 16, data, riffSize, dataSize }), Uint8Array.of(9)), [11]));
  expect(all).toMatchObject({ channels: [[1, 2, 3, 4, 5]], complete: false, error: undefined });
});

test('reads RF64', async () => {
  const data = bytesOf(Int16Array.of(1, 2, 3));
  const sizes = { riffSize: 0xffff_ffff, dataSize: 0xffff_ffff, id: 'RF64' };
  const file = wavFile({ bits: 16, data, before: [ds64(36 + 36 + 6, 6)], ...sizes });
  expect(await read(slices(file, [5]))).toMatchObject({ channels: [[1, 2, 3]], complete: true, error: undefined });
  const open = wavFile({ bits: 16, data, before: [ds64(0, 0)], ...sizes });
  expect(await read([open])).toMatchObject({ channels: [[1, 2, 3]], complete: false, error: undefined });
});

test('gives the same samples wherever the file is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      cuts,
      fc.constantFrom(...kinds),
      fc.integer({ min: 1, max: 8 }),
      async (lengths, kind, channels) => {
        const width = Math.ceil(kind[1].bits / 8);
        const data = Uint8Array.from({ length: 97 * width * channels }, (_, at) => (at * 73 + (at >> 3)) & 0x7e);
        const file = wavFile({ ...kind[1], channels, data, before: [chunk('LIST', new Uint8Array(33))] });
        const whole = await read([file]);
        const cut = await read(slices(file, lengths));
        expect(cut.channels).toEqual(whole.channels);
        expect(cut.complete).toBe(true);
        expect(whole.channels?.[0]?.length).toBe(97);
      },
    ),
    { numRuns: 60 },
  );
});

test('gives 8 s in 32 files, or in 32 slices of one file, exactly', async () => {
  const sweep = Int16Array.from({ length: 128_000 }, (_, at) => {
    const t = at / 16_000;
    return Math.round(16_000 * Math.sin(2 * Math.PI * (200 * t + 100 * t * t)));
  });
  const files = Array.from({ length: 32 }, (_, at) =>
    wavFile({ bits: 16, data: bytesOf(sweep.slice(at * 4000, (at + 1) * 4000)) }),
  );
  const slicesOfOne = slices(wavFile({ bits: 16, data: bytesOf(sweep) }), [8003]);
  expect(slicesOfOne.length).toBe(32);
  for (const pieces of [files, slicesOfOne]) {
    const { channels, complete, error } = await read(pieces);
    expect(Int16Array.from(channels?.[0] ?? [])).toEqual(sweep);
    expect([complete, error]).toEqual([true, undefined]);
  }
});

test('gives samples as soon as their bytes are there', async () => {
  const file = wavFile({ bits: 16, data: new Uint8Array(100) });
  let count = 0;
  const reader = openWav(({ channels }) => {
    count += channels[0]?.length ?? 0;
  }, onPage);
  await reader.push(file.slice(0, 44 + 11));
  expect(count).toBe(5);
  await reader.push(file.slice(44 + 11, 44 + 12));
  expect(count).toBe(6);
});

test('does not change with the bytes that it was given', async () => {
  const file = wavFile({ bits: 16, data: bytesOf(Int16Array.of(1, 2, 3)) });
  const buffer = new Uint8Array(7);
  const given: number[] = [];
  const reader = openWav(({ channels }) => given.push(...(channels[0] ?? [])), onPage);
  for (const piece of slices(file, [7])) {
    buffer.set(piece);
    await reader.push(buffer.subarray(0, piece.length));
    buffer.fill(255);
  }
  expect(given).toEqual([1, 2, 3]);
});

test('reads files that are joined, one after the other', async () => {
  const [a, b] = [1, 2].map((value) =>
    wavFile({ bits: 8, sampleRate: 8000 * value, data: Uint8Array.of(128 + value) }),
  );
  const both = joinBytes(a as Uint8Array, b as Uint8Array);
  for (const lengths of [[1], [45], [1000]]) {
    const { given, complete } = await read(slices(both, lengths));
    expect(given.map(({ sampleRate, channels }) => [sampleRate, ...(channels[0] ?? [])])).toEqual([
      [8000, 256],
      [16_000, 512],
    ]);
    expect(complete).toBe(true);
  }
});

test('leaves what follows a file, and is none of WAV, to others', async () => {
  const reader = openWav(() => {}, onPage);
  await reader.push(joinBytes(wavFile({ bits: 8, data: Uint8Array.of(1, 2) }), Uint8Array.of(0x4f, 0x67, 0x67, 0x53)));
  expect(reader.complete).toBe(true);
  expect((reader as unknown as { leftover: Uint8Array }).leftover).toEqual(Uint8Array.of(0x4f, 0x67, 0x67, 0x53));
});

test.each(['adpcm-ima.wav', 'adpcm-ms.wav'])(
  'reads %s to its last sample, the same wherever it is cut',
  async (name) => {
    const file = new Uint8Array(readFileSync(`tests/fixtures/audio/${name}`));
    const whole = await read([file]);
    expect(whole).toMatchObject({ sampleRate: 8000, format: 's16', error: undefined });
    expect(whole.channels?.map(({ length }) => length)).toEqual(name.includes('ms') ? [3036, 3036] : [3000]);
    for (const length of [1, 100, 1000]) expect((await read(slices(file, [length]))).channels).toEqual(whole.channels);
    const cut = await read([file.slice(0, 1500)]);
    expect(cut.error).toMatch(/^this WAV file is cut off: its header tells of [\d,]+ samples, [\d,]+ came$/);
    expect(whole.channels?.[0]?.slice(0, cut.channels?.[0]?.length)).toEqual(cut.channels?.[0]);
  },
);

test('says how much of a file that is cut off is missing, and gives the rest', async () => {
  const file = wavFile({ bits: 16, data: new Uint8Array(32_000) });
  const all = await read(slices(file.slice(0, 44 + 18_241), [4096]));
  expect(all.channels?.[0]?.length).toBe(9120);
  expect(all.error).toBe('this WAV file is cut off: its header tells of 16,000 samples, 9,120 came');
  expect((await read([file.slice(0, 30)])).error).toBe(
    'this WAV file ends before its sound: 30 bytes came, and no data chunk',
  );
});

test.each<[string, Uint8Array, string]>([
  [
    'IMA ADPCM without blocks',
    wavFile({ bits: 4, code: 0x11, data: new Uint8Array(4) }),
    'IMA ADPCM of an unusual kind (format 0x0011): PCM, A-law, µ-law and ADPCM of 4 bits',
  ],
  ['MP3', wavFile({ bits: 8, code: 0x55, extensible: true, data: new Uint8Array(4) }), 'MP3 (format 0x0055)'],
  ['an unknown codec', wavFile({ bits: 8, code: 0x1234, data: new Uint8Array(4) }), 'an unknown codec (format 0x1234)'],
  [
    'integers of 64 bits',
    wavFile({ bits: 64, data: new Uint8Array(8) }),
    'samples of 64 bits in 8 bytes (format 0x0001)',
  ],
  ['no rate', wavFile({ bits: 8, sampleRate: 0, data: new Uint8Array(4) }), '0 samples a second'],
  ['no channels', wavFile({ bits: 8, channels: 0, data: new Uint8Array(4) }), '0 channels: 1 to 8 can be read'],
  ['nine channels', wavFile({ bits: 8, channels: 9, data: new Uint8Array(9) }), '9 channels: 1 to 8 can be read'],
  [
    'an AVI file',
    wavFile({ bits: 8, data: new Uint8Array(4) }).fill(0x41, 8, 12),
    'this is no WAV file: it begins with "RIFF" … "AAAA"',
  ],
])('refuses %s in a sentence', async (_, file, sentence) => {
  await expect(read([file])).rejects.toThrow(sentence);
});

test('never fails but with a sentence', async () => {
  const file = wavFile({ bits: 16, channels: 2, data: new Uint8Array(40), before: [chunk('LIST', new Uint8Array(7))] });
  const damage = fc.array(fc.tuple(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(damage, cuts, async (changes, lengths) => {
      const damaged = file.slice();
      for (const [at, value] of changes) damaged[at] = value;
      await read(slices(damaged, lengths)).catch((error: Error) =>
        expect(error.message).toMatch(/^this (is no )?WAV file/),
      );
    }),
    { numRuns: 300 },
  );
});
