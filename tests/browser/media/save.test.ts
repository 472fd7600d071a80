import { describe, expect, test } from 'vitest';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { canSave, saveAudio } from '../../../src/media/worker/save/save-sound';

const tone = (sampleRate: number, length: number, channels = 1): Pcm => ({
  sampleRate,
  format: 's16',
  channels: Array.from({ length: channels }, (_, c) =>
    Int16Array.from({ length }, (_, i) => 8000 * Math.sin(((c + 1) * 2764 * i) / sampleRate)),
  ),
});

const decode = async (file: Blob, sampleRate: number) => {
  const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(await file.arrayBuffer());
  return Array.from({ length: decoded.numberOfChannels }, (_, c) => decoded.getChannelData(c));
};

const int16 = (samples: Float32Array) => Int16Array.from(samples, (sample) => Math.round(sample * 32768));

const loudestAt = (samples: Float32Array) => {
  const loudness = samples.map(Math.abs);
  return loudness.indexOf(Math.max(...loudness));
};

describe('WAV', () => {
  test('holds pieces exactly, one after the other', async () => {
    const pieces = [tone(44_100, 1000, 2), tone(44_100, 1, 2), tone(44_100, 0, 2), tone(44_100, 777, 2)];
    const file = await saveAudio(pieces, { sampleRate: 44_100, channels: 2, format: 's16' }, 'wav');
    expect([file.type, file.size]).toEqual(['audio/wav', 44 + 1778 * 4]);
    const expected = [0, 1].map((c) => Int16Array.from(pieces.flatMap(({ channels }) => [...(channels[c] ?? [])])));
    expect((await decode(file, 44_100)).map(int16)).toEqual(expected);
  });

  test('brings pieces that differ to the highest rate, the most channels and the widest format', async () => {
    async function* pieces(): AsyncGenerator<Pcm> {
      yield { sampleRate: 48_000, format: 'f32', channels: [new Float32Array(480).fill(0.1), new Float32Array(480)] };
      yield tone(8000, 801);
    }
    const file = await saveAudio(pieces(), { sampleRate: 48_000, channels: 2, format: 'f32' }, 'wav');
    const [left, right] = (await decode(file, 48_000)) as [Float32Array, Float32Array];
    expect(left.subarray(0, 480)).toEqual(new Float32Array(480).fill(0.1));
    expect(right.subarray(0, 480)).toEqual(new Float32Array(480));
    expect(left).toHaveLength(480 + 801 * 6);
    expect(right.subarray(480)).toEqual(left.subarray(480));
  });

  test('has no seam between pieces of one rate that is not the file’s', async () => {
    const whole = tone(16_000, 4000);
    const cut = (from: number, to?: number) => ({
      ...whole,
      channels: whole.channels.map((c) => c.subarray(from, to)),
    });
    const shape = { sampleRate: 48_000, channels: 1, format: 'f32' } as const;
    const inOne = await saveAudio([whole], shape, 'wav');
    const inThree = await saveAudio([cut(0, 1601), cut(1601, 1602), cut(1602)], shape, 'wav');
    expect(await decode(inThree, 48_000)).toEqual(await decode(inOne, 48_000));
  });

  test('has an even number of bytes', async () => {
    const odd: Pcm = { sampleRate: 8000, format: 's24', channels: [Int32Array.of(1, 2, 3)] };
    const file = await saveAudio([odd], { sampleRate: 8000, channels: 1, format: 's24' }, 'wav');
    expect(file.size % 2).toBe(0);
    expect((await decode(file, 8000))[0]).toHaveLength(3);
  });

  test('of nothing is a file with no samples', async () => {
    expect((await saveAudio([], { sampleRate: 8000, channels: 1, format: 's16' }, 'wav')).size).toBe(44);
  });
});

describe('MP3', () => {
  test.each([
    [44_100, 2, 44_100],
    [48_000, 1, 30_000],
    [24_000, 1, 24_001],
    [22_050, 2, 11_111],
    [16_000, 1, 16_000],
    [8000, 1, 4000],
  ])(
    'of %i Hz in %i channels decodes to as many samples as went in, each at its place',
    async (sampleRate, channels, length) => {
      const click = Math.floor(length / 2);
      const sound = tone(sampleRate, length, channels);
      for (const samples of sound.channels) {
        samples.fill(0);
        samples.fill(20_000, click, click + 2);
      }
      const file = await saveAudio([sound], { sampleRate, channels, format: 's16' }, 'mp3');
      expect(file.type).toBe('audio/mpeg');
      const decoded = await decode(file, sampleRate);
      expect(decoded).toHaveLength(channels);
      expect(decoded[0]).toHaveLength(length);
      expect(Math.abs(loudestAt(decoded[0] as Float32Array) - click)).toBeLessThanOrEqual(2);
    },
  );

  test('takes the next rate up that it has, and stereo for more channels', async () => {
    const sound = tone(40_000, 20_000, 6);
    const file = await saveAudio([sound], { sampleRate: 40_000, channels: 6, format: 's16' }, 'mp3');
    const decoded = await decode(file, 44_100);
    expect(decoded.map(({ length }) => length)).toEqual([22_050, 22_050]);
  });
});

describe('M4A', () => {
  test('is refused with a sentence where the browser has no encoder of AAC', async () => {
    const saved = saveAudio([tone(48_000, 4800)], { sampleRate: 48_000, channels: 1, format: 's16' }, 'm4a');
    if (await canSave('m4a')) expect((await saved).type).toBe('audio/mp4');
    else await expect(saved).rejects.toThrow('This browser has no AAC encoder. Take MP3 or WAV.');
  });
});

test('WAV and MP3 can be saved', async () => {
  expect(await Promise.all([canSave('wav'), canSave('mp3')])).toEqual([true, true]);
});
