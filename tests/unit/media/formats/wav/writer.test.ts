import { describe, expect, test } from 'vitest';
import { wavBody, wavDataBytes, wavHeader } from '../../../../../src/media/worker/formats/wav/writer';
import type { Pcm, SampleFormat, Samples } from '../../../../../src/media/worker/pcm/pcm';

/** A file's chunks up to its samples, by their names, and the two words before them. */
const parse = (header: Uint8Array) => {
  const view = new DataView(header.buffer);
  const text = (at: number) => String.fromCharCode(...header.subarray(at, at + 4));
  const chunks = new Map<string, DataView>();
  let at = 12;
  while (text(at) !== 'data') {
    const size = view.getUint32(at + 4, true);
    chunks.set(text(at), new DataView(header.buffer, at + 8, size));
    at += 8 + size;
  }
  expect(at + 8).toBe(header.length);
  const chunk = (name: string) => chunks.get(name) as DataView;
  return {
    form: text(0),
    size: view.getUint32(4, true),
    dataSize: view.getUint32(at + 4, true),
    names: [...chunks.keys()],
    chunk,
  };
};

const shape = (format: SampleFormat, channels = 2, frames = 1000) => ({ sampleRate: 44_100, channels, format, frames });

describe('The header', () => {
  test('of 16 bits in stereo is the plain one of 44 bytes', () => {
    const header = wavHeader(shape('s16'));
    const { form, size, dataSize, names, chunk } = parse(header);
    const fmt = chunk('fmt ');
    expect(header).toHaveLength(44);
    expect([form, size, dataSize, names]).toEqual(['RIFF', 36 + 4000, 4000, ['fmt ']]);
    expect([0, 2, 12, 14].map((at) => fmt.getUint16(at, true))).toEqual([1, 2, 4, 16]);
    expect([4, 8].map((at) => fmt.getUint32(at, true))).toEqual([44_100, 176_400]);
  });

  test.each(['f32', 'f64'] as const)('of %s names floats, and tells how many samples there are', (format) => {
    const { names, chunk, dataSize } = parse(wavHeader(shape(format)));
    expect(names).toEqual(['fmt ', 'fact']);
    expect(chunk('fmt ').getUint16(0, true)).toBe(3);
    expect(chunk('fact').getUint32(0, true)).toBe(1000);
    expect(dataSize).toBe(1000 * 2 * (format === 'f32' ? 4 : 8));
  });

  test.each([
    ['s24', 1, 24, 0x4, 1],
    ['s32', 2, 32, 0x3, 1],
    ['s16', 6, 16, 0x3f, 1],
    ['f32', 8, 32, 0x63f, 3],
  ] as const)('of %s in %i channels is extensible', (format, channels, bits, speakers, kind) => {
    const fmt = parse(wavHeader(shape(format, channels))).chunk('fmt ');
    expect(fmt.byteLength).toBe(40);
    expect([0, 14, 18].map((at) => fmt.getUint16(at, true))).toEqual([0xfffe, bits, bits]);
    expect(fmt.getUint32(20, true)).toBe(speakers);
    // The subformat: the kind, as a GUID.
    expect([...new Uint8Array(fmt.buffer, fmt.byteOffset + 24, 16)]).toEqual([
      ...[kind, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71],
    ]);
  });

  test('counts the byte that makes the data even', () => {
    const odd = shape('s24', 1, 3);
    const header = wavHeader(odd);
    expect(wavDataBytes(odd)).toBe(9);
    expect(parse(header).dataSize).toBe(9);
    expect(parse(header).size).toBe(header.length - 8 + 9 + 1);
  });

  test('of more than 4 GiB is RF64 with sizes of 64 bits', () => {
    const frames = 2 ** 31;
    const header = wavHeader(shape('s16', 2, frames));
    const { form, size, dataSize, names, chunk } = parse(header);
    expect([form, size, dataSize, names]).toEqual(['RF64', 0xffff_ffff, 0xffff_ffff, ['ds64', 'fmt ']]);
    const ds64 = chunk('ds64');
    expect([0, 8, 16].map((at) => Number(ds64.getBigUint64(at, true)))).toEqual([
      header.length - 8 + frames * 4,
      frames * 4,
      frames,
    ]);
  });
});

describe('The body', () => {
  const pcm = (format: SampleFormat, ...channels: Samples[]): Pcm => ({ sampleRate: 8000, format, channels });

  test('has the channels of one moment side by side, the lowest byte first', () => {
    const body = wavBody(pcm('s16', Int16Array.of(0x0102, -1), Int16Array.of(0x0304, -32768)));
    expect([...body]).toEqual([0x02, 0x01, 0x04, 0x03, 0xff, 0xff, 0x00, 0x80]);
  });

  test('of 24 bits takes three bytes a sample', () => {
    const body = wavBody(pcm('s24', Int32Array.of(0x010203, -1), Int32Array.of(-(2 ** 23), 2 ** 23 - 1)));
    expect([...body]).toEqual([0x03, 0x02, 0x01, 0x00, 0x00, 0x80, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
  });

  test('of wider formats holds them as they are', () => {
    const read = (body: Uint8Array<ArrayBuffer>) => new DataView(body.buffer);
    expect(read(wavBody(pcm('s32', Int32Array.of(-(2 ** 31))))).getInt32(0, true)).toBe(-(2 ** 31));
    expect(read(wavBody(pcm('f32', Float32Array.of(0.1)))).getFloat32(0, true)).toBe(Math.fround(0.1));
    expect(read(wavBody(pcm('f64', Float64Array.of(0.1)))).getFloat64(0, true)).toBe(0.1);
  });
});
