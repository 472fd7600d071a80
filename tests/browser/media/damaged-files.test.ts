import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { expect, test } from 'vitest';
import { convertMedia, cutMedia, decodeSound, wavFileOf } from '../../../src/media';
import { numbers } from './damage';
import { film } from './movies';

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name: string): File => new File([bytes], name);

const wav = (sampleRate: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(44 + 96_000);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + 96_000, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, 2 * sampleRate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 96_000, true);
  return bytes;
};

/** Writes a number behind the first box of a name. */
const blownUp = (bytes: Uint8Array<ArrayBuffer>, box: string, offset: number): Uint8Array<ArrayBuffer> => {
  const copy = bytes.slice();
  const letters = new TextEncoder().encode(box);
  const at = copy.findIndex((_, i) => letters.every((letter, j) => copy[i + j] === letter));
  if (at < 0) throw new Error(`no ${box}`);
  new DataView(copy.buffer).setUint32(at + 4 + offset, 0xffffffff);
  return copy;
};

const sound = (seconds: number) =>
  wavFileOf({ sampleRate: 8_000, format: 's16', channels: [new Int16Array(seconds * 8_000).buffer] });

const framesOf = async (file: Blob): Promise<number> => {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) return 0;
  let frames = 0;
  for await (const _ of new EncodedPacketSink(track).packets()) frames++;
  input.dispose();
  return frames;
};

test.each([
  ['stsc', 12],
  ['stsc', 4],
  ['stts', 4],
  ['stts', 8],
  ['stsz', 8],
  ['stco', 4],
  ['elst', 4],
])('a film whose table %s has a number blown up at %d is refused or read, and never looped in', async (box, offset) => {
  const damaged = fileOf(blownUp(await film('moov-at-front.mp4'), box, offset), 'endless.mp4');
  await expect(convertMedia(damaged, 'webm')).rejects.toThrow(/damaged|no film/);
});

test.each([1, 99, 0xffffffff])('a WAV of %d samples a second is refused', async (rate) => {
  await expect(decodeSound(fileOf(wav(rate), 'a.wav'))).rejects.toThrow(`${rate} samples a second`);
});

// What ffmpeg tells of them: sound that mediabunny does not know, pictures that pause, a clock that begins anew.
test.each([
  ['opus.m2t', 90],
  ['gap.m2t', 55],
  ['wrap.m2t', 90],
])('a whole transport stream is read as its chunks are: all of %s', async (name, frames) => {
  const made = await convertMedia(fileOf(await film(name), name), 'mp4');
  expect(await framesOf(made)).toBe(frames);
  const input = new Input({ source: new BlobSource(made), formats: ALL_FORMATS });
  const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  expect(await picture?.computeDuration()).toBeCloseTo(3, 2);
  expect(Math.abs(((await sound?.computeDuration()) ?? 0) - 3)).toBeLessThan(0.1);
  input.dispose();
});

test('of a film that is cut off within its only cluster, what there is is read, and what is missing is said', async () => {
  const cut = fileOf(await film('cut-in-cluster.webm'), 'cut.webm');
  const lost: string[] = [];
  const made = await convertMedia(cut, 'mp4', { lost: (message) => lost.push(message) });
  expect(await framesOf(made)).toBeGreaterThan(40);
  expect(lost).toEqual([expect.stringMatching(/cut off: only [\d.]+ s of 3 s could be read/)]);
});

test('a trim of what is not there replaces nothing', async () => {
  const cut = fileOf(await film('cut-in-cluster.webm'), 'cut.webm');
  await expect(cutMedia(cut, 2.5, 3)).rejects.toThrow(/damaged or cut off/);
  await expect(cutMedia(cut, 0.5, 3)).rejects.toThrow(/only [\d.]+ s of 2.5 s/);
});

test('a part to the end of a film that tells of no length has all the frames up to there', async () => {
  const live = fileOf(await film('vp9-live.webm'), 'live.webm');
  const whole = await framesOf(live);
  const made = await cutMedia(live, 0.2, Number.POSITIVE_INFINITY);
  expect(await framesOf(made)).toBeGreaterThan(0.6 * whole);
  expect(await framesOf(made)).toBeLessThan(whole);
});

test('a sound is trimmed to where it ends, and a part that is not all there replaces nothing', async () => {
  const whole = new Uint8Array(await sound(2).arrayBuffer());
  const cut = fileOf(whole.slice(0, 44 + 16_000), 'cut.wav');
  await expect(cutMedia(cut, 0.5, Number.POSITIVE_INFINITY)).rejects.toThrow(/cut off/);
  await expect(cutMedia(cut, 0.5, 1.5)).rejects.toThrow(/cut off/);
  const lost: string[] = [];
  const work = { lost: (message: string) => lost.push(message) };
  // This part is there.
  expect((await decodeSound(await cutMedia(cut, 0.5, 0.75, work))).channels[0]).toHaveLength(2_000);
  expect(lost).toEqual([expect.stringMatching(/^Not all of this file could be read: .*cut off/)]);
  // A browser may tell of a length that is a little too long.
  expect((await decodeSound(await cutMedia(fileOf(whole, 'a.wav'), 0.5, 2.05))).channels[0]).toHaveLength(12_000);
});

test('an end that was not moved is the end of a film that does not tell its length', async () => {
  const made = await cutMedia(fileOf(await film('no-duration.webm'), 'live.webm'), 5, Number.POSITIVE_INFINITY);
  const input = new Input({ source: new BlobSource(made), formats: ALL_FORMATS });
  expect(await input.computeDuration()).toBeCloseTo(15, 0);
  input.dispose();
});

const sounds = import.meta.glob<string>('../../fixtures/audio/containers/*.{flac,m4a}', {
  query: '?url',
  import: 'default',
  eager: true,
});

test.each([
  ['flac16.flac', 0.62, '0.07 s at 0:00 could not be read'],
  ['flac24.flac', 0.3, '0.07 s at 0:00 could not be read'],
  ['flac24.flac', 0.9, '0.07 s at 0:00 could not be read'],
  ['aac-0.m4a', 0.3, '0.02 s at 0:00 could not be read'],
])('one bad byte costs %s, at %d of its length, one frame, which is silent and told of', async (name, share, told) => {
  const bytes = new Uint8Array(
    await (await fetch(sounds[`../../fixtures/audio/containers/${name}`] ?? '')).arrayBuffer(),
  );
  const whole = await decodeSound(fileOf(bytes, name));
  const damaged = bytes.slice();
  const at = Math.floor(damaged.length * share);
  damaged[at] = 255 - (damaged[at] as number);
  const lost: string[] = [];
  const sound = await decodeSound(fileOf(damaged, name), { lost: (message) => lost.push(message) });
  expect(lost).toEqual([`Not all of this file could be read: ${told}.`]);
  const [samples, good] = [sound.channels[0] as Float32Array, whole.channels[0] as Float32Array];
  expect(samples.length).toBe(good.length);
  const different = good.reduce((sum, sample, i) => sum + Number(Math.abs(sample - (samples[i] as number)) > 0.01), 0);
  expect(different).toBeGreaterThan(100);
  // The decoder of AAC that begins anew needs a frame to find into the sound.
  expect(different).toBeLessThan(name.endsWith('flac') ? 4_609 : 3 * 1_024);
});

/** Noise in place of the bytes from a share of the file on. */
const noisy = (bytes: Uint8Array<ArrayBuffer>, share: number, length = 400): Uint8Array<ArrayBuffer> => {
  const copy = bytes.slice();
  const below = numbers(7);
  const at = Math.floor(copy.length * share);
  copy.set(
    Array.from({ length }, () => below(256)),
    at,
  );
  return copy;
};

test.each([
  ['film.mp4', 'webm'],
  ['no-duration.webm', 'mp4'],
  ['h264.mkv', 'mp4'],
  ['vp8-0.webm', 'mp4'],
  ['film.m2t', 'mp4'],
] as const)(
  'of a film (%s) with a damaged part nearly all frames are converted, the rest held and told',
  async (name, format) => {
    const whole = await film(name);
    const count = await framesOf(fileOf(whole, name));
    const lost: string[] = [];
    const work = { lost: (message: string) => lost.push(message) };
    const made = await convertMedia(fileOf(noisy(whole, 0.4), name), format, work);
    expect(lost).toEqual([expect.stringMatching(/damaged|could not be decoded/)]);
    const frames = await framesOf(made);
    expect(frames).toBeGreaterThan(count - 5);
    const lengthOf = async (file: Blob) => {
      const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
      const track = await input.getPrimaryVideoTrack();
      const length = ((await track?.computeDuration()) ?? 0) - ((await track?.getFirstTimestamp()) ?? 0);
      input.dispose();
      return length;
    };
    expect(Math.abs((await lengthOf(made)) - (await lengthOf(fileOf(whole, name))))).toBeLessThan(0.1);
  },
);
