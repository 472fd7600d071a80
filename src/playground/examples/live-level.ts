import * as yc from 'yieldcast';

const canvas = new OffscreenCanvas(480, 120);
const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
const bars: number[] = [];

/** Draws how loud it has been, a bar for each piece of the microphone. */
function draw({ samples }: yc.Sound, gain: number) {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-10) + gain;
  bars.push(Math.max(0, Math.min(1, 1 + decibels / 60)));
  bars.splice(0, bars.length - 60);
  context.fillStyle = '#0b1512';
  context.fillRect(0, 0, 480, 120);
  for (const [i, bar] of bars.entries()) {
    context.fillStyle = `hsl(${160 - 160 * bar} 70% 55%)`;
    context.fillRect(i * 8 + 1, 120 - 116 * bar, 6, 116 * bar);
  }
  return canvas;
}

export default yc.Interface({
  fn: draw,
  inputs: [
    yc.Audio({ label: 'Microphone', sources: ['microphone'], streaming: true }),
    yc.Slider({ label: 'Gain in dB', minimum: -20, maximum: 40, value: 0, step: 1 }),
  ],
  outputs: yc.Image({ label: 'Level' }),
  live: true,
  streamEvery: 0.1,
});
