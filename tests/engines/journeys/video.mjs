import {
  filmsInSketch,
  framesAppended,
  numbersSeen,
  recordTracks,
  screen,
  soundAppended,
  watchFrames,
} from '../video.mjs';

const fps = 30;

/** A sketch that streams films, with a pause after each but the last, at a button's press. */
const sketch = (films, pause) => `import * as yc from 'yieldcast';
${filmsInSketch(films)}
export default yc.Interface({
  fn: async function* () {
    for (const [i, film] of films.entries()) {
      yield film;
      if (i < films.length - 1) await yc.sleep(${pause});
    }
  },
  inputs: yc.Checkbox({ label: 'Ready' }),
  outputs: yc.Video({ label: 'Film', streaming: true, autoplay: true }),
});`;

const expectNear = (what, value, wanted, by) => {
  if (!(Math.abs(value - wanted) <= by)) throw new Error(`${what} is ${value}, and ${wanted} ± ${by} was expected.`);
};

/** Every frame once, in order, at its time. */
const expectFrames = (frames, count) => {
  if (frames.length !== count) throw new Error(`${count} frames went in, and ${frames.length} came out.`);
  for (const [i, { number, time }] of frames.entries()) {
    if (number !== i) throw new Error(`Frame ${i} shows the number ${number}.`);
    expectNear(`The time of frame ${i}`, time, i / fps, 0.001);
  }
};

/** The tone changes in the midst of each second, where its picture does, and goes on without a gap else. */
const expectSound = ({ seconds, spans }, wanted) => {
  expectNear('The length of the sound', seconds, wanted, 1 / fps);
  const told = JSON.stringify(spans);
  // What an encoder makes of the very beginning and the very end is not exact.
  const changes = spans.filter(([from]) => from > 0.1 && from < wanted - 0.1);
  if (changes.length !== wanted) throw new Error(`The tone changes ${wanted} times, and was found to at ${told}.`);
  for (const [i, [from, to]] of changes.entries()) {
    if (from < i + 0.5 - 1 / fps || to > i + 0.5 + 1 / fps) throw new Error(`Tones are not at their times: ${told}.`);
  }
};

/**
 * Frames were seen in their order, up to near the end: an engine may leave some out that it has no time to show. When each
 * was seen is not asked: without a sound card an engine's clock goes by leaps.
 */
const expectSeen = (numbers, count) => {
  // A canvas may get nothing of a frame that is gone: black, which is the first one's picture.
  const seen = numbers.filter((number, i) => number > 0 || i === 0);
  const told = JSON.stringify(numbers);
  if (seen.some((number, i) => number < (seen[i - 1] ?? 0))) throw new Error(`Frames were seen out of order: ${told}.`);
  if (!(seen.at(-1) > count / 2)) throw new Error(`Too few frames were seen: ${told}.`);
};

/** Runs a sketch until its video has been played to the end, and looks at all that came of it. */
const playToEnd = async (play, { films, seconds, pause }) => {
  await play.open(sketch(films, pause));
  await recordTracks(play.page);
  await play.showForm();
  await play.untilSeen(() => screen(play.page), 'the player');
  await watchFrames(play.page);
  await play.press('Submit');
  await play.untilState('done');
  const hasEnded = async () => {
    // A busy machine may take longer to begin than a gesture counts for.
    await play.page.click(() => document.querySelector('.yc-play[data-refused]'));
    return (await screen(play.page))?.ended;
  };
  await play.untilSeen(hasEnded, 'the video to end', seconds + 20);
  const { time, ranges, width, height, error } = await screen(play.page);
  if (error) throw new Error(error);
  if (ranges.length !== 1) throw new Error(`One buffered range was expected: ${JSON.stringify(ranges)}.`);
  expectNear('The beginning of the range', ranges[0][0], 0, 1 / fps);
  expectNear('The end of the range', ranges[0][1], seconds, 1 / fps);
  expectNear('The time at the end', time, seconds, 1 / fps);
  if (width !== 640 || height !== 360) throw new Error(`640×360 was expected, and it is ${width}×${height}.`);
  expectFrames(await framesAppended(play.page), seconds * fps);
  expectSound(await soundAppended(play.page), seconds);
  expectSeen(await numbersSeen(play.page), seconds * fps);
};

const numbered = (count, name) => Array.from({ length: count }, (_, i) => `numbered/${name.replace('*', String(i))}`);

const cases = [
  ['MP4 of a second each', { films: numbered(8, 'second-*.mp4'), seconds: 8, pause: 0.1 }],
  ['MPEG-TS of a second each', { films: numbered(8, 'second-*.m2t'), seconds: 8, pause: 0.1 }],
  ['MP4 of a quarter second each', { films: numbered(32, 'quarter-*.mp4'), seconds: 8, pause: 0.05 }],
  ['MP4 at a third of real time', { films: numbered(4, 'second-*.mp4'), seconds: 4, pause: 3 }],
];

export const journeys = cases.map(([name, film]) => ({
  name: `video in ${name}: every frame once, sound without a gap`,
  run: (play) => playToEnd(play, film),
}));
