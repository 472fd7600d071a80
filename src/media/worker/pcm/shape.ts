import { convert, toFloat32 } from './convert';
import { lengthOf, type Pcm, type SampleFormat } from './pcm';
import { remix } from './remix';
import { Resampler } from './resample';

/** What all samples of a file have in common. */
export type Shape = { readonly sampleRate: number; readonly channels: number; readonly format: SampleFormat };

/** Consecutive pieces of sound. */
export type Pieces = Iterable<Pcm> | AsyncIterable<Pcm>;

/**
 * Converts pieces that may differ to one shape. Pieces that already have it pass through unchanged. Adjacent pieces
 * with the same other rate are resampled together, so that there is no seam.
 */
export async function* toShape(pieces: Pieces, { sampleRate, channels, format }: Shape): AsyncGenerator<Pcm> {
  const shaped = (samples: Float32Array[]) => convert({ sampleRate, format: 'f32', channels: samples }, format);
  let run: { rate: number; resampler: Resampler } | undefined;
  for await (const piece of pieces) {
    if (lengthOf(piece) === 0) continue;
    if (run && run.rate !== piece.sampleRate) {
      yield shaped(run.resampler.flush());
      run = undefined;
    }
    const mixed = remix(piece, channels);
    if (piece.sampleRate === sampleRate) {
      yield convert(mixed, format);
    } else {
      run ??= { rate: piece.sampleRate, resampler: new Resampler(piece.sampleRate, sampleRate, channels) };
      yield shaped(run.resampler.push(toFloat32(mixed)));
    }
  }
  if (run) yield shaped(run.resampler.flush());
}
