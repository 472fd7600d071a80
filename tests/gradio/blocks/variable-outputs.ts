import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const count = yc.Slider(1, 10, { value: 10, step: 1, label: 'How many' });
  const boxes = Array.from({ length: 10 }, (_, i) => yc.Textbox(`Text ${i}`, { label: `Box ${i}` }));
  count.change((count) => boxes.map((_, i) => yc.update({ visible: i < count })), count, boxes);
});
