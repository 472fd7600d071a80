import * as yc from 'yieldcast';

const paint = ({ data, width, height }: ImageData, colour: string) => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0) data.set(channels, at);
  return { data, width, height };
};

export default yc.Interface({
  fn: paint,
  inputs: [yc.Image({ label: 'Icon', value: yc.solid(40, 30, [0, 0, 0]) }), yc.ColorPicker({ label: 'Colour' })],
  outputs: yc.Image({ label: 'Painted' }),
});
