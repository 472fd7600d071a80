import { expect, test } from 'vitest';
import { videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import { fragment, initSegment } from '../../../src/media/worker/formats/mp4/write';
import { count, decoded, ends, film, films, frame, heard, type Seen, watch } from './movies';
import { correlation, joined, samplesOf, sliced, sweep } from './sweep';

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

test('an edit list that begins within a frame shows the rest of it', async () => {
  const seen = await watch([await film('mid-frame.mp4')]);
  expect(seen.problems).toEqual([]);
  expect(ends(seen.packets)).toBe(2.75 * videoTimescale);
  const shown = await decoded(seen);
  // Frame 8 is the first whole one, at 1/60 s.
  expect(shown.filter(({ number }) => number > 7)).toEqual(
    count(82, 8).map(({ number, time }) => ({ number, time: time + frame / 2 })),
  );
  expect(Math.abs(heard(seen, 2.75, 0.25).late)).toBeLessThan(2);
});

/** Where the first frame and the second are shown, where the last ends, and where the sweep is heard, in seconds. */
const placesOf = async (seen: Seen) => {
  const shown = await decoded(seen);
  expect(shown.map(({ number }) => number)).toEqual(count(90).map(({ number }) => number));
  expect(shown[0]?.time).toBe(0);
  const samples = samplesOf(seen.pcms);
  const rate = seen.pcms[0]?.sampleRate ?? 0;
  const begin = samples.findIndex((sample) => Math.abs(sample) > 0.01) / rate;
  return {
    second: (shown[1]?.time ?? 0) / videoTimescale,
    end: ends(seen.packets) / videoTimescale,
    begin,
    soundEnd: samples.length / rate,
  };
};

// ffmpeg tells where they begin: in MP4 at 0 and 1 s; in the others 23 ms of the encoder's padding are heard first.
test.each([
  ['pictures-late.mp4', 1, 0],
  ['pictures-late.m2t', 1.0232, 0.0232],
  ['pictures-late.mkv', 1.023, 0.0232],
])(
  'the pictures of %s begin later than its sound: the first frame is held, and all is heard',
  async (name, at, begin) => {
    const seen = await watch([await film(name)]);
    expect(seen.problems).toEqual([]);
    const places = await placesOf(seen);
    expect(places.second).toBeCloseTo(at + 1 / 30, 2);
    expect(places.end).toBeCloseTo(at + 3, 2);
    expect(Math.abs(places.begin - begin)).toBeLessThan(0.005);
    expect(places.soundEnd).toBeGreaterThan(begin + 2.96);
  },
);

test.each(['sound-late.mp4', 'sound-late.m2t', 'sound-late.mkv'])(
  'the sound of %s begins later than its pictures: silence comes first',
  async (name) => {
    const seen = await watch([await film(name)]);
    expect(seen.problems).toEqual([]);
    const places = await placesOf(seen);
    expect(places.second).toBeCloseTo(1 / 30, 2);
    expect(places.end).toBeCloseTo(3, 2);
    expect(Math.abs(places.begin - 1)).toBeLessThan(0.01);
  },
);

/** Is the sweep heard, or silence, from one time to another? The film's own sound begins `late` seconds late. */
const soundBetween = ({ pcms }: Seen, from: number, to: number): 'sweep' | 'silence' | 'something else' => {
  const rate = pcms[0]?.sampleRate ?? 0;
  const samples = samplesOf(pcms).subarray(Math.round(from * rate), Math.round(to * rate));
  if (samples.every((sample) => Math.abs(sample) < 0.01)) return 'silence';
  // Ticks of a millisecond move it by less than one.
  const shifts = Array.from({ length: 2 * 30 + 1 }, (_, i) => (i - 30) / 30_000);
  const alike = Math.max(...shifts.map((shift) => correlation(samples, sweep(rate, to - from, from + shift))));
  return alike > 0.99 ? 'sweep' : 'something else';
};

test.each(['sound-gap.mp4', 'sound-gap.mkv', 'sound-gap.webm', 'sound-gap-end.mp4'])(
  'where sound is missing in %s it is silent, and all else keeps its place',
  async (name) => {
    const seen = await watch([await film(name)]);
    expect(seen.problems).toEqual([]);
    const shown = await decoded(seen);
    expect(shown.map(({ number }) => number)).toEqual(count(90).map(({ number }) => number));
    expect(ends(seen.packets) / videoTimescale).toBeCloseTo(3, 2);
    expect((shown[89]?.time ?? 0) / videoTimescale).toBeCloseTo(3 - 1 / 30, 2);
    const places = name.includes('end')
      ? (['sweep', 'sweep', undefined] as const)
      : (['sweep', 'silence', 'sweep'] as const);
    expect(soundBetween(seen, 0.1, 0.95)).toBe(places[0]);
    expect(soundBetween(seen, 1.1, 1.45)).toBe(places[1]);
    if (places[2]) expect(soundBetween(seen, 1.6, 2.9)).toBe(places[2]);
    else expect(samplesOf(seen.pcms).length / (seen.pcms[0]?.sampleRate ?? 1)).toBeCloseTo(2.5, 1);
  },
);

test.each(['pictures-gap.mp4', 'pictures-gap.mkv', 'pictures-gap.webm'])(
  'where pictures are missing in %s the one before is held, and all else keeps its place',
  async (name) => {
    const seen = await watch([await film(name)]);
    expect(seen.problems).toEqual([]);
    const shown = await decoded(seen);
    expect(shown.map(({ number }) => number)).toEqual([...count(30), ...count(30, 60)].map(({ number }) => number));
    expect((shown[29]?.time ?? 0) / videoTimescale).toBeCloseTo(29 / 30, 2);
    expect((shown[30]?.time ?? 0) / videoTimescale).toBeCloseTo(2, 2);
    // Without holes; Matroska tells of the mean duration of a frame, and so of the last one's.
    expect(Math.abs(ends(seen.packets) / videoTimescale - 3)).toBeLessThan(0.02);
    for (const [from, to] of [
      [0.1, 1.5],
      [1.5, 2.9],
    ] as const)
      expect(soundBetween(seen, from, to)).toBe('sweep');
  },
);

test('where pictures end before their sound, the next film begins behind that: its first frame waits', async () => {
  const seen = await watch(await films('pictures-gap-end.mp4', 'alone-1.mp4'));
  expect(seen.problems).toEqual([]);
  const shown = await decoded(seen);
  expect(shown.map(({ number }) => number)).toEqual([...count(60), ...count(30, 30)].map(({ number }) => number));
  expect([60, 61].map((at) => (shown[at]?.time ?? 0) / videoTimescale)).toEqual([
    expect.closeTo(2, 2),
    expect.closeTo(3 + 1 / 30, 2),
  ]);
  ends(seen.packets);
  expect(soundBetween(seen, 0.1, 2.9)).toBe('sweep');
});

/** The film whose pictures begin a second late, as if they did so by as many seconds. */
const leading = async (seconds: number) => {
  const bytes = await film('pictures-late.mp4');
  const at = new TextDecoder('latin1').decode(bytes).indexOf('elst');
  new DataView(bytes.buffer).setUint32(at + 12, 1_000 * seconds);
  return bytes;
};

test.each([0.02, 0.06, 50])('pictures that begin %d s later than their sound wait for it', async (seconds) => {
  const seen = await watch([await leading(seconds)]);
  expect(seen.problems).toEqual([]);
  expect(ends(seen.packets) / videoTimescale).toBeCloseTo(3 + seconds, 2);
  expect((await decoded(seen))[1]?.time).toBeCloseTo((seconds + 1 / 30) * videoTimescale, -3);
  expect(soundBetween(seen, 0.1, 2.9)).toBe('sweep');
});

test('sound that leads the pictures of a later film by less than a tenth of a second keeps its place', async () => {
  const seen = await watch([await film('alone-0.mp4'), await leading(0.07)]);
  expect(seen.problems).toEqual([]);
  expect(ends(seen.packets) / videoTimescale).toBeCloseTo(4.07, 2);
  const second = samplesOf(seen.pcms).slice(44_100 + 441, 44_100 + 8_820);
  const alike = Array.from({ length: 81 }, (_, i) => {
    const source = sweep(44_100, 0.19, 0.01 + (i - 40) / 44_100);
    return correlation(second, source);
  });
  expect(Math.max(...alike)).toBeGreaterThan(0.99);
});

test('pictures wait for sound that begins before them in time, but comes behind them in a fragment', async () => {
  const bytes = await film('empty-moov.mp4');
  const whole = await watch([bytes]);
  const cut = await watch(sliced(bytes, () => 500));
  expect([...whole.problems, ...cut.problems]).toEqual([]);
  // The first frame is shown for as long as the sound is alone.
  expect(whole.packets[0]?.duration).toBeGreaterThan(2 * frame);
  expect(cut.packets.map(({ timestamp }) => timestamp)).toEqual(whole.packets.map(({ timestamp }) => timestamp));
  expect(samplesOf(cut.pcms)).toEqual(samplesOf(whole.pcms));
});

test.each([
  ['flac.mkv', 16_000],
  ['mp3.mkv', 44_100],
  ['vorbis.mkv', 44_100],
])('sound in longer frames is as long as its pictures, in one film and in two: %s', async (name, rate) => {
  const file = await film(name);
  const one = await watch([file]);
  expect(one.problems).toEqual([]);
  expect(await decoded(one)).toEqual(count(30));
  expect(samplesOf(one.pcms).length / rate).toBeCloseTo(1, 1);
  expect(heard(one, 1).alike).toBeGreaterThan(0.99);
  const two = await watch([file, file]);
  expect(two.problems).toEqual([]);
  expect(samplesOf(two.pcms).length / rate).toBeCloseTo(2, 1);
});

test('sound that leads by more than a minute is left out, which is told', async () => {
  const seen = await watch([await leading(75)]);
  expect(seen.problems).toEqual(['chunk 0: its sound begins 75 s before its pictures: those are left out']);
  expect(ends(seen.packets)).toBe(3 * videoTimescale);
});

test('sound that is longer than its pictures is heard to its end before the next film begins', async () => {
  const seen = await watch(await films('sound-late.mp4', 'alone-1.mp4'));
  expect(seen.problems).toEqual([]);
  const shown = await decoded(seen);
  expect(shown.slice(-30).map(({ number }) => number)).toEqual(count(30, 30).map(({ number }) => number));
  expect((shown.at(-1)?.time ?? 0) / videoTimescale).toBeCloseTo(5 - 1 / 30, 2);
  expect(ends(seen.packets) / videoTimescale).toBeCloseTo(5, 2);
  const samples = samplesOf(seen.pcms);
  expect(samples.length / 44_100).toBeCloseTo(5, 1);
  // An edit list tells times in milliseconds.
  const alike = (from: number, seconds: number, start: number) =>
    Math.max(
      ...Array.from({ length: 81 }, (_, i) => {
        const at = Math.round(from * 44_100) + i - 40;
        return correlation(samples.slice(at, Math.round(at + seconds * 44_100)), sweep(44_100, seconds, start));
      }),
    );
  expect(alike(3.2, 0.2, 2.2)).toBeGreaterThan(0.99);
  expect(alike(4.5, 0.2, 1.5)).toBeGreaterThan(0.99);
});

test('Opus in a transport stream is heard, in one piece and in many', async () => {
  const file = await film('opus.m2t');
  for (const chunks of [[file], sliced(file, () => 5000)]) {
    const seen = await watch(chunks);
    expect(seen.problems).toEqual([]);
    expect(await decoded(seen)).toEqual(count(90));
    // So many samples ffmpeg encoded: packets tell what of them is no more than the encoder's padding.
    const { rate, samples, late, alike } = heard(seen, 2.9);
    expect(rate).toBe(48_000);
    expect(samples).toBe(144_893);
    expect(Math.abs(late)).toBeLessThan(10);
    expect(alike).toBeGreaterThan(0.99);
  }
});

test('where pictures are missing and the sound goes on, the last frame is held', async () => {
  const seen = await watch([await film('gap.m2t')]);
  const shown = await decoded(seen);
  expect(shown.find(({ number }) => number === 60)?.time).toBe(2 * videoTimescale);
  expect(ends(seen.packets)).toBe(3 * videoTimescale);
  expect(Math.abs(heard(seen, 2.9).late)).toBeLessThan(30);
  expect(heard(seen, 2.9).alike).toBeGreaterThan(0.99);
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
