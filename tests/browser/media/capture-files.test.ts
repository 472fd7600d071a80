import { expect, test } from 'vitest';
import { convertMedia, cutMedia, decodeSound, wavFileOf } from '../../../src/media';
import { microphoneSample } from '../../tools/numbered-media.mjs';
import { decode, likeness, rate, samplesOfWav, stretches } from './capture';
import { encodeNumbers, fps, numberAt, once } from './video-frames';

const sound = (seconds: number, sampleRate = rate): File => {
  const samples = Int16Array.from({ length: seconds * sampleRate }, (_, i) => microphoneSample(i));
  const wav = wavFileOf({ sampleRate, format: 's16', channels: [samples.buffer] });
  return new File([wav], 'take one.wav', { type: 'audio/wav' });
};

test.each([
  [0.25, 1.75],
  [0, 0.00005],
  [1.9999, 9],
  [1 / 3, 2 / 3],
])('a WAV is cut at the sample, from %d s to %d s', async (from, to) => {
  const file = await cutMedia(sound(2), from, to);
  expect([file.name, file.type]).toEqual(['take one.wav', 'audio/wav']);
  const samples = await samplesOfWav(file);
  const [begin, end] = [Math.round(from * rate), Math.min(2 * rate, Math.round(to * rate))];
  expect(samples).toHaveLength(end - begin);
  expect(samples).toEqual(Int16Array.from({ length: end - begin }, (_, i) => microphoneSample(begin + i)));
});

test('a long one is cut where it was laid away in parts', async () => {
  const file = await cutMedia(sound(9.5), 0.001, 9.499);
  const samples = await samplesOfWav(file);
  expect(stretches(samples)).toEqual([{ from: Math.round(0.001 * rate), length: Math.round(9.499 * rate) - 44 }]);
});

test.each([
  ['mp3', 'audio/mpeg'],
  ['webm', 'audio/webm'],
] as const)('%s is made of a WAV, sample for sample at its place, and cut', async (format, type) => {
  const made = await convertMedia(sound(2.13), format);
  expect([made.name, made.type]).toEqual([`take one.${format}`, type]);
  expect(await convertMedia(made, format)).toBe(made);
  const heard = await decodeSound(made);
  const asked = format === 'webm' ? 48_000 : rate;
  expect([heard.sampleRate, heard.channels.map(({ length }) => length)]).toEqual([asked, [Math.round(2.13 * asked)]]);
  const back = await decode(made, rate);
  expect(Math.abs(back.length - 2.13 * rate)).toBeLessThanOrEqual(1);
  expect(likeness(back, 0)).toBeGreaterThan(0.99);
  const part = await cutMedia(made, 0.5, 1.25);
  expect(part.type).toBe(type);
  const cut = await decodeSound(part);
  expect(cut.channels[0]).toHaveLength(0.75 * asked);
  expect(likeness(await decode(part, rate), rate / 2)).toBeGreaterThan(0.99);
});

test('a format is believed of the bytes, never of the name', async () => {
  const mp3 = new File([await convertMedia(sound(0.5), 'mp3')], 'take.wav', { type: 'audio/wav' });
  const made = await convertMedia(mp3, 'wav');
  expect([made.name, made.type]).toEqual(['take.wav', 'audio/wav']);
  expect(await samplesOfWav(made)).toHaveLength(0.5 * rate);
  const wav = await convertMedia(new File([sound(0.5)], 'take.mp3', { type: 'audio/mpeg' }), 'wav');
  expect([wav.name, wav.type, wav.size]).toEqual(['take.wav', 'audio/wav', sound(0.5).size]);
});

test('sound is decoded whole, as floats', async () => {
  const { sampleRate, channels } = await decodeSound(sound(0.5));
  expect([sampleRate, channels.length]).toEqual([rate, 1]);
  expect(channels[0]).toEqual(Float32Array.from({ length: rate / 2 }, (_, i) => microphoneSample(i) / 32_768));
});

/** A film of numbered frames, as a browser records it. */
const film = async (seconds: number): Promise<File> => {
  const canvas = document.createElement('canvas');
  const { packets, config } = await encodeNumbers(0, seconds * fps, { width: 320, height: 240 });
  canvas.remove();
  const { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } = await import('mediabunny');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(source);
  await output.start();
  for (const [i, { data, isKey }] of packets.entries()) {
    await source.add(new EncodedPacket(data, isKey ? 'key' : 'delta', i / fps, 1 / fps), {
      decoderConfig: { codec: config.codec, description: config.description, codedWidth: 320, codedHeight: 240 },
    });
  }
  await output.finalize();
  return new File([target.buffer as ArrayBuffer], 'film.mp4', { type: 'video/mp4' });
};

const show = async (file: Blob) => {
  const video = document.createElement('video');
  const there = once(video, 'loadeddata');
  video.muted = true;
  video.src = URL.createObjectURL(file);
  await there;
  return video;
};

test('a film is cut at the frame, and made into WebM', async () => {
  const whole = await film(3);
  const part = await cutMedia(whole, 0.5, 2);
  expect([part.name, part.type]).toEqual(['film.mp4', 'video/mp4']);
  const video = await show(part);
  expect(Math.abs(video.duration - 1.5)).toBeLessThan(0.5 / fps);
  expect(await numberAt(video, 0.01)).toBe(15);
  expect(await numberAt(video, 1.01)).toBe(45);
  const other = await convertMedia(whole, 'webm');
  expect([other.name, other.type]).toEqual(['film.webm', 'video/webm']);
  const shown = await show(other);
  expect(Math.abs(shown.duration - 3)).toBeLessThan(0.5 / fps);
  expect(await numberAt(shown, 2.01)).toBe(60);
});

test('what cannot be done is said in sentences', async () => {
  await expect(cutMedia(sound(1), 2, 1)).rejects.toThrow('The part from 2 s to 1 s cannot be cut out.');
  await expect(cutMedia(sound(1), 2, 3)).rejects.toThrow('There is nothing from 2 s to 3 s: the sound is 1 s long.');
  const text = new File(['This is no sound at all, but it is long enough.'], 'a.mp3', { type: 'audio/mpeg' });
  await expect(decodeSound(text)).rejects.toThrow(
    /^This file is no audio that can be read: it begins with “This” \(text\?\)…; expected [^.]*\.$/,
  );
  await expect(decodeSound(sound(0))).rejects.toThrow(/^This file has no sound that could be read\.$/);
  await expect(convertMedia(new File([text], 'a.mov'), 'mp4')).rejects.toThrow('This is no film that could be read.');
});
