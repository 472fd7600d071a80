import { decoded, element, filesInSketch, recordMedia } from '../sound.mjs';

/** A sketch that streams what its generator yields, at a button's press. */
const sketch = (code, generator) => `import * as yc from 'yieldcast';
${code}
export default yc.Interface({
  fn: ${generator},
  inputs: yc.Checkbox({ label: 'Ready' }),
  outputs: yc.Audio({ label: 'Sound', streaming: true, autoplay: true }),
});`;

/** The signal that is sent, and the same again in `decoded`: 16 bits, another one in each channel. */
const signal = `const signal = (i, channel) => Math.round(12000 * Math.sin(i * (channel + 1) * 0.01 + i * i * 1e-8));`;

const wavFile = `
const wavOf = (rate, channels, from, to) => {
  const bytes = new DataView(new ArrayBuffer(44 + (to - from) * channels * 2));
  const text = (at, word) => [...word].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF'); bytes.setUint32(4, bytes.byteLength - 8, true); text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true); bytes.setUint16(20, 1, true); bytes.setUint16(22, channels, true);
  bytes.setUint32(24, rate, true); bytes.setUint32(28, rate * channels * 2, true);
  bytes.setUint16(32, channels * 2, true); bytes.setUint16(34, 16, true);
  text(36, 'data'); bytes.setUint32(40, bytes.byteLength - 44, true);
  for (let i = from; i < to; i++)
    for (let c = 0; c < channels; c++) bytes.setInt16(44 + ((i - from) * channels + c) * 2, signal(i, c), true);
  return bytes.buffer;
};`;

const slices = `
const slices = function* (file, size) { for (let at = 0; at < file.length; at += size) yield file.slice(at, at + size); };`;

/** Runs a sketch until its sound has been played to the end. */
const playToEnd = async (play, source, seconds) => {
  await play.open(source);
  await recordMedia(play.page);
  await play.press('Run');
  await play.untilState('done');
  await play.untilSeen(async () => (await element(play.page))?.ended, 'the sound to end', seconds + 20);
  const { time, ranges } = await element(play.page);
  if (ranges.length !== 1) throw new Error(`One buffered range was expected: ${JSON.stringify(ranges)}.`);
  return time;
};

const expectNear = (what, value, wanted, by) => {
  if (!(Math.abs(value - wanted) <= by)) throw new Error(`${what} is ${value}, and ${wanted} ± ${by} was expected.`);
};

/** Sound of these rates, cut in these lengths (in samples, taken in turn), comes out sample for sample. */
const exact = async (play, { rate, channels = 1, seconds, cuts }) => {
  const length = Math.round(rate * seconds);
  const generator = `async function* () {
    const cuts = ${JSON.stringify(cuts)};
    for (let at = 0, i = 0; at < ${length}; i++) {
      const to = Math.min(${length}, at + cuts[i % cuts.length]);
      yield wavOf(${rate}, ${channels}, at, to);
      at = to;
      await yc.sleep(0.005);
    }
  }`;
  const time = await playToEnd(play, sketch(signal + wavFile, generator), seconds);
  expectNear('The time at the end', time, seconds, 0.02);
  const sound = await decoded(play.page, { rate, compareWith: 'signal' });
  if (sound.length !== length) throw new Error(`${length} samples went in, and ${sound.length} came out.`);
  if (sound.channels !== channels) throw new Error(`${channels} channels went in, and ${sound.channels} came out.`);
  if (sound.off > 1) throw new Error(`A sample is off by ${sound.off} steps of 16 bits.`);
};

const names = ({ rate, channels = 1, cuts }) =>
  `${rate / 1000} kHz ${channels === 1 ? 'mono' : 'stereo'} in chunks of ${cuts.map((cut) => `${Math.round((cut / rate) * 1e4) / 10}`).join(', ')} ms`;

const cases = [
  { rate: 16_000, seconds: 8, cuts: [4000] },
  { rate: 16_000, seconds: 3, cuts: [320] },
  { rate: 22_050, channels: 2, seconds: 3, cuts: [1470] },
  { rate: 8000, seconds: 3, cuts: [2000] },
  { rate: 44_100, seconds: 3, cuts: [997, 31, 12_345, 4410, 20_001] },
  { rate: 48_000, channels: 2, seconds: 6, cuts: [144_000] },
  { rate: 96_000, seconds: 3, cuts: [96_000] },
];

/** Files that were encoded alone, each of one second, follow each other without a gap. */
const joined = async (play, { files, length, rate }) => {
  const generator = 'async function* () { for (const file of files) { yield file; await yc.sleep(0.3); } }';
  await playToEnd(play, sketch(filesInSketch(files), generator), 2);
  const sound = await decoded(play.page, { rate });
  expectNear('The length in samples', sound.length, length, rate / 1000);
  expectNear('The longest silence in milliseconds', (sound.silence / rate) * 1000, 0, 1);
};

/** A byte stream cut anywhere is as long as the file, and as loud throughout. */
const sliced = async (play, { file, length, rate, size }) => {
  const generator = `async function* () { for (const slice of slices(files[0], ${size})) { yield slice; await yc.sleep(0.01); } }`;
  await playToEnd(play, sketch(filesInSketch([file]) + slices, generator), length / rate);
  const sound = await decoded(play.page, { rate });
  expectNear('The length in samples', sound.length, length, 1);
};

const slow = async (play) => {
  const generator = `async function* () {
    for (let second = 0; second < 4; second++) {
      yield { sampleRate: 16000, samples: Float32Array.from({ length: 16000 }, (_, i) => signal(second * 16000 + i, 0) / 32768) };
      await yc.sleep(3);
    }
  }`;
  const time = await playToEnd(play, sketch(signal, generator), 12);
  expectNear('The time at the end', time, 4, 0.02);
};

export const journeys = [
  ...cases.map((each) => ({ name: `sound of ${names(each)} comes out exactly`, run: (play) => exact(play, each) })),
  {
    name: 'MP3 files of a second each join without a gap',
    run: (play) => joined(play, { files: ['tagged-1.mp3', 'tagged-2.mp3'], length: 88_200, rate: 44_100 }),
  },
  {
    name: 'M4A files of a second each join without a gap',
    run: (play) =>
      joined(play, { files: ['containers/aac-0.m4a', 'containers/aac-1.m4a'], length: 88_200, rate: 44_100 }),
  },
  {
    name: 'Ogg Opus files of a second each join without a gap',
    run: (play) =>
      joined(play, { files: ['containers/opus-0.ogg', 'containers/opus-1.ogg'], length: 96_000, rate: 48_000 }),
  },
  {
    name: 'an MP3 file in slices is as long as the whole',
    run: (play) => sliced(play, { file: 'picture-vbr.mp3', length: 132_300, rate: 44_100, size: 2000 }),
  },
  {
    name: 'an Ogg file in slices is as long as the whole',
    run: (play) => sliced(play, { file: 'containers/opus-0.ogg', length: 48_000, rate: 48_000, size: 1000 }),
  },
  { name: 'a generator slower than real time is played to its end', run: slow },
];
