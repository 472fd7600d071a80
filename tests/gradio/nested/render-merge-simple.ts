import * as yc from 'yieldcast';

const count = yc.State(1);
const more = yc.Button('One more');
const join = yc.Button('Join');
const joined = yc.Textbox({ label: 'Joined' });
more.click((count: number) => count + 1, count, count);
const boxes = yc.render([count], (count) => {
  const boxes = Array.from({ length: count }, (_, i) => yc.Textbox({ label: `Part ${i + 1}`, key: i }));
  join.click((...parts) => parts.join(' '), boxes, joined);
  return boxes;
});

export default yc.Blocks(more, boxes, join, joined);
