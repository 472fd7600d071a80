import { expect, test } from 'vitest';
import { makeSamples } from '../../../src/media/worker/pcm/convert';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { bytesChunk, cuts, difference, openStream, samplesChunk, samplesOf, sound, wavFile } from './audio-streams';
import { random } from './sweep';

/** The samples of a WAV file of 16 bits, as `wavHeader` writes it. */
const bodyOf = async (file: Blob) => new Int16Array((await file.arrayBuffer()).slice(44));

test('2 s at 16 kHz in WAV chunks of 4,000 samples are played to the end, and decode to what they were', async () => {
  const { stream, element, appended, ended, until } = openStream();
  element.defaultPlaybackRate = element.playbackRate = 4;
  const over = ended();
  stream.begin();
  for (const [from, to] of cuts(32_000, () => 4_000)) stream.push(bytesChunk(wavFile(sound(16_000, from, to))), true);
  stream.end();
  await over;
  await until(({ playing }) => !playing);
  expect(element.currentTime).toBe(2);
  expect(element.duration).toBe(2);
  expect(stream.state).toMatchObject({ duration: 2, complete: true, problems: [], buffered: [0, 2] });
  expect(stream.state.peaks.length).toBe(200);
  const decoded = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(await new Blob(appended).arrayBuffer());
  const samples = Int16Array.from(decoded.getChannelData(0), (value) =>
    Math.round(value * (value < 0 ? 2 ** 15 : 2 ** 15 - 1)),
  );
  expect(difference(samples, sound(16_000, 0, 32_000).channels[0] as Int16Array)).toBeUndefined();
});

const next = random(4);
const lengths = {
  '20 ms': (rate: number) => rate * 0.02,
  '66.7 ms': (rate: number) => rate / 15,
  'random lengths': (rate: number) => next() ** 3 * rate,
};
const rates = [8_000, 16_000, 22_050, 44_100, 48_000, 96_000];

test.each(
  rates.flatMap((rate, i) =>
    Object.keys(lengths).map((cut, j) => ({ rate, cut: cut as keyof typeof lengths, channels: ((i + j) % 2) + 1 })),
  ),
)('chunks of $cut at $rate Hz, $channels channels, are one stream', async ({ rate, cut, channels }) => {
  const { stream, element, media, until } = openStream();
  const length = rate / 2;
  stream.begin();
  for (const [from, to] of cuts(length, () => lengths[cut](rate))) {
    const pcm = sound(rate, from, to, channels);
    stream.push(from % 2 ? samplesChunk(pcm) : bytesChunk(wavFile(pcm)));
  }
  stream.end();
  await until(({ complete, buffered }) => complete && buffered[1] > 0.499);
  await expect.poll(() => element.duration).toBeCloseTo(0.5, 4);
  expect(element.buffered.length).toBe(1);
  expect(element.buffered.start(0)).toBe(0);
  const given = media();
  for (let channel = 0; channel < channels; channel++) {
    expect(
      difference(samplesOf(given, channel), sound(rate, 0, length, channels).channels[channel] as Int16Array),
    ).toBeUndefined();
  }
});

test('chunks of other rates, channels and formats follow each other without a gap, and are played through', async () => {
  const { stream, element, ended, media } = openStream();
  const over = ended();
  stream.begin();
  const kinds = [
    [8_000, 1],
    [22_050, 1],
    [44_100, 2],
    [16_000, 1],
    [48_000, 2],
    [48_000, 1],
  ] as const;
  kinds.forEach(([rate, channels], i) => {
    const pcm = sound(rate, 0, rate / 5, channels);
    stream.push(i % 2 ? samplesChunk(pcm) : bytesChunk(wavFile(pcm)), true);
  });
  stream.end();
  await over;
  expect(element.currentTime).toBeCloseTo(1.2, 2);
  expect(element.buffered.length).toBe(1);
  expect(media().filter(({ init }) => init).length).toBe(4);
  expect(stream.state.problems).toEqual([]);
});

const precise = (format: 's24' | 'f32'): Pcm => {
  const scale = { s24: 2 ** 23 - 1, f32: 1 }[format];
  const samples = makeSamples(format, 9_001);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.sin(i / 11) * scale;
  return { sampleRate: 44_100, format, channels: [samples, samples.slice().reverse()] };
};

test.each(['s24', 'f32'] as const)('WAV of %s is downloaded bit by bit as it came', async (format) => {
  const { stream, until } = openStream();
  const whole = precise(format);
  stream.begin();
  for (const [from, to] of cuts(9_001, () => 2_000)) {
    stream.push(bytesChunk(wavFile({ ...whole, channels: whole.channels.map((each) => each.slice(from, to)) })));
  }
  stream.end();
  await until(({ complete }) => complete);
  const file = new Uint8Array(await (await stream.save('wav')).arrayBuffer());
  expect(difference(file, wavFile(whole))).toBeUndefined();
});

test('a download in mid-stream is a file of all that has come; stopped anywhere, it is what was appended', async () => {
  for (const seed of [1, 2, 3]) {
    const { stream, media, until } = openStream();
    const next = random(seed);
    const stretches = cuts(16_000, () => 200 + next() * 3_000);
    const stopAt = 1 + Math.floor(next() * (stretches.length - 1));
    stream.begin();
    for (const [from, to] of stretches.slice(0, stopAt)) {
      stream.push(bytesChunk(wavFile(sound(16_000, from, to))), true);
      const file = await stream.save('wav');
      expect(difference(await bodyOf(file), sound(16_000, 0, to).channels[0] as Int16Array)).toBeUndefined();
    }
    stream.stop();
    stream.end();
    await until(({ complete, buffered, duration }) => complete && Math.abs(buffered[1] - duration) < 1e-3);
    expect(stream.state.playing).toBe(false);
    expect(difference(await bodyOf(await stream.save('wav')), samplesOf(media()))).toBeUndefined();
  }
});

const second = (at: number) => samplesChunk(sound(8_000, at * 8_000, (at + 1) * 8_000));

test('pressure is put on past what may wait, and goes as it is played', async () => {
  const { stream, element, until } = openStream({ bufferAhead: 2 });
  stream.begin();
  expect(stream.pressure()).toBeUndefined();
  // So many that they are not played before anybody looks, however busy the machine is.
  for (let i = 0; i < 20; i++) stream.push(second(i), true);
  await until(({ duration }) => duration === 20);
  const relief = stream.pressure();
  expect(relief).toBeInstanceOf(Promise);
  await until(({ full }) => full);
  element.defaultPlaybackRate = element.playbackRate = 8;
  await relief;
  expect(stream.state.duration - element.currentTime).toBeLessThanOrEqual(2);
  await until(({ full }) => !full);
  expect(stream.pressure()).toBeUndefined();
});

test.each(['stop', 'end', 'clear', 'dispose'] as const)('%s lifts pressure', async (how) => {
  const { stream, until } = openStream({ bufferAhead: 1 });
  stream.begin();
  for (let i = 0; i < 20; i++) stream.push(second(i), true);
  await until(({ duration }) => duration === 20);
  const relief = stream.pressure();
  expect(relief).toBeInstanceOf(Promise);
  stream[how]();
  await relief;
  if (how !== 'end') expect(stream.pressure()).toBeUndefined();
});

test('another run waits for nothing that is left of the one before', async () => {
  const { stream, until } = openStream({ bufferAhead: 1 });
  stream.begin();
  for (let i = 0; i < 3; i++) stream.push(second(i), true);
  await until(({ duration }) => duration === 3);
  stream.begin();
  expect(stream.pressure()).toBeUndefined();
});

test('what was played is cut off, and comes again: from the start, and further on', async () => {
  const { stream, element, removed, until, ended, heard } = openStream({ bufferAhead: 600 });
  stream.begin();
  for (let i = 0; i < 60; i++) stream.push(second(i));
  stream.end();
  await until(({ complete, buffered }) => complete && buffered[1] > 25);
  for (const at of [12, 24, 36]) {
    stream.seek(at);
    await until(({ time, buffered: [from, to] }) => time === at && from <= at && to >= Math.min(60, at + 30));
  }
  await expect.poll(() => removed.some(([from, to]) => from === 0 && to === 26)).toBe(true);
  await expect.poll(() => element.buffered.start(0)).toBeGreaterThan(20);
  stream.seek(0);
  stream.play();
  await heard('playing');
  await until(({ time, buffered }) => time > 0 && time < 5 && buffered[0] === 0);
  // As far as was never buffered since.
  stream.seek(59.5);
  const over = ended();
  await over;
  expect(element.currentTime).toBeCloseTo(60, 2);
  stream.play();
  await heard('playing');
  await until(({ time, playing }) => playing && time > 0 && time < 10);
  expect(stream.state.problems).toEqual([]);
});

test('a seek to the end of a long stream ends there', async () => {
  const { stream, element, until } = openStream({ bufferAhead: 600 });
  stream.begin();
  for (let i = 0; i < 45; i++) stream.push(second(i));
  stream.end();
  await until(({ complete, buffered }) => complete && buffered[1] > 25);
  stream.seek(45);
  await expect.poll(() => element.ended).toBe(true);
  expect(element.currentTime).toBe(45);
});

test('it loops, though its beginning was cut off', async () => {
  const { stream, element, until, heard } = openStream({ bufferAhead: 600 });
  element.loop = true;
  stream.begin();
  for (let i = 0; i < 40; i++) stream.push(second(i));
  stream.end();
  await until(({ complete, buffered }) => complete && buffered[1] > 25);
  stream.seek(39.5);
  stream.play();
  await heard('playing');
  await until(({ time, buffered }) => time > 0 && time < 5 && buffered[0] === 0 && buffered[1] > 5);
  expect(stream.state.playing).toBe(true);
});

test('run after run leaves nothing behind', async () => {
  let workers = 0;
  const urls = new Set<string>();
  const sources: WeakRef<MediaSource>[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  const OriginalWorker = globalThis.Worker;
  URL.createObjectURL = (of) => {
    if (of instanceof MediaSource) sources.push(new WeakRef(of));
    const url = createObjectURL.call(URL, of);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL.call(URL, url);
  };
  globalThis.Worker = class extends OriginalWorker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      workers++;
    }
  };
  const close = MessagePort.prototype.close;
  const Channel = globalThis.MessageChannel;
  const ports = new Set<MessagePort>();
  globalThis.MessageChannel = class extends Channel {
    constructor() {
      super();
      ports.add(this.port1);
    }
  };
  MessagePort.prototype.close = function () {
    ports.delete(this);
    close.call(this);
  };
  try {
    const { stream, until } = openStream();
    const perRun: { ports: number; urls: number; open: number }[] = [];
    for (let run = 0; run < 5; run++) {
      stream.begin();
      stream.push(second(run), true);
      stream.push(second(run + 1), true);
      stream.end();
      await until(({ complete, duration, time }) => complete && duration === 2 && time > 0);
      const open = sources.filter((source) => (source.deref()?.readyState ?? 'closed') !== 'closed').length;
      perRun.push({ ports: ports.size, urls: urls.size, open });
    }
    expect(perRun.map(({ ports }) => ports)).toEqual([1, 1, 1, 1, 1]);
    expect(perRun.map(({ urls }) => urls)).toEqual([0, 0, 0, 0, 0]);
    expect(perRun.at(-1)?.open).toBe(1);
    expect(workers).toBeLessThanOrEqual(1);
    stream.dispose();
    expect(ports.size).toBe(0);
    await expect
      .poll(() => sources.every((source) => (source.deref()?.readyState ?? 'closed') === 'closed'))
      .toBe(true);
  } finally {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    Object.assign(globalThis, { Worker: OriginalWorker, MessageChannel: Channel });
    MessagePort.prototype.close = close;
  }
});
