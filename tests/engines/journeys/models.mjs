/** An app that shows what a function with models comes to. */
const sketch = (imports, body) => `import * as yc from 'yieldcast';
${imports}
export default yc.Interface({
  fn: async () => { ${body} },
  inputs: yc.Checkbox({ label: 'Ready' }),
  outputs: yc.Textbox({ label: 'Out' }),
});`;

/** Runs it and reads its answer, in JSON. Code and weights of a model are megabytes, and come first. */
const answerOf = async (play, source) => {
  await play.open(source);
  await play.press('Run');
  await play.untilSeen(async () => (await play.state()) === 'done', 'an answer', 80);
  return JSON.parse(await play.shown('textbox', 'Out'));
};

const expect = (holds, what, seen) => {
  if (!holds) throw new Error(`${what} was expected: ${JSON.stringify(seen)}.`);
};

const near = (seen, wanted, by) =>
  seen.length === wanted.length && seen.every((each, i) => Math.abs(each - wanted[i]) <= by);

const picture = `const image = await createImageBitmap(await yc.asset('./examples/face.webp'));`;

const detect = async (play) => {
  const seen = await answerOf(
    play,
    sketch(
      `import { detect } from 'yieldcast/vision';`,
      `${picture}
      return JSON.stringify((await detect(image, { threshold: 0.15 })).map(({ label, box }) => [label, ...box.map(Math.round)]));`,
    ),
  );
  const [label, ...box] = seen[0] ?? [];
  expect(label === 'person' && near(box, [7, 18, 308, 299], 3), 'a person', seen);
};

const faces = async (play) => {
  const seen = await answerOf(
    play,
    sketch(
      `import { faceLandmarks } from 'yieldcast/vision';`,
      `${picture}
      const faces = await faceLandmarks(image);
      return JSON.stringify(faces.map(({ points }) => [33, 263, 1, 152].flatMap((at) => [points[at].x, points[at].y].map(Math.round))));`,
    ),
  );
  expect(
    seen.length === 1 && near(seen[0], [172, 101, 235, 104, 200, 132, 198, 177], 3),
    'the places of eyes, nose and chin',
    seen,
  );
};

// What the voice says is heard as a voice, with silence before and after.
const voice = async (play) => {
  const seen = await answerOf(
    play,
    sketch(
      `import { speak } from 'yieldcast/speech';
import { voiceActivity } from 'yieldcast/voice';`,
      `const ear = voiceActivity();
      const segments = [];
      let seconds = 0;
      const hear = async (sampleRate, samples) => segments.push(...(await ear.push({ sampleRate, samples })).segments);
      await hear(24000, new Float32Array(24000));
      for await (const { sampleRate, samples } of speak('You may rely on it, as I see it, yes.')) {
        seconds += samples.length / sampleRate;
        await hear(sampleRate, samples);
      }
      await hear(24000, new Float32Array(48000));
      return JSON.stringify([seconds, ...segments.flatMap(({ start, end }) => [start, end])]);`,
    ),
  );
  const [seconds = 0, start = 0, end = 0] = seen;
  expect(seen.length === 3 && seconds > 1.5 && seconds < 4, 'one sentence', seen);
  expect(start > 0.6 && start < 1.5 && end > seconds + 0.3 && end < seconds + 1.7, 'its beginning and end', seen);
};

const text = async (play) => {
  const seen = await answerOf(
    play,
    sketch(
      `import { generateText } from 'yieldcast/text';`,
      `let story = '';
      for await (const piece of generateText('It is a truth', { temperature: 0, maxTokens: 12 })) story += piece;
      return JSON.stringify(story);`,
    ),
  );
  expect(seen === ' to her, and the very first time of the day,', 'the likeliest words', seen);
};

export const journeys = [
  { name: 'an object is found where Chromium finds it', run: detect },
  { name: 'points of a face are where Chromium places them', run: faces },
  { name: 'the voice speaks, and is heard', run: voice },
  { name: 'the language model goes on with the likeliest words', run: text },
];
