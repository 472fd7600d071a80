import * as yc from 'yieldcast';

const steps = yc.Slider({ label: 'Steps', maximum: 12, value: 6 });
const image = yc.Image({ label: 'Step by step' });
const animation = yc.Image({ label: 'All of them', visible: false });
const diffuse = yc.Button('Diffuse', { variant: 'primary' });
const outputs = [image, animation] as const;

async function* fromNoise(count: number) {
  const images = [];
  for (let i = 1; i <= count; i++) {
    await yc.sleep(0.3);
    const next = yc.noise(200, 200);
    const mix = (value: number, at: number) =>
      value + (([1, 0.486, 0][at % 3] - value) * i) / count;
    next.data = next.data.map(mix);
    images.push(next);
    yield [next, yc.update({ visible: false })] as const;
  }
  const value = yc.gif(images, { seconds: 0.3 });
  yield [yc.skip, yc.update({ visible: true, value })] as const;
}
diffuse.click(fromNoise, steps, outputs);
export default yc.Blocks(steps, diffuse, yc.Row(image, animation));
