import * as yc from 'yieldcast';

const name = yc.Textbox({ label: 'Name', value: 'Ada' });
const times = yc.Slider({
  label: 'Times',
  minimum: 1,
  maximum: 9,
  value: 2,
});
const said = yc.Textbox({ label: 'Said' });
const say = (who: string, count: number) =>
  `Hello, ${who}! `.repeat(count);

name.change(say, [name, times], said);
times.change(say, [name, times], said);

export default yc.Blocks(
  name,
  times,
  said,
  yc.Row(yc.DeepLinkButton(), yc.DuplicateButton({ size: 'medium' })),
);
