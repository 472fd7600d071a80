import { expect, test } from 'vitest';
import { fragment, initSegment } from '../../../src/media/worker/fmp4';
import type { Pcm } from '../../../src/media/worker/pcm/pcm';
import { type VideoConfig, type VideoPacket, videoTimescale } from '../../../src/media/worker/video/packet';
import { type CanPlay, MovieStream } from '../../../src/media/worker/video/read/movieStream';
import { correlation, joined, random, samplesOf, sliced, sweep } from './sweep';

const film = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
  const response = await fetch(`/tests/fixtures/video/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

const films = (...names: string[]) => Promise.all(names.map(film));

type Seen = {
  runs: { config: VideoConfig; packets: VideoPacket[] }[];
  packets: VideoPacket[];
  pcms: Pcm[];
  problems: string[];
};

const watch = async (chunks: readonly Uint8Array<ArrayBuffer>[], canPlay: CanPlay = () => true): Promise<Seen> => {
  const seen: Seen = { runs: [], packets: [], pcms: [], problems: [] };
  const stream = new MovieStream(
    {
      video: (config, packets) => {
        seen.runs.push({ config, packets });
        seen.packets.push(...packets);
      },
      sound: (pcm) => seen.pcms.push(pcm),
      problem: (_, message) => seen.problems.push(message),
    },
    () => Promise.reject(new Error('not here')),
    canPlay,
  );
  for (const [number, bytes] of chunks.entries()) await stream.push(number, { bytes: bytes.slice().buffer, type: '' });
  await stream.end();
  stream.close();
  return seen;
};

/** The number that a frame shows, and when: see tests/fixtures/video/make.sh. */
type Shown = { number: number; time: number };

const numberOf = async (frame: VideoFrame): Promise<number> => {
  const { width, height } = frame.visibleRect as DOMRectReadOnly;
  const bytes = new Uint8Array(frame.allocationSize());
  const [plane] = await frame.copyTo(bytes);
  const { offset, stride } = plane as PlaneLayout;
  const luma = (x: number) => bytes[offset + (height >> 1) * stride + Math.round(((x + 0.5) / 8) * width)] ?? 0;
  return [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum + (luma(bit) > 125 ? 2 ** bit : 0), 0);
};

/** Decodes what was given, and reads the number of each frame, in the order of their being shown. */
const decoded = async ({ runs }: Seen): Promise<Shown[]> => {
  const shown: Promise<Shown>[] = [];
  let failure: unknown;
  const decoder = new VideoDecoder({
    output: (frame) => {
      const time = frame.timestamp;
      shown.push(
        numberOf(frame).then((number) => {
          frame.close();
          return { number, time };
        }),
      );
    },
    error: (error) => {
      failure = error;
    },
  });
  let last: VideoConfig | undefined;
  for (const { config, packets } of runs) {
    if (config !== last) {
      if (last) await decoder.flush();
      const { codec, description } = config;
      decoder.configure({ codec, ...(/^(avc|hev|hvc)/.test(codec) && { description: description.slice() }) });
    }
    last = config;
    for (const { data, timestamp, isKey } of packets) {
      decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp, data: data.slice() }));
    }
  }
  if (last) await decoder.flush();
  decoder.close();
  if (failure) throw failure;
  return Promise.all(shown);
};

const frame = videoTimescale / 30;
const count = (length: number, from = 0) => Array.from({ length }, (_, k) => ({ number: from + k, time: k * frame }));

/** Packets are shown one behind the other, without holes. */
const ends = (packets: readonly VideoPacket[]): number => {
  const sorted = [...packets].sort((one, other) => one.timestamp - other.timestamp);
  for (const [at, { timestamp, duration }] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next) expect(timestamp + duration).toBe(next.timestamp);
  }
  const last = sorted.at(-1);
  return last ? last.timestamp + last.duration : 0;
};

/** The sound is that of the film from its beginning, without a hole: told in milliseconds by which it is late. */
const heard = ({ pcms }: Seen, seconds: number, start = 0) => {
  const rate = pcms[0]?.sampleRate ?? 0;
  const samples = samplesOf(pcms);
  const source = sweep(rate, seconds + 0.1, start);
  // The loudest match of a part in the midst, within 60 ms, and how alike the whole is then.
  let [best, late] = [0, 0];
  const middle = samples.subarray(Math.round(0.4 * samples.length), Math.round(0.4 * samples.length) + 4000);
  const reach = Math.round(0.06 * rate);
  for (let shift = -reach; shift <= reach; shift++) {
    const at = Math.round(0.4 * samples.length) - shift;
    const alike = correlation(middle, source.subarray(at, at + middle.length));
    if (alike > best) [best, late] = [alike, shift];
  }
  const aligned = late >= 0 ? samples.subarray(late) : samples;
  const alike = correlation(aligned.subarray(500, samples.length - 1500), source.subarray(Math.max(0, -late) + 500));
  return { rate, samples: samples.length, late: (1000 * late) / rate, alike };
};

const whole: readonly [title: string, names: string[], samples: number][] = [
  ['MP4 with B-frames and edit lists', ['film.mp4'], 132_300],
  ['fragmented MP4', ['fragmented.mp4'], 132_300],
  // MPEG-TS does not tell of the padding in the last frame of sound.
  ['MPEG-TS', ['film.m2t'], 133_120],
  ['MP4 cut with stream copy', ['copied-0.mp4', 'copied-1.mp4', 'copied-2.mp4'], 132_300],
  ['MPEG-TS cut with stream copy', ['copied-0.m2t', 'copied-1.m2t', 'copied-2.m2t'], 133_120],
  ['MP4 encoded in parts', ['alone-0.mp4', 'alone-1.mp4', 'alone-2.mp4'], 132_300],
  ['MPEG-TS encoded in parts', ['alone-0.m2t', 'alone-1.m2t', 'alone-2.m2t'], 133_256],
  ['MP4 and MPEG-TS by turns', ['alone-0.mp4', 'alone-1.m2t', 'alone-2.mp4'], 132_300],
];

test.each(whole)('%s: every frame once, in order and in time, and sound without a gap', async (_, names, samples) => {
  const seen = await watch(await films(...names));
  expect(seen.problems).toEqual([]);
  expect(await decoded(seen)).toEqual(count(90));
  expect(ends(seen.packets)).toBe(3 * videoTimescale);
  const sound = heard(seen, 3);
  expect(Math.abs(sound.samples - samples)).toBeLessThan(44);
  expect(Math.abs(sound.late)).toBeLessThan(1);
  expect(sound.alike).toBeGreaterThan(0.999);
});

test.each([
  ['moov-at-front.mp4', 'avc1.64000d', 44_100],
  ['no-b-frames.mov', 'avc1.64000d', 44_100],
  ['mp3.m2t', 'avc1.64000d', 44_975],
  ['vp8-0.webm', 'vp8', 48_000],
  ['vp9.mp4', 'vp09.00.11.08.01.02.02.02.00', 48_000],
  ['vp9-live.webm', 'vp09.00.11.08', 44_608],
  ['h264.mkv', 'avc1.64000d', 48_000],
  ['av1.mp4', 'av01.0.00M.08', 0],
  ['av1.webm', 'av01.0.00M.08', 0],
])('%s is read', async (name, codec, samples) => {
  const seen = await watch([await film(name)]);
  expect(seen.problems).toEqual([]);
  expect(seen.runs[0]?.config).toMatchObject({ codec, width: 320, height: 180 });
  expect(await decoded(seen)).toEqual(count(30));
  expect(ends(seen.packets)).toBe(videoTimescale);
  expect(samplesOf(seen.pcms)).toHaveLength(samples);
  if (samples > 0) expect(heard(seen, 1).alike).toBeGreaterThan(0.999);
});

test('HEVC is copied with its description, and told of where it cannot be played', async () => {
  const hevc = await film('hevc.mp4');
  const seen = await watch([hevc]);
  expect(seen.runs[0]?.config).toMatchObject({ width: 320, height: 180 });
  expect(seen.runs[0]?.config.codec).toMatch(/^(hvc1|hev1)\.1\./);
  expect(seen.runs[0]?.config.description[0]).toBe(1);
  expect(seen.packets).toHaveLength(30);
  expect(ends(seen.packets)).toBe(videoTimescale);
  const asked: string[] = [];
  const refused = await watch([await film('alone-0.mp4'), hevc, hevc, await film('alone-1.mp4')], async (type) => {
    asked.push(type);
    return !/hvc1|hev1/.test(type);
  });
  expect(asked).toEqual(['video/mp4; codecs="avc1.64000d"', `video/mp4; codecs="${seen.runs[0]?.config.codec}"`]);
  expect(refused.problems).toEqual([
    expect.stringMatching(/^chunk 1: its video is hvc1\..*, which this browser does not play; encode as H\.264/),
    expect.stringMatching(/^chunk 2: its video is hvc1\./),
  ]);
  expect(await decoded(refused)).toEqual(count(60));
  expect(heard(refused, 2).alike).toBeGreaterThan(0.999);
});

test('a frame that an edit list hides is there to be decoded, and not to be seen', async () => {
  const seen = await watch([await film('from-half.mp4')]);
  const shown = await decoded(seen);
  expect(seen.problems).toEqual([]);
  // Hidden frames last for microseconds, and the first that is shown comes right behind them.
  const hidden = shown.filter(({ number }) => number < 15);
  expect(hidden.map(({ number }) => number)).toEqual(count(15).map(({ number }) => number));
  expect(hidden.at(-1)?.time).toBeLessThan(100);
  const [first, second, third] = shown.slice(15);
  expect(first).toMatchObject({ number: 15 });
  expect(first?.time).toBeLessThan(100);
  expect([second, third]).toEqual([
    { number: 16, time: frame },
    { number: 17, time: 2 * frame },
  ]);
  ends(seen.packets);
  expect(Math.abs(heard(seen, 1.5, 0.5).late)).toBeLessThan(2);
  expect(heard(seen, 1.5, 0.5).alike).toBeGreaterThan(0.99);
});

test('frames of a variable rate keep their times', async () => {
  const seen = await watch(await films('variable.mp4', 'alone-1.mp4'));
  const left = count(30).filter(({ number }) => number % 3 !== 1);
  expect(await decoded(seen)).toEqual([...left, ...count(60).slice(30)]);
  expect(ends(seen.packets)).toBe(2 * videoTimescale);
});

test('another size is another configuration on the same timeline', async () => {
  const seen = await watch(await films('small.mp4', 'silent.mp4'));
  expect(seen.runs.map(({ config: { width, height } }) => [width, height])).toEqual([
    [160, 90],
    [320, 180],
  ]);
  expect(await decoded(seen)).toEqual(count(60));
  expect(ends(seen.packets)).toBe(2 * videoTimescale);
});

test.each([
  ['with a type', 0],
  // That is all of “ftyp”.
  ['without one', 32],
])('a fragmented film goes on in another size, behind another “moov” %s', async (_, cut) => {
  const parts = (await Promise.all(['small.mp4', 'silent.mp4'].map(async (name) => watch([await film(name)])))).map(
    ({ runs: [run] }, i) => {
      if (!run) throw new Error('There is no video.');
      const init = initSegment({ tracks: [{ id: 1, codec: 'video', config: run.config, timescale: videoTimescale }] });
      const baseDecodeTime = i * videoTimescale;
      return [init.slice(i * cut), fragment({ sequence: i + 1, trackId: 1, baseDecodeTime, samples: run.packets })];
    },
  );
  const whole = joined(parts.flat());
  for (const chunks of [[whole], sliced(whole, () => 700)]) {
    const seen = await watch(chunks);
    expect(seen.problems).toEqual([]);
    expect(seen.runs.map(({ config: { width } }) => width)).toEqual(expect.arrayContaining([160, 320]));
    expect(await decoded(seen)).toEqual(count(60));
    expect(ends(seen.packets)).toBe(2 * videoTimescale);
  }
});

test('chunks without sound become silence when sound comes again, and none if it never does', async () => {
  const again = await watch(await films('alone-0.mp4', 'silent.mp4', 'alone-2.mp4'));
  const samples = samplesOf(again.pcms);
  expect(samples).toHaveLength(132_300);
  expect(samples.subarray(44_100, 88_200).every((one) => one === 0)).toBe(true);
  expect(correlation(samples.slice(88_200), sweep(44_100, 1, 2))).toBeGreaterThan(0.999);
  const silent = await film('silent.mp4');
  const long = await watch([await film('alone-0.mp4'), ...Array(12).fill(silent), await film('alone-2.mp4')]);
  expect(samplesOf(long.pcms)).toHaveLength(14 * 44_100);
  const never = await watch(await films('alone-0.mp4', 'silent.m2t'));
  expect(samplesOf(never.pcms)).toHaveLength(44_100);
  expect(await decoded(never)).toEqual(count(60));
  expect((await watch(await films('silent.mp4'))).pcms).toEqual([]);
  const late = await watch(await films('small.mp4', 'alone-1.mp4'));
  expect(samplesOf(late.pcms)).toHaveLength(88_200);
  expect(
    samplesOf(late.pcms)
      .subarray(0, 44_100)
      .every((one) => one === 0),
  ).toBe(true);
});

const bytesOf = ({ packets }: Seen) =>
  packets.map(({ data, timestamp, duration, isKey }) => [
    data.reduce((sum, one) => (31 * sum + one) | 0, data.length),
    timestamp,
    duration,
    isKey,
  ]);

test.each(['film.m2t', 'fragmented.mp4', 'film.mp4', 'vp8-0.webm', 'vp9-live.webm', 'h264.mkv'])(
  'slices of %s, cut anywhere, come to the same as the whole',
  async (name) => {
    const bytes = await film(name);
    const expected = await watch([bytes]);
    const any = random(7);
    for (const length of [() => 20_000, () => 1000, () => Math.floor(3000 * any() ** 3), () => 188]) {
      const seen = await watch(sliced(bytes, length));
      expect(seen.problems).toEqual([]);
      expect(bytesOf(seen)).toEqual(bytesOf(expected));
      expect(samplesOf(seen.pcms)).toEqual(samplesOf(expected.pcms));
    }
  },
);

test('slices give their frames at once', async () => {
  for (const [name, late] of [
    ['film.m2t', 6],
    ['fragmented.mp4', 12],
  ] as const) {
    const bytes = await film(name);
    const half = await new Promise<number>((resolve) => {
      let frames = 0;
      const stream = new MovieStream(
        { video: (_, packets) => (frames += packets.length), sound: () => {}, problem: () => {} },
        () => Promise.reject(),
      );
      stream.push(0, { bytes: bytes.slice(0, bytes.length / 2).buffer, type: '' }).then(() => {
        resolve(frames);
        stream.close();
      });
    });
    expect(half).toBeGreaterThan(45 - late);
  }
});

test.each([
  'copied-0.mp4',
  'copied-0.m2t',
  'alone-0.m2t',
  'mp3.m2t',
  'vp8-0.webm',
  'vp9-live.webm',
  'av1.webm',
  'h264.mkv',
])('all frames of %s are given without waiting for another chunk', async (name) => {
  let frames = 0;
  const stream = new MovieStream(
    {
      video: (_, packets) => {
        frames += packets.length;
      },
      sound: () => {},
      problem: () => {},
    },
    () => Promise.reject(),
  );
  await stream.push(0, { bytes: (await film(name)).buffer, type: '' });
  expect(frames).toBe(30);
  stream.close();
});

test('many films in one chunk follow each other', async () => {
  const all = joined(await films('alone-0.mp4', 'alone-1.mp4', 'alone-2.mp4'));
  for (const chunks of [[all], sliced(all, () => 5000)]) {
    const seen = await watch(chunks);
    expect(seen.problems).toEqual([]);
    expect(await decoded(seen)).toEqual(count(90));
    expect(samplesOf(seen.pcms)).toHaveLength(132_300);
  }
});

test('a clock that jumps within a stream is put straight', async () => {
  const [first, , third] = await films('copied-0.m2t', 'copied-1.m2t', 'copied-2.m2t');
  const long = await film('film.m2t');
  const seen = await watch(sliced(joined([long, first as never, third as never]), () => 4000));
  expect(seen.problems).toEqual([]);
  const numbers = [...count(90), ...count(30), ...count(30, 60)].map(({ number }) => number);
  expect(await decoded(seen)).toEqual(numbers.map((number, k) => ({ number, time: k * frame })));
  expect(ends(seen.packets)).toBe(5 * videoTimescale);
  expect(Math.abs(samplesOf(seen.pcms).length - 5 * 44_100)).toBeLessThan(0.06 * 44_100);
});

test('a chunk without a key frame at its start begins with the first one, and its sound with it', async () => {
  const bytes = await film('film.m2t');
  const seen = await watch([bytes.slice(Math.round(bytes.length / 6))]);
  expect(seen.problems).toEqual([
    expect.stringMatching(/^chunk 0 does not begin with a key frame: its first \d+ frames \(0\.\d\d s\) are left out/),
  ]);
  expect(await decoded(seen)).toEqual(count(60, 30));
  const sound = heard(seen, 2, 1);
  expect(Math.abs(sound.late)).toBeLessThan(1);
  expect(sound.alike).toBeGreaterThan(0.999);
});

const broken: readonly [name: string, message: string | RegExp][] = [
  [
    'mp4v.mp4',
    /^chunk 1: the video of this MP4 file is MPEG-4 Part 2 \(mp4v\), which browsers do not play; OpenCV writes it by default; write H\.264 instead: fourcc “avc1” in OpenCV's VideoWriter, or ffmpeg -c:v libx264$/,
  ],
  ['mpeg2.m2t', /^chunk 1: the video of this MPEG-TS file is MPEG-2 video, which cannot be played; expected H\.264/],
  ['theora.mkv', /^chunk 1: the video of this WebM or Matroska file is Theora, which cannot be played; expected VP8/],
  [
    'sound.m4a',
    /^chunk 1: this MP4 file has sound alone, or other tracks without pictures \(audio: AAC\); a track of video was expected/,
  ],
  ['picture.png', /^chunk 1 is a picture \(PNG\), no video: expected MP4/],
  ['text.txt', /^chunk 1 is no video that can be read: it begins with “<!DO” \(text\?\)…; expected MP4/],
];

test.each(broken)('%s is told of, and the stream goes on', async (name, message) => {
  const seen = await watch(await films('alone-0.mp4', name, 'alone-1.mp4'));
  expect(seen.problems).toEqual([expect.stringMatching(message)]);
  expect(await decoded(seen)).toEqual(count(60));
  expect(samplesOf(seen.pcms)).toHaveLength(88_200);
  expect(heard(seen, 2).alike).toBeGreaterThan(0.999);
});

test('a frame of no duration is told of, or is shown as long as the frame before', async () => {
  const first = await watch(await films('one.m2t', 'alone-0.mp4'));
  expect(first.problems).toEqual([expect.stringMatching(/^chunk 0 has a duration of zero: /)]);
  expect(await decoded(first)).toEqual(count(30));
  const second = await watch(await films('alone-0.mp4', 'one.m2t'));
  expect(second.problems).toEqual([]);
  expect(ends(second.packets)).toBe(31 * frame);
});

test('an audio file and an empty chunk are told of by name', async () => {
  const response = await fetch('/tests/fixtures/audio/containers/flac16.flac');
  const flac = new Uint8Array(await response.arrayBuffer());
  const seen = await watch([flac, new Uint8Array(0), await film('alone-0.mp4')]);
  expect(seen.problems).toEqual([
    expect.stringMatching(/^chunk 0 is an audio file \(FLAC\), no video: /),
    'chunk 1 is empty',
  ]);
  expect(await decoded(seen)).toEqual(count(30));
});

test.each([
  ['alone-1.mp4', 0.7, /^chunk 1: this MP4 file is cut off: /],
  ['moov-at-front.mp4', 0.7, /^chunk 1: this MP4 file is cut off: /],
  ['alone-1.m2t', 0.7001, /^chunk 1: this MPEG-TS file is cut off: /],
  ['vp8-1.webm', 0.7, /^chunk 1: this WebM file is cut off: /],
])('%s cut off is told of, what came of it stays, and the stream goes on', async (name, part, message) => {
  const cut = await film(name);
  const seen = await watch([
    await film('alone-0.mp4'),
    cut.slice(0, Math.floor(part * cut.length)),
    await film('alone-2.mp4'),
  ]);
  expect(seen.problems).toEqual([expect.stringMatching(message)]);
  const shown = await decoded(seen);
  // Of frames that are shown out of order, some before the cut may be missing.
  const seconds = Math.max(...seen.packets.map(({ timestamp, duration }) => timestamp + duration)) / videoTimescale;
  expect(shown.length).toBeGreaterThanOrEqual(60);
  expect(shown.slice(-30).map(({ number }) => number)).toEqual(count(30, 60).map(({ number }) => number));
  // Sound and picture of the last chunk begin together.
  const length = samplesOf(seen.pcms).length / 44_100;
  if (!name.endsWith('webm')) expect(Math.abs(length - seconds)).toBeLessThan(1 / 30);
});

test('a damaged film never stops the stream', async () => {
  const any = random(3);
  for (const name of ['film.m2t', 'moov-at-front.mp4', 'vp8-0.webm', 'fragmented.mp4']) {
    const bytes = await film(name);
    for (let turn = 0; turn < 6; turn++) {
      const damaged = bytes.slice();
      for (let hit = 0; hit < 20; hit++) damaged[Math.floor(any() * damaged.length)] = Math.floor(any() * 256);
      const seen = await watch([damaged, await film('alone-0.mp4')]);
      const last = seen.runs.at(-1)?.packets ?? [];
      expect(last.reduce((sum, { duration }) => sum + duration, 0)).toBeGreaterThanOrEqual(0.99 * videoTimescale);
    }
  }
});

test('nothing is given after close, and what was begun settles', async () => {
  let given = 0;
  const stream = new MovieStream({ video: () => given++, sound: () => given++, problem: () => given++ }, () =>
    Promise.reject(),
  );
  const pushed = stream.push(0, { bytes: (await film('film.mp4')).buffer, type: '' });
  stream.close();
  await pushed;
  await stream.end();
  expect(given).toBe(0);
});
