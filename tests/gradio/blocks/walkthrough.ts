import * as yc from 'yieldcast';

const toWords = yc.Button('To the words');
const draw = yc.Button('Draw');
const steps = yc.Walkthrough(
  { selected: 0 },
  yc.Step('Picture', { id: 0 }, yc.Image({ label: 'Original' }), toWords),
  yc.Step('Words', { id: 1 }, yc.Textbox({ label: 'What to draw' }), draw),
  yc.Step('Drawing', { id: 2 }, yc.Image({ label: 'Drawn', interactive: false })),
);
toWords.click(() => yc.update({ selected: 1 }), null, steps);
draw.click(() => yc.update({ selected: 2 }), null, steps);

export default yc.Blocks(steps);
