import type { ChunkProblem, PlaybackState } from '../../media';
import { say } from '../../words';

/** The playback's status in words, if there is something to say. */
export const wordsOf = (state: PlaybackState): string | undefined => {
  const { buffering, complete, duration, full, measuring, playing, time } = state;
  if (buffering) return say('Buffering');
  if (full && !playing) return say`${Math.floor(duration - time)} s are ready. The generator goes on as you listen.`;
  if (measuring) return say('Finding its length.');
  if (!complete && duration === 0) return say('Waiting for the first chunk.');
  return undefined;
};

/** The most problems to show. */
const told = 3;

/** The latest problems as one text. Problems of a stream name their chunks. */
export const problemOf = (problems: readonly ChunkProblem[]): string | undefined => {
  const before = problems.length - told;
  const sentences = problems
    .slice(-told)
    .map(({ message }) => `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/[^.?!]$/, '$&.')}`);
  if (before > 0) sentences.push(before === 1 ? say('And 1 more before.') : say`And ${before} more before.`);
  return sentences.join(' ') || undefined;
};
