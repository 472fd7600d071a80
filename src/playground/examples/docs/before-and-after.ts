import * as yc from 'yieldcast';

const [width, height] = [480, 300];

const drawn = (filter = 'none') => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.filter = filter;
  for (let i = 0; i < 60; i++) {
    context.fillStyle = `hsl(${i * 6} 70% 55%)`;
    context.beginPath();
    context.arc((i * 97) % width, (i * 53) % height, 40, 0, 7);
    context.fill();
  }
  return canvas;
};

async function* blur(most: number) {
  for (let radius = 1; radius <= most; radius++) {
    yield [drawn(), drawn(`blur(${radius}px)`)] as const;
    await yc.sleep(0.2);
  }
}

export default yc.Interface({
  fn: blur,
  inputs: yc.Slider({
    label: 'Blur',
    minimum: 1,
    maximum: 8,
    value: 6,
  }),
  outputs: yc.ImageSlider({ label: 'Before and after' }),
});
