import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';
import { expect, onTestFinished, test } from 'vitest';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { MovieChunkReader } from '../../../src/media/worker/streams/movie/chunk-reader';
import { openMovie } from '../../../src/media/worker/streams/movie/open-movie';
import { MovieTimeline } from '../../../src/media/worker/streams/movie/timeline';
import { encodeNumbers, fps, numberAt, once, type Size } from './video-frames';

const size: Size = { width: 320, height: 180 };
const sampleRate = 48_000;

const sound = (seconds: number): Pcm => ({
  sampleRate,
  format: 's16',
  channels: [Int16Array.from({ length: seconds * sampleRate }, (_, i) => 5000 * Math.sin(i / 20))],
});

/** A SourceBuffer that does one thing after another. */
class Track {
  readonly buffer: SourceBuffer;
  #done: Promise<unknown> = Promise.resolve();
  #type: string;

  constructor(source: MediaSource, type: string) {
    this.buffer = source.addSourceBuffer(type);
    this.#type = type;
  }

  append(bytes: ArrayBuffer, type = this.#type) {
    return this.do(() => {
      if (type.split('.')[0] !== this.#type.split('.')[0]) this.buffer.changeType(type);
      this.#type = type;
      this.buffer.appendBuffer(bytes);
    });
  }

  do(operation: () => void): Promise<unknown> {
    this.#done = this.#done.then(() => {
      operation();
      return once(this.buffer, 'updateend');
    });
    return this.#done;
  }
}

/** A timeline that is played by a media element with two SourceBuffers. */
const openPlayer = async (type = 'video/mp4; codecs="avc1.42e01e"') => {
  const source = new MediaSource();
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(source);
  document.body.append(video);
  onTestFinished(() => video.remove());
  await once(source, 'sourceopen');
  URL.revokeObjectURL(video.src);
  const picture = new Track(source, type);
  const tone = new Track(source, 'audio/mp4; codecs="flac"');
  const finished: Promise<void>[] = [];
  const appended: Promise<unknown>[] = [];
  const told = { duration: 0 };
  let [finishVideo, finishSound] = [() => {}, () => {}];
  finished.push(
    new Promise((resolve) => {
      finishVideo = resolve;
    }),
    new Promise((resolve) => {
      finishSound = resolve;
    }),
  );
  const timeline = new MovieTimeline({
    video: (bytes, _, mimeType) => appended.push(picture.append(bytes, mimeType)),
    sound: (bytes) => appended.push(tone.append(bytes)),
    grown: (duration) => {
      told.duration = duration;
    },
    finishedVideo: () => finishVideo(),
    finishedSound: () => finishSound(),
  });
  /** Waits until all that has been given is appended. */
  const settled = async () => {
    await timeline.playAt(video.currentTime);
    for (let count = -1; count !== appended.length; ) {
      count = appended.length;
      await Promise.all(appended);
    }
  };
  return { source, video, picture, tone, timeline, told, finished, settled };
};

const ranges = ({ buffered }: { buffered: TimeRanges }) =>
  Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)] as const);

const addInChunks = async (timeline: MovieTimeline, seconds: number, from = 0, of = size, codec?: string) => {
  for (let second = from; second < from + seconds; second++) {
    const { config, packets } = await encodeNumbers(second * fps, fps, of, codec);
    timeline.addVideo(config, packets);
    timeline.addSound(sound(1));
  }
};

/** The fixtures of these names, read one after the other. */
const addFilms = async (timeline: MovieTimeline, ...names: string[]) => {
  const problems: string[] = [];
  const stream = new MovieChunkReader(
    {
      video: (config, packets) => timeline.addVideo(config, packets),
      sound: (pcm) => timeline.addSound(pcm),
      problem: (_, message) => problems.push(message),
    },
    openMovie,
    () => Promise.reject(new Error('not here')),
  );
  for (const [number, name] of names.entries()) {
    const response = await fetch(`/tests/fixtures/video/${name}`);
    await stream.push(number + 1, { bytes: await response.arrayBuffer(), type: '' });
  }
  await stream.end();
  stream.close();
  expect(problems).toEqual([]);
};

/** What is buffered, to the millisecond. */
const rounded = (of: { buffered: TimeRanges }) => ranges(of).map((range) => range.map((time) => time.toFixed(3)));

test('chunks become one buffered range, and every frame is shown at its time', async () => {
  const { source, video, timeline, told, finished, settled } = await openPlayer();
  await addInChunks(timeline, 8);
  await timeline.complete();
  await settled();
  await Promise.all(finished);
  source.endOfStream();
  const [range, ...others] = ranges(video);
  expect(others).toEqual([]);
  expect(range?.[0]).toBe(0);
  expect(range?.[1]).toBeCloseTo(8, 4);
  expect(video.duration).toBeCloseTo(8, 4);
  expect(told.duration).toBeCloseTo(8, 9);
  for (const number of [0, 1, 29, 30, 31, 59, 60, 100, 150, 239, 120]) {
    expect(await numberAt(video, (number + 0.5) / fps)).toBe(number);
  }
});

test('plays to its end', async () => {
  const { source, video, timeline, settled } = await openPlayer();
  await addInChunks(timeline, 2);
  await timeline.complete();
  await settled();
  source.endOfStream();
  const ended = once(video, 'ended');
  await video.play();
  await ended;
  expect(video.currentTime).toBeCloseTo(2, 4);
});

test('a change of size goes on in the same range', async () => {
  const { source, video, timeline, settled } = await openPlayer();
  await addInChunks(timeline, 2);
  await addInChunks(timeline, 2, 2, { width: 640, height: 360 });
  await addInChunks(timeline, 1, 4);
  await timeline.complete();
  await settled();
  source.endOfStream();
  expect(ranges(video).map((range) => range.map((time) => time.toFixed(3)))).toEqual([['0.000', '5.000']]);
  expect(await numberAt(video, 1.99)).toBe(59);
  expect(video.videoWidth).toBe(320);
  expect(await numberAt(video, 2.01)).toBe(60);
  expect(video.videoWidth).toBe(640);
  expect(await numberAt(video, 4.51)).toBe(135);
  expect(video.videoWidth).toBe(320);
});

test('a change of codec goes on in the same range', async () => {
  const { source, video, timeline, settled } = await openPlayer();
  await addInChunks(timeline, 1);
  await addInChunks(timeline, 1, 1, size, 'vp09.00.10.08');
  await timeline.complete();
  await settled();
  source.endOfStream();
  expect(ranges(video).map((range) => range.map((time) => time.toFixed(3)))).toEqual([['0.000', '2.000']]);
  expect(await numberAt(video, 0.51)).toBe(15);
  expect(await numberAt(video, 1.51)).toBe(45);
  // What differs from the first codec is encoded anew, so that one file holds all.
  const saved = await playFile(await timeline.save());
  expect(saved.duration).toBeCloseTo(2, 2);
  for (const number of [15, 45, 59, 0]) expect(await numberAt(saved, (number + 0.5) / fps)).toBe(number);
});

const vp8 = 'video/webm; codecs="vp8"';
const bitsOfFilms = 8;

test('films of VP8 are one range, and every frame is shown at its time', async () => {
  const { source, video, picture, timeline, settled } = await openPlayer(vp8);
  await addFilms(timeline, 'vp8-0.webm', 'vp8-1.webm');
  await timeline.complete();
  await settled();
  expect(rounded(picture.buffer)).toEqual([['0.000', '2.000']]);
  source.endOfStream();
  expect(rounded(video)).toEqual([['0.000', '2.000']]);
  expect(video.duration).toBeCloseTo(2, 5);
  const shown: number[] = [];
  for (let number = 0; number < 60; number++) {
    shown.push(await numberAt(video, (number + 0.5) / fps, bitsOfFilms));
  }
  expect(shown).toEqual(shown.map((_, number) => number));
});

test('a stream goes on from VP8 to H.264, and back', async () => {
  const { source, video, timeline, settled } = await openPlayer(vp8);
  await addFilms(timeline, 'vp8-0.webm', 'alone-1.mp4', 'vp8-0.webm');
  await timeline.complete();
  await settled();
  source.endOfStream();
  expect(rounded(video)).toEqual([['0.000', '3.000']]);
  const numbers = [0.01, 0.99, 1.01, 1.99, 2.01].map((time) => [time, Math.floor(time * fps) % 60] as const);
  for (const [time, number] of numbers) expect(await numberAt(video, time, bitsOfFilms)).toBe(number);
});

test('frames of VP8 are shown as they come, at another size too', async () => {
  const { source, video, picture, timeline, settled } = await openPlayer(vp8);
  const { config, packets } = await encodeNumbers(0, 15, size, 'vp8');
  for (const packet of packets) timeline.addVideo(config, [packet]);
  timeline.addSound(sound(1));
  await settled();
  expect(rounded(picture.buffer)).toEqual([['0.000', '0.500']]);
  const larger = await encodeNumbers(15, 15, { width: 640, height: 360 }, 'vp8');
  timeline.addVideo(larger.config, larger.packets);
  await timeline.complete();
  await settled();
  source.endOfStream();
  expect(rounded(video)).toEqual([['0.000', '1.000']]);
  for (const number of [0, 7, 14, 15, 29]) expect(await numberAt(video, (number + 0.5) / fps)).toBe(number);
  expect(video.videoWidth).toBe(640);
});

test('a seek brings back VP8 from the key frame before on', async () => {
  const { video, picture, tone, timeline, settled } = await openPlayer(vp8);
  await addFilms(timeline, 'vp8-0.webm', 'vp8-1.webm');
  await settled();
  for (const track of [picture, tone]) await track.do(() => track.buffer.remove(0, Number.POSITIVE_INFINITY));
  video.currentTime = 1.5;
  await timeline.seek(1.5);
  await settled();
  expect(rounded(picture.buffer)).toEqual([['1.000', '2.000']]);
  expect(await numberAt(video, 1.51, bitsOfFilms)).toBe(45);
});

test('a stream of VP8 is saved as one MP4', async () => {
  const { timeline } = await openPlayer(vp8);
  await addFilms(timeline, 'vp8-0.webm', 'vp8-1.webm');
  const { packets, duration, sound: saved } = await readFile(await timeline.save());
  expect(packets.map(({ timestamp }) => Math.round(timestamp * fps))).toEqual(packets.map((_, i) => i));
  expect(packets).toHaveLength(60);
  const keys = packets.filter(({ type }) => type === 'key').map(({ timestamp }) => timestamp);
  expect(keys).toEqual(expect.arrayContaining([0, 1]));
  expect(keys.length).toBeLessThan(60);
  expect(duration).toBeCloseTo(2, 3);
  expect(await saved?.getCodec()).toBe('flac');
});

test('a film whose edit list begins within a frame is one range, and every frame is shown at its time', async () => {
  const { source, video, timeline, picture, tone, settled } = await openPlayer();
  await addFilms(timeline, 'mid-frame.mp4');
  await timeline.complete();
  await settled();
  // Cut from film.mp4 at 0.25 s: half of frame 7 is left. ffmpeg tells 2.75 s of pictures and of sound.
  expect(rounded(picture.buffer)).toEqual([['0.000', '2.750']]);
  expect(rounded(tone.buffer)).toEqual([['0.000', '2.750']]);
  source.endOfStream();
  for (const number of [7, 8, 9, 29, 30, 45, 60, 89]) {
    expect(await numberAt(video, (number + 0.75) / fps - 0.25, bitsOfFilms)).toBe(number);
  }
});

test('a film that is turned is shown upright, and saved as it is', async () => {
  const { video, source, timeline, settled } = await openPlayer();
  await addFilms(timeline, 'turned.mp4');
  timeline.fillSound(1);
  await timeline.complete();
  await settled();
  source.endOfStream();
  await numberAt(video, 0.5);
  expect([video.videoWidth, video.videoHeight]).toEqual([180, 320]);
  const saved = await playFile(await timeline.save());
  expect([saved.videoWidth, saved.videoHeight]).toEqual([180, 320]);
});

test('a seek brings back what was cut off', async () => {
  const { video, picture, tone, timeline, settled } = await openPlayer();
  await addInChunks(timeline, 6);
  await settled();
  expect(await numberAt(video, 5.5)).toBe(165);
  for (const track of [picture, tone]) await track.do(() => track.buffer.remove(0, Number.POSITIVE_INFINITY));
  video.currentTime = 2.55;
  await timeline.seek(2.55);
  await settled();
  // From the key frame before on.
  expect(ranges(picture.buffer).map((range) => range.map((time) => time.toFixed(2)))).toEqual([['2.00', '6.00']]);
  expect(await numberAt(video, 2.55)).toBe(76);
});

test('video without a sound is shown where silence is filled in', async () => {
  const { video, timeline, settled } = await openPlayer();
  const { config, packets } = await encodeNumbers(0, 45, size);
  timeline.addVideo(config, packets);
  timeline.fillSound(timeline.duration);
  await settled();
  expect(ranges(video).map((range) => range.map((time) => time.toFixed(3)))).toEqual([['0.000', '1.500']]);
  expect(await numberAt(video, 1.01)).toBe(30);
});

const readFile = async (file: Blob) => {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('There is no video.');
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { packets, duration: await input.computeDuration(), sound: await input.getPrimaryAudioTrack() };
};

const playFile = async (file: Blob) => {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(file);
  document.body.append(video);
  onTestFinished(() => {
    video.remove();
    URL.revokeObjectURL(video.src);
  });
  await once(video, 'loadedmetadata');
  return video;
};

test('a saved file has every packet and every sample, and can be sought in', async () => {
  const { timeline } = await openPlayer();
  const given = await encodeNumbers(0, 4 * fps, size);
  for (let at = 0; at < given.packets.length; at += 7) timeline.addVideo(given.config, given.packets.slice(at, at + 7));
  timeline.addSound(sound(4));
  const file = await timeline.save();
  expect(file.type).toBe('video/mp4');
  const { packets, duration } = await readFile(file);
  expect(packets.map(({ data }) => [...data])).toEqual(given.packets.map(({ data }) => [...data]));
  expect(packets.map(({ timestamp }) => Math.round(timestamp * fps))).toEqual(given.packets.map((_, i) => i));
  expect(packets.map(({ type }) => type === 'key')).toEqual(given.packets.map(({ isKey }) => isKey));
  expect(duration).toBeCloseTo(4, 6);
  const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(await file.arrayBuffer());
  const expected = sound(4).channels[0] as Int16Array;
  const samples = Int16Array.from(decoded.getChannelData(0), (value) =>
    Math.round(value * (value < 0 ? 32_768 : 32_767)),
  );
  expect(samples).toEqual(expected);
  const video = await playFile(file);
  expect(video.duration).toBeCloseTo(4, 3);
  for (const number of [100, 3, 60]) expect(await numberAt(video, (number + 0.5) / fps)).toBe(number);
});

test('a saved file of two sizes shows both', async () => {
  const { timeline } = await openPlayer();
  await addInChunks(timeline, 2);
  await addInChunks(timeline, 2, 2, { width: 640, height: 360 });
  const video = await playFile(await timeline.save());
  expect(video.duration).toBeCloseTo(4, 3);
  for (const number of [10, 75, 30, 119, 0]) expect(await numberAt(video, (number + 0.5) / fps)).toBe(number);
});

test('a saved file begins when its video does', async () => {
  const { timeline } = await openPlayer();
  const { config, packets } = await encodeNumbers(15, 30, size);
  timeline.addSound(sound(1.5));
  timeline.addVideo(config, packets);
  const file = await timeline.save();
  expect((await readFile(file)).packets[0]?.timestamp).toBeCloseTo(0.5, 3);
  const video = await playFile(file);
  expect(await numberAt(video, 1.01)).toBe(30);
});

test('nothing is saved of a stream without a frame', async () => {
  const { timeline } = await openPlayer();
  await expect(timeline.save()).rejects.toThrow('There is no video to save yet.');
});
