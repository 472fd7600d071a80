import { toInt16 } from './convert';
import type { Pcm } from './pcm';

/** The same number of samples of each channel, one channel after another. */
export type Block = { readonly data: Int16Array<ArrayBuffer>; readonly length: number };

/** Cuts sound with this many channels into blocks of equal length; the last one may be shorter. */
export async function* blocksOf(
  pieces: AsyncIterable<Pcm>,
  channels: number,
  blockLength: number,
): AsyncGenerator<Block> {
  const block = Array.from({ length: channels }, () => new Int16Array(blockLength));
  let filled = 0;
  const cut = (): Block => {
    const data = new Int16Array(filled * channels);
    block.forEach((samples, c) => {
      data.set(samples.subarray(0, filled), c * filled);
    });
    const length = filled;
    filled = 0;
    return { data, length };
  };
  for await (const piece of pieces) {
    const samples = toInt16(piece);
    const total = samples[0]?.length ?? 0;
    for (let at = 0; at < total; ) {
      const end = Math.min(total, at + blockLength - filled);
      block.forEach((to, c) => {
        to.set(samples[c]?.subarray(at, end) ?? [], filled);
      });
      filled += end - at;
      at = end;
      if (filled === blockLength) yield cut();
    }
  }
  if (filled > 0) yield cut();
}
