import { expect, onTestFinished, test } from 'vitest';
import { audioMimeType, SegmentBuffer } from '../../../src/media/page/playback/segment-buffer';
import { SoundStore } from '../../../src/media/worker/store/sound-store';
import { SoundSegmenter } from '../../../src/media/worker/streams/sound/sound-segmenter';
import { openStream, samplesChunk, sound } from './audio-streams';

/** Sound of so many seconds as media: a segment for each of its `pieces`. */
const segments = async (seconds: number, pieces: number): Promise<ArrayBuffer[]> => {
  const soundStore = new SoundStore();
  const given: ArrayBuffer[] = [];
  const soundSegmenter = new SoundSegmenter(soundStore, { media: (bytes) => given.push(bytes), finished: () => {} });
  const length = (seconds * 8_000) / pieces;
  for (let piece = 0; piece < pieces; piece++) {
    soundStore.append(sound(8_000, piece * length, (piece + 1) * length));
    await soundSegmenter.pump();
  }
  return given;
};

/** A MediaSource of so many tracks of sound, and what is appended to the first. */
const openBuffer = (tracks: number) => {
  const element = document.createElement('audio');
  const sizes: number[] = [];
  const { appendBuffer } = SourceBuffer.prototype;
  SourceBuffer.prototype.appendBuffer = function (bytes) {
    sizes.push(bytes.byteLength);
    appendBuffer.call(this, bytes);
  };
  let look = () => {};
  const failures: string[] = [];
  const buffer = new SegmentBuffer(element, new Array<string>(tracks).fill(audioMimeType), {
    changed: () => look(),
    failed: (message) => failures.push(message),
  });
  onTestFinished(() => {
    SourceBuffer.prototype.appendBuffer = appendBuffer;
    buffer.close();
    element.removeAttribute('src');
  });
  const until = (is: () => boolean) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (is()) resolve();
      };
      look();
    });
  return { element, buffer, sizes, failures, until };
};

const endOf = ({ buffered }: HTMLMediaElement) => (buffered.length > 0 ? buffered.end(buffered.length - 1) : 0);

test('segments that wait are appended together, and none is left out', async () => {
  const { element, buffer, sizes, failures, until } = openBuffer(1);
  const given = await segments(2, 40);
  for (const bytes of given) buffer.append(0, bytes);
  await until(() => endOf(element) === 2);
  expect(element.buffered.length).toBe(1);
  expect(sizes.length).toBeLessThan(given.length / 4);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(given.reduce((sum, { byteLength }) => sum + byteLength, 0));
  expect(failures).toEqual([]);
});

test('media is lacking until each track has some', async () => {
  const { element, buffer, until } = openBuffer(2);
  const [first] = (await segments(1, 1)) as [ArrayBuffer];
  buffer.append(0, first.slice(0));
  await until(() => endOf(element) > 0);
  expect(buffer.lacksMedia).toBe(true);
  buffer.append(1, first.slice(0));
  await until(() => !buffer.lacksMedia);
  expect(element.buffered.length).toBe(1);
});

test('a long stream ends, though its beginning is cut off after its end has come', async () => {
  const { stream, element, removed, until, ended } = openStream();
  stream.begin();
  for (let i = 0; i < 24; i++) stream.push(samplesChunk(sound(8_000, i * 8_000, (i + 1) * 8_000)));
  stream.end();
  await until(({ complete, buffered }) => complete && buffered[1] === 24);
  const over = ended();
  stream.seek(12);
  element.playbackRate = 8;
  stream.play();
  await over;
  expect(element.currentTime).toBe(24);
  expect(removed.length).toBeGreaterThan(0);
});
