import * as yc from 'yieldcast';

const first = yc.ColorPicker({ label: 'From', value: 'orange' });
const last = yc.ColorPicker({ label: 'To', value: 'rebeccapurple' });

const channels = (hex: string) =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

async function* blend(from: string, to: string) {
  const [a, b] = [channels(from), channels(to)];
  for (let i = 0; i <= 20; i++) {
    const [red, green, blue] = a.map((each, c) =>
      Math.round(each + ((b[c] - each) * i) / 20),
    );
    yield yc.solid(320, 120, [red, green, blue]);
    await yc.sleep(0.05);
  }
}

export default yc.Interface({
  fn: blend,
  inputs: [first, last],
  outputs: yc.Image({ label: 'Blend' }),
});
