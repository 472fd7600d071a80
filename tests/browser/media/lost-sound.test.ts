import { expect, test } from 'vitest';
import { wavFileOf } from '../../../src/media';
import { splitMpeg } from '../../../src/media/worker/codecs/mpeg-audio';
import { splitAdts } from '../../../src/media/worker/formats/adts/frames';
import { fixture as mpegFixture } from './audio-fixtures';
import { damages, numbers } from './damage';
import { fixture, type Heard, hear, joined, random, sliced, sweep } from './sweep';

/** Where the pages of an Ogg file begin. */
const pagesOf = (bytes: Uint8Array): number[] => {
  const text = new TextDecoder('latin1').decode(bytes);
  return [...text.matchAll(/OggS/g)].map(({ index }) => index);
};

const different = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, sample, i) => sum + Number(Math.abs(sample - (other[i] ?? 0)) > 0.02), 0);

/** What is lost keeps its room, and is told; all else is as it was. */
const expectTold = (heard: Heard, whole: Heard, most: number): void => {
  expect(heard.problems).toEqual([expect.stringMatching(/^chunk 0: [\d.]+ s at 0:00 could not be read$/)]);
  expect(heard.samples.length).toBe(whole.samples.length);
  expect(different(heard.samples, whole.samples)).toBeLessThan(most);
};

test.each(['opus-0.ogg', 'vorbis.ogg'])(
  'a page of %s whose head is damaged becomes silence, which is told',
  async (name) => {
    const bytes = await fixture(name);
    const whole = await hear([bytes]);
    // Behind the headers.
    const at = pagesOf(bytes)[2] as number;
    const damaged = bytes.slice();
    damaged.fill(0, at, at + 4);
    const heard = await hear([damaged]);
    expect(heard.samples.length).toBe(whole.samples.length);
    expect(heard.problems).toEqual([expect.stringMatching(/^chunk 0: [\d.]+ s at 0:0\d could not be read$/)]);
    // Of Opus the last page follows, which tells where the sound ends, and not where its packets begin.
    if (name === 'vorbis.ogg') expect(heard.samples.subarray(-44_100)).toEqual(whole.samples.subarray(-44_100));
  },
);

test.each(['flac.ogg', 'flac.mp4'])('one bad byte in a frame of %s costs that frame, and is told', async (name) => {
  const bytes = await fixture(name);
  const whole = await hear([bytes]);
  const damaged = bytes.slice();
  const at = Math.floor(bytes.length / 2);
  damaged[at] = 255 - (damaged[at] as number);
  expectTold(await hear([damaged]), whole, 4_700);
});

test.each(['tagged-1.mp3', 'second-1.aac'])(
  'a frame of %s whose head is damaged becomes silence, which is told',
  async (name) => {
    const bytes = new Uint8Array(await mpegFixture(name));
    const whole = await hear([bytes]);
    const frames = (name.endsWith('mp3') ? splitMpeg() : splitAdts()).push(bytes);
    const length = (of: typeof frames) => of.reduce((sum, frame) => sum + frame.bytes.length, 0);
    // Behind the tag that the file begins with.
    const at = bytes.length - length(frames) + length(frames.slice(0, 20));
    const damaged = bytes.slice();
    damaged[at] = 0;
    // Frames of MP3 behind it miss what it had for them.
    expectTold(await hear([damaged]), whole, 5 * 1_152);
  },
);

/** What happens to a frame of MP3 behind its header. */
const payloads: Readonly<Record<string, (payload: Uint8Array, below: (most: number) => number) => void>> = {
  noise: (payload, below) => payload.set(payload.map(() => below(256))),
  zeros: (payload) => payload.fill(0),
  ones: (payload) => payload.fill(255),
};

test.each(
  ['tagged-1.mp3', 'plain-1.mp3', 'picture-vbr.mp3', 'mpeg2.mp3'].flatMap((name) =>
    Object.keys(payloads).map((kind) => [name, kind] as const),
  ),
)('frames of %s whose payload is %s become silence, which is told', async (name, kind) => {
  const bytes = new Uint8Array(await mpegFixture(name));
  const whole = await hear([bytes.slice()]);
  const frames = splitMpeg().push(bytes);
  const starts = frames.map(({ bytes: { length } }, i) => [length, i] as const);
  const from = bytes.length - starts.reduce((sum, [length]) => sum + length, 0);
  const below = numbers(name.length);
  for (const place of [0.2, 0.5, 0.8]) {
    const index = Math.floor(place * frames.length);
    const at = from + starts.slice(0, index).reduce((sum, [length]) => sum + length, 0);
    const damaged = bytes.slice();
    payloads[kind]?.(damaged.subarray(at + 4, at + (starts[index]?.[0] ?? 0)), below);
    const heard = await hear([damaged]);
    expect(heard.problems).toEqual([expect.stringMatching(/^chunk 0: 0\.0\d s at 0:0\d could not be read$/)]);
    expect(heard.samples.length).toBe(whole.samples.length);
    // Itself, and those that use what it had of their data: at these low bit rates, up to nine.
    expect(different(heard.samples, whole.samples)).toBeLessThan(10 * 1_152);
  }
});

test.each([0.2, 0.5, 0.8])(
  'a frame of MP3 whose checksum is wrong becomes silence, which is told (at %d)',
  async (place) => {
    const bytes = new Uint8Array(await mpegFixture('checked.mp3'));
    const whole = await hear([bytes.slice()]);
    expect(whole.problems).toEqual([]);
    const frames = splitMpeg().push(bytes.slice());
    const index = Math.floor(place * frames.length);
    const at = frames.slice(0, index).reduce((sum, { bytes: { length } }) => sum + length, 0);
    const damaged = bytes.slice();
    // The gain of the first part: what no other check sees, and what is heard.
    damaged[at + 6 + 5] = (damaged[at + 6 + 5] as number) ^ 0x20;
    const heard = await hear([damaged]);
    expect(heard.problems).toEqual([expect.stringMatching(/^chunk 0: 0\.0\d s at 0:0\d could not be read$/)]);
    expect(heard.samples.length).toBe(whole.samples.length);
    expect(different(heard.samples, whole.samples)).toBeLessThan(10 * 1_152);
  },
);

test('checksums that are wrong in all frames are an encoder’s, and no damage', async () => {
  const bytes = new Uint8Array(await mpegFixture('checked.mp3'));
  const whole = await hear([bytes.slice()]);
  let at = 0;
  for (const frame of splitMpeg().push(bytes.slice())) {
    bytes[at + 4] = (bytes[at + 4] as number) ^ 0xff;
    at += frame.bytes.length;
  }
  const heard = await hear([bytes]);
  expect(heard.problems).toEqual([]);
  expect(heard.samples).toEqual(whole.samples);
});

const streamed = [
  'aac-0.m4a',
  'fragmented.m4a',
  'flac.mp4',
  'opus.mp4',
  'opus-0.ogg',
  'vorbis.ogg',
  'flac.ogg',
  'flac16.flac',
  'flac24.flac',
  'opus.webm',
  'vorbis.webm',
  'live.webm',
  'tagged-1.mp3',
  'tagged-2.mp3',
  'second-1.aac',
  'opus.m2t',
  'wav',
];

const folders: Readonly<Record<string, string>> = { mp3: 'audio', aac: 'audio', m2t: 'video' };

const streamedFile = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  if (name === 'wav') {
    const samples = Int16Array.from(sweep(16_000, 1), (sample) => Math.round(32_767 * sample));
    const file = wavFileOf({ sampleRate: 16_000, format: 's16', channels: [samples.buffer] });
    return new Uint8Array(await file.arrayBuffer());
  }
  const folder = folders[name.split('.').at(-1) ?? ''] ?? 'audio/containers';
  return new Uint8Array(await (await fetch(`/tests/fixtures/${folder}/${name}`)).arrayBuffer());
};

const seeds = Number(import.meta.env.VITE_FUZZ_ROUNDS ?? 10);

const isSame = (one: Float32Array, other: Float32Array): boolean =>
  one.length === other.length && one.every((sample, i) => sample === other[i]);

/** What a stream gives, as sound of one rate each: files follow each other whatever their rates are. */
const soundOf = ({ pcms }: Heard, rate: number): number =>
  pcms.reduce((sum, pcm) => sum + (pcm.sampleRate === rate ? (pcm.channels[0]?.length ?? 0) : 0), 0);

test.each(Array.from({ length: seeds }, (_, seed) => seed + 1))(
  'cut and joined at random (%d), a stream never ends because of one chunk, and what is lost is named',
  async (seed) => {
    const next = random(seed);
    const below = numbers(seed);
    const pick = () => streamed[below(streamed.length)] as string;
    const names = [pick(), pick(), pick()] as const;
    const files = await Promise.all(names.map(streamedFile));
    const [before, damaged, after] = files as [
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
    ];
    // From fewer bytes than the first ones have nobody tells that another file begins.
    const cut = (bytes: Uint8Array) => {
      let least = 1_500;
      return sliced(bytes, () => {
        const length = least + Math.floor(next() ** 3 * 5_000);
        least = 1;
        return length;
      });
    };
    const pieces = cut(damaged);
    const lost = below(pieces.length);
    const kept = pieces.filter((_, i) => i !== lost);
    const broken = below(2) === 0 ? kept : cut(damages.cut?.(damaged, below) ?? damaged);
    const heard = await hear([...cut(before), ...broken, ...cut(after)]);
    const [first, middle, last] = await Promise.all(files.map((file) => hear([file])));
    if (!first || !middle || !last) throw new Error('no file');
    const where = `${names.join(', ')}: ${heard.problems.join(' ')}`;
    // The files around it are as if they had been alone.
    expect(isSame(heard.samples.subarray(0, first.samples.length), first.samples), where).toBe(true);
    expect(isSame(heard.samples.subarray(-last.samples.length), last.samples), where).toBe(true);
    // What begins with a frame, and ends before one, may be all that there is.
    const came = joined(broken);
    const place = damaged.findIndex((byte, i) => byte !== came[i]);
    const isUnknown =
      (/\.(mp3|aac)$/.test(names[1]) && place < 1_000) ||
      new TextDecoder('latin1').decode(damaged.subarray(place + 4, place + 8)) === 'moof';
    const all = first.samples.length + middle.samples.length + last.samples.length;
    if (isUnknown) return;
    if (heard.samples.length < all || joined(broken).length < damaged.length)
      expect(heard.problems, where).not.toEqual([]);
    for (const rate of new Set([first.rate, last.rate])) expect(soundOf(heard, rate ?? 0), where).toBeGreaterThan(0);
  },
);
