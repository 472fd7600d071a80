import * as yc from 'yieldcast';

const drawn = (filter = 'none') => {
  const canvas = new OffscreenCanvas(480, 300);
  const context = canvas.getContext('2d')!;
  context.filter = filter;
  for (let i = 0; i < 60; i++) {
    context.fillStyle = `hsl(${i * 6} 70% 55%)`;
    context.beginPath();
    context.arc((i * 97) % 480, (i * 53) % 300, 40, 0, 7);
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

const radius = yc.Slider(1, 8, { value: 6, label: 'Blur' });
const both = yc.ImageSlider({ label: 'Before and after' });
export default yc.Interface(blur, radius, both);
