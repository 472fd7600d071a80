import * as yc from 'yieldcast';

const side = 240;

// Each letter typed ends the picture before, and begins the next.
async function* grow(prompt: string) {
  let seed = 7;
  for (const letter of prompt) seed += letter.charCodeAt(0) * 31;
  const data = new Uint8ClampedArray(side * side * 3).fill(255);
  for (let ring = 1; ring <= 24; ring++) {
    const colour = [(seed * ring) & 255, seed & 255, 255 - 9 * ring];
    for (let angle = 0; angle < 6.28; angle += 0.001) {
      const petals = Math.sin(angle * ((seed % 7) + 2) + ring / 3);
      const radius = ring * 4 * (1 + 0.2 * petals);
      const x = Math.round(120 + radius * Math.cos(angle));
      const y = Math.round(120 + radius * Math.sin(angle));
      data.set(colour, (y * side + x) * 3);
    }
    yield { width: side, height: side, data };
    await yc.sleep(0.04);
  }
}
const inputs = yc.Textbox({ label: 'Prompt', value: 'a rose' });
const outputs = yc.Image({ label: 'Image' });
export default yc.Interface({ fn: grow, inputs, outputs, live: true });
