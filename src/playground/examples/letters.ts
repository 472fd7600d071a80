import * as yc from 'yieldcast';

// Each letter typed stops the picture that is being made, and begins the next.
async function* grow(prompt: string) {
  let seed = 7;
  for (const letter of prompt) seed = (seed * 31 + letter.charCodeAt(0)) >>> 0;
  const side = 240;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let ring = 1; ring <= 24; ring++) {
    const colour = [(seed * ring) & 255, (seed >>> 3) & 255, 255 - ((seed * ring) & 127)];
    for (let step = 0; step < 4000; step++) {
      const angle = (step / 4000) * 2 * Math.PI;
      const radius = ring * 4.5 * (1 + 0.25 * Math.sin(angle * ((seed % 7) + 2) + ring / 3));
      const x = Math.round(side / 2 + radius * Math.cos(angle));
      const y = Math.round(side / 2 + radius * Math.sin(angle));
      if (x >= 0 && y >= 0 && x < side && y < side) data.set(colour, (y * side + x) * 4);
    }
    yield { width: side, height: side, data };
    await yc.sleep(0.04);
  }
}

export default yc.Interface({
  fn: grow,
  inputs: yc.Textbox({ label: 'Prompt', value: 'a rose', placeholder: 'Type, and watch' }),
  outputs: yc.Image({ label: 'Image' }),
  live: true,
});
