import { convert, toFloat32 } from '../pcm/convert';
import { lengthOf, type Pcm, type SampleFormat } from '../pcm/pcm';
import { remix } from '../pcm/remix';
import { Resampler } from '../pcm/resample';

/** What all of a file's samples are like. */
export type Shape = { readonly sampleRate: number; readonly channels: number; readonly format: SampleFormat };

/** Pieces of sound that follow each other. */
export type Pieces = Iterable<Pcm> | AsyncIterable<Pcm>;

/**
 * Brings pieces that may differ to one shape. Those that have it are given as they are. Those of another rate are
 * resampled with those of the same rate next to them, so that there is no seam.
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
