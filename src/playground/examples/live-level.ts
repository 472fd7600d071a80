import * as yc from 'yieldcast';

const canvas = new OffscreenCanvas(480, 120);
const context = canvas.getContext('2d')!;
const bars: number[] = [];

// Draws how loud it has been, a bar for each piece of sound.
function draw({ samples }: yc.Sound) {
  const power = samples.reduce((sum, each) => sum + each * each, 0);
  const decibels = 10 * Math.log10(power / samples.length + 1e-10);
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
const options = { sources: ['microphone'], streaming: true } as const;
const inputs = yc.Audio({ label: 'Microphone', ...options });
const outputs = yc.Image({ label: 'Level' });
export default yc.Interface({ fn: draw, inputs, outputs, live: true });
