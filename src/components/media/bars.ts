/** The widths of a bar and of the gap beside it, in CSS pixels. */
const barWidth = 2;
const gap = 1;

/** The height of a bar for silence or missing data, in CSS pixels. */
const leastHeight = 2;

type Bars = {
  peaks: Uint8Array;
  /** The first new peak; 0 draws everything. */
  from: number;
  /** How many peaks the whole width represents. */
  total: number;
  /** Device pixels per CSS pixel. */
  ratio: number;
  /** The colour around the bars. */
  colour: string;
};

/**
 * Cuts a waveform out of a filled canvas. Its bars show the colours of the boxes below the canvas, so that playing
 * needs no drawing. A bar is as high as the loudest of its peaks, and drawing it costs no more than reading those.
 */
export const cutBars = (context: CanvasRenderingContext2D, { peaks, from, total, ratio, colour }: Bars): void => {
  const { width, height } = context.canvas;
  const thick = Math.max(1, Math.round(barWidth * ratio));
  const pitch = thick + Math.max(1, Math.round(gap * ratio));
  // The canvas is larger than the boxes below by one CSS pixel on each side.
  const left = Math.round(ratio);
  const count = Math.floor((width - 2 * left + pitch - thick) / pitch);
  if (count < 1) return;
  const perBar = Math.max(total, 1) / count;
  const least = Math.round(leastHeight * ratio);
  const first = Math.min(count - 1, Math.floor(from / perBar));
  context.fillStyle = colour;
  const start = first === 0 ? 0 : left + first * pitch;
  context.fillRect(start, 0, width - start, height);
  for (let bar = first; bar < count; bar++) {
    const begin = Math.floor(bar * perBar);
    const end = Math.min(peaks.length, Math.max(begin + 1, Math.floor((bar + 1) * perBar)));
    let loudest = 0;
    for (let at = begin; at < end; at++) loudest = Math.max(loudest, peaks[at] ?? 0);
    const tall = Math.max(least, 2 * Math.round((loudest / 255) * (height / 2)));
    context.clearRect(left + bar * pitch, Math.round((height - tall) / 2), thick, tall);
  }
};
