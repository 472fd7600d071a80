import type { SoundPiece } from '../../media';

/** Sound waiting to be handed over: all of it, in order, joined into as few pieces as possible. */
export const createPieces = () => {
  let waiting: SoundPiece[] = [];
  return {
    push: (piece: SoundPiece) => {
      if ((piece.channels[0]?.length ?? 0) > 0) waiting.push(piece);
    },
    some: () => waiting.length > 0,
    /** Everything that waits, joined, up to where another device's sample rate or channel count begins. */
    take: (): SoundPiece | undefined => {
      const [first] = waiting;
      if (!first) return undefined;
      const other = waiting.findIndex((each) => !isAlike(each, first));
      const alike = other < 0 ? waiting : waiting.slice(0, other);
      waiting = other < 0 ? [] : waiting.slice(other);
      return alike.length === 1 ? first : join(alike, first);
    },
    drop: () => {
      waiting = [];
    },
  };
};

const isAlike = (a: SoundPiece, b: SoundPiece) =>
  a.sampleRate === b.sampleRate && a.channels.length === b.channels.length;

const join = (pieces: readonly SoundPiece[], { sampleRate, channels }: SoundPiece): SoundPiece => ({
  sampleRate,
  channels: channels.map((_, c) => {
    const parts = pieces.map((piece) => piece.channels[c] as Float32Array);
    const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }),
});
