import * as yc from 'yieldcast';

const [width, height] = [320, 200];
const moon = { x: 230, y: 70, radius: 36 };

const inMoon = (x: number, y: number) =>
  Math.hypot(x - moon.x, y - moon.y) < moon.radius;
const mask = Array.from({ length: height }, (_, y) =>
  Array.from({ length: width }, (_, x) => (inMoon(x, y) ? 1 : 0)),
);

const night = () => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#1b2a49';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#f3f0d7';
  context.beginPath();
  context.arc(moon.x, moon.y, moon.radius, 0, 7);
  context.fill();
  context.fillStyle = '#3c5233';
  context.fillRect(30, 110, 70, 90);
  return canvas;
};

const found = yc.AnnotatedImage({ label: 'Found', height: 240 });
const said = yc.Textbox({ label: 'Picked' });
const look = yc.Button('Look');
look.click(
  () =>
    [
      night(),
      [
        [mask, 'moon'],
        [[30, 110, 100, 200], 'house'],
      ],
    ] as const,
  null,
  found,
);
found.select(({ value }) => `You picked the ${value}.`, null, said);

export default yc.Blocks(look, found, said);
