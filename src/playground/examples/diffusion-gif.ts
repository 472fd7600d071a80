import * as yc from 'yieldcast';

const steps = yc.Slider({ label: 'Steps', minimum: 2, maximum: 12, value: 6, step: 1 });
const image = yc.Image({ label: 'Step by step' });
const animation = yc.Image({ label: 'All of them', visible: false });
const diffuse = yc.Button('Diffuse', { variant: 'primary' });

diffuse.click(
  async function* (count) {
    yield [null, yc.update({ visible: false })];
    const images = [];
    for (let i = 1; i <= count; i++) {
      await yc.sleep(0.3);
      const { width, height, data } = yc.noise(200, 200);
      // Less noise and more orange with each step.
      const share = i / count;
      for (let at = 0; at < data.length; at++) {
        data[at] = (data[at] ?? 0) * (1 - share) + share * ([1, 0.486, 0][at % 3] ?? 0);
      }
      images.push({ width, height, data });
      yc.progress([i, count], { unit: 'steps' });
      yield [{ width, height, data }, yc.skip];
    }
    // A component may come into sight with a yield.
    yield [yc.skip, yc.update({ visible: true, value: yc.gif(images, { seconds: 0.3 }) })];
  },
  steps,
  [image, animation],
);

export default yc.Blocks(steps, diffuse, yc.Row(image, animation));
