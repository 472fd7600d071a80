import { describe, expect, test } from 'vitest';
import { wavFileOf } from '../../../../../src/media/page/playback/wav-file';

/** Reads a WAV file by its chunks. */
const read = async (file: Blob) => {
  const bytes = await file.arrayBuffer();
  const view = new DataView(bytes);
  const name = (at: number) => String.fromCharCode(...new Uint8Array(bytes, at, 4));
  const chunks = new Map<string, DataView>();
  for (let at = 12; at < view.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    chunks.set(name(at), new DataView(bytes, at + 8, size));
    at += 8 + size;
  }
  const chunk = (wanted: string) => {
    const found = chunks.get(wanted);
    if (!found) throw new Error(`no ${wanted} in ${[...chunks.keys()]}`);
    return found;
  };
  const format = chunk('fmt ');
  const data = chunk('data');
  return {
    type: file.type,
    riff: [name(0), view.getUint32(4, true), name(8)],
    form: format.getUint16(0, true),
    channels: format.getUint16(2, true),
    rate: format.getUint32(4, true),
    bytesPerSecond: format.getUint32(8, true),
    frame: format.getUint16(12, true),
    bits: format.getUint16(14, true),
    data: bytes.slice(data.byteOffset, data.byteOffset + data.byteLength),
    chunk,
  };
};

describe('samples become a WAV file', () => {
  test('of 16-bit integers, each as it is', async () => {
    const samples = Int16Array.of(0, 1, -1, 32767, -32768, 256);
    const wav = await read(wavFileOf({ sampleRate: 16_000, format: 's16', channels: [samples.buffer] }));
    expect(wav).toMatchObject({ type: 'audio/wav', riff: ['RIFF', 36 + 12, 'WAVE'] });
    expect(wav).toMatchObject({ form: 1, channels: 1, rate: 16_000, bytesPerSecond: 32_000, frame: 2, bits: 16 });
    expect([...new Int16Array(wav.data)]).toEqual([...samples]);
  });

  test('of 32-bit floats, each bit as it is, with the count of samples that floats need', async () => {
    const left = Float32Array.of(0.1, -2, Number.POSITIVE_INFINITY, 0);
    const right = Float32Array.of(1e-40, 0.3, -0, 0);
    // A NaN with a payload: as a float it might come out as another.
    new Uint32Array(left.buffer)[3] = 0x7fc12345;
    const wav = await read(wavFileOf({ sampleRate: 44_100, format: 'f32', channels: [left.buffer, right.buffer] }));
    expect(wav).toMatchObject({ form: 3, channels: 2, rate: 44_100, bytesPerSecond: 352_800, frame: 8, bits: 32 });
    expect(wav.chunk('fact').getUint32(0, true)).toBe(4);
    const bits = new Uint32Array(wav.data);
    const channel = (offset: number) => [0, 1, 2, 3].map((at) => bits[2 * at + offset]);
    expect(channel(0)).toEqual([...new Uint32Array(left.buffer)]);
    expect(channel(1)).toEqual([...new Uint32Array(right.buffer)]);
  });

  test('of no length at all', async () => {
    const wav = await read(wavFileOf({ sampleRate: 8000, format: 's16', channels: [new ArrayBuffer(0)] }));
    expect(wav.data.byteLength).toBe(0);
  });
});

describe('what can be no WAV file is refused with a sentence', () => {
  const channels = [new ArrayBuffer(8)];
  test.each([0, -1, Number.NaN, 44_100.5, 1_048_576])('a rate of %d', (sampleRate) => {
    expect(() => wavFileOf({ sampleRate, format: 's16', channels })).toThrow(
      `The sample rate is ${sampleRate}; expected is a whole number of 1 to 1048575 Hz.`,
    );
  });

  test('no channels, channels of several lengths, a part of a sample', () => {
    const of = (...given: ArrayBuffer[]) => wavFileOf({ sampleRate: 8000, format: 'f32', channels: given });
    expect(() => of()).toThrow('The sound has no channels; expected is one buffer of samples a channel.');
    expect(() => of(new ArrayBuffer(8), new ArrayBuffer(4))).toThrow(
      'The channels have 2 and 1 samples; expected is one length for all.',
    );
    expect(() => of(new ArrayBuffer(6))).toThrow('A channel has 6 bytes, which is no whole number of f32 samples.');
  });
});
