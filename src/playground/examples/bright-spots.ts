import * as yc from 'yieldcast';

type Spot = [box: [number, number, number, number], label: string];
const any = (from: number, to: number) =>
  from + Math.random() * (to - from);

async function* look(count: number) {
  const sky = new OffscreenCanvas(320, 200);
  const context = sky.getContext('2d')!;
  context.fillRect(0, 0, 320, 200);
  context.fillStyle = 'khaki';
  const spots: Spot[] = [];
  while (spots.length < count) {
    const [x, y, r] = [any(50, 270), any(50, 150), any(14, 44)];
    context.beginPath();
    context.arc(x, y, r, 0, 7);
    context.fill();
    const label = r > 28 ? 'planet' : 'star';
    spots.push([[x - r, y - r, x + r, y + r], label]);
    yield [sky, spots] as const;
    await yc.sleep(0.3);
  }
}
const found = yc.AnnotatedImage({ label: 'Found' });
export default yc.Interface(look, yc.Slider(1, 20, 6), found);
