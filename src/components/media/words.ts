import type { ChunkProblem, PlaybackState } from '../../media';

/** How it stands, in words, where that needs any. */
export const wordsOf = ({ buffering, complete, duration, full, playing, time }: PlaybackState): string | undefined => {
  if (buffering) return 'Buffering';
  if (full && !playing) return `${Math.floor(duration - time)} s are ready. The generator goes on as you listen.`;
  if (!complete && duration === 0) return 'Waiting for the first chunk.';
  return undefined;
};

/** How many problems are told at most. */
const told = 3;

/** The latest problems as one text. A stream's name their chunks. */
export const problemOf = (problems: readonly ChunkProblem[]): string | undefined => {
  const before = problems.length - told;
  const sentences = problems
    .slice(-told)
    .map(({ message }) => `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/[^.?!]$/, '$&.')}`);
  if (before > 0) sentences.push(before === 1 ? 'And 1 more before.' : `And ${before} more before.`);
  return sentences.join(' ') || undefined;
};
