import type { SoundPiece } from './capture';

/** Joins blocks of sound, which all have the same sample rate and number of channels. */
const join = (parts: readonly (readonly Float32Array[])[], length: number): Float32Array[] => {
  const channels = (parts[0] ?? []).map(() => new Float32Array(length));
  let at = 0;
  for (const part of parts) {
    part.forEach((samples, c) => {
      channels[c]?.set(samples, at);
    });
    at += part[0]?.length ?? 0;
  }
  return channels;
};

/**
 * Cuts sound that comes in blocks into pieces of equal length, in seconds. The length need not be a whole number of
 * samples: piece k ends at round(k · every · rate), so that an hour of pieces is an hour of sound.
 */
export class PieceCutter {
  readonly #sampleRate: number;
  readonly #every: number;
  readonly #take: (piece: SoundPiece) => void;
  #parts: Float32Array[][] = [];
  #held = 0;
  #given = 0;
  #pieces = 0;

  constructor(sampleRate: number, every: number, take: (piece: SoundPiece) => void) {
    this.#sampleRate = sampleRate;
    this.#every = every;
    this.#take = take;
  }

  /** Takes a block: one array per channel, all of the same length. It may keep the arrays, but never changes them. */
  push(channels: readonly Float32Array[]): void {
    const length = channels[0]?.length ?? 0;
    for (let at = 0; at < length; ) {
      const wanted = this.#length() - this.#held;
      const end = Math.min(length, at + wanted);
      this.#parts.push(channels.map((samples) => samples.subarray(at, end)));
      this.#held += end - at;
      at = end;
      if (this.#held === this.#length()) this.#cut();
    }
  }

  /** Passes on the rest as a last, shorter piece. */
  flush(): void {
    if (this.#held > 0) this.#cut();
  }

  /** The length of the piece being filled, in samples; at least 1. */
  #length(): number {
    return Math.max(1, Math.round((this.#pieces + 1) * this.#every * this.#sampleRate) - this.#given);
  }

  #cut(): void {
    const length = this.#held;
    const channels = join(this.#parts, length);
    this.#parts = [];
    this.#held = 0;
    this.#given += length;
    this.#pieces++;
    this.#take({ sampleRate: this.#sampleRate, channels });
  }
}
