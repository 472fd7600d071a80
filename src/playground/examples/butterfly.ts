import * as yc from 'yieldcast';
import { channels, pass, side } from './butterfly/cells.ts';
import { cut, draw } from './butterfly/picture.ts';

let cells = new Float32Array(side * side * channels);
const middle = ((side + 1) * side * channels) / 2;

// Grows from one cell, or heals where a click has cut a piece away.
type Told = { event: string; index?: [number, number] };
async function* live({ index }: Told) {
  const file = await yc.asset('./examples/butterfly.bin');
  const words = new Int16Array(await file.arrayBuffer());
  const rule = Float32Array.from(words, (word) => word / 4096);
  if (index) cut(cells, index);
  else cells.fill(0).fill(1, middle + 3, middle + channels);
  for (let passes = 0; passes <= 400; passes++) {
    yield draw(cells);
    await yc.sleep(0.02);
    cells = pass(cells, rule);
  }
}

const butterfly = yc.Image({ label: 'Butterfly' });
const again = yc.Button('Grow again');
const app = yc.Blocks(
  butterfly,
  yc.Row(yc.Markdown('Click the butterfly: it heals.'), again),
);
const events = [app.load, again.click, butterfly.select] as const;
yc.on(events, live, null, butterfly, { triggerMode: 'restart' });
export default app;
