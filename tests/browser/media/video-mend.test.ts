import { expect, onTestFinished, test } from 'vitest';
import { StreamPlayback } from '../../../src/media/page/playback/stream-playback';
import { videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import { ends, film, films, watch } from './movies';

/** The film with a frame whose lengths are right, and whose contents are nonsense. */
const withNonsense = async (name: string, index: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = (await film(name)).slice();
  const { data } = (await watch([file])).packets[index] as { data: Uint8Array };
  const at = file.findIndex((_, start) => data.subarray(0, 24).every((byte, i) => file[start + i] === byte));
  for (let i = Math.min(12, data.length >> 2); i < data.length; i++) file[at + i] = (i * 151 + 89) & 0xff;
  return file;
};

/** Plays these chunks to the end; what was told meanwhile, and how often the player failed. */
const play = async (chunks: readonly Uint8Array<ArrayBuffer>[]) => {
  const stream = new StreamPlayback({ of: { kind: 'video', fps: 30 }, bufferAhead: 30 });
  onTestFinished(() => stream.dispose());
  const element = stream.element as HTMLVideoElement;
  element.muted = true;
  let failures = 0;
  element.addEventListener('error', () => failures++);
  const ended = new Promise<void>((resolve) => element.addEventListener('ended', () => resolve(), { once: true }));
  stream.begin();
  for (const bytes of chunks) stream.push({ as: 'bytes', bytes: bytes.slice().buffer, type: '' });
  stream.end();
  stream.play();
  await ended;
  return { failures, end: element.currentTime, problems: stream.state.problems.map(({ message }) => message) };
};

test.each([
  ['alone-0.mp4', 12],
  ['vp9.mp4', 9],
  ['vp8-0.webm', 9],
])('a player that fails at a frame of %s (%i) is rebuilt, and shows the next film to its end', async (name, index) => {
  const { failures, end, problems } = await play([await withNonsense(name, index), ...(await films('alone-1.mp4'))]);
  expect(end).toBeCloseTo(2, 1);
  // Not all nonsense is refused: what plays is no problem.
  expect(problems.length > 0).toBe(failures > 0);
  for (const problem of problems) expect(problem).toMatch(/could not be decoded: (it is|they are) left out/);
  if (name === 'alone-0.mp4') expect(failures).toBeGreaterThan(0);
});

test('a transport stream that ends within a frame plays to its end, and so does the film behind it', async () => {
  const cut = (await film('film.m2t')).slice(0, 188 * 133);
  const { failures, end, problems } = await play([cut, await film('alone-1.mp4')]);
  const { packets } = await watch([cut, await film('alone-1.mp4')]);
  expect(end).toBeCloseTo(ends(packets) / videoTimescale, 1);
  expect(failures).toBe(0);
  for (const problem of problems) expect(problem).toMatch(/left out/);
});
