import { show, until } from './shown';

/** What is on a canvas: how many pixels are not empty, how many are red, and all of them as text. */
export const pixelsOf = (canvas: HTMLCanvasElement | null) => {
  if (!canvas || canvas.width < 2) return { drawn: 0, red: 0, text: '', share: 0 };
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  let red = 0;
  let text = '';
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i + 3] as number) > 0) drawn++;
    if ((data[i] as number) > 2 * (data[i + 1] as number) + 20 && (data[i + 3] as number) > 0) red++;
    if (i % 1000 === 0) text += String.fromCharCode(data[i] as number);
  }
  return { drawn, red, text, share: drawn / (canvas.width * canvas.height) };
};

export const open = async (
  ...given: Parameters<typeof show<'model3d'>> extends [unknown, ...infer Rest] ? Rest : never
) => {
  const shown = show('model3d', ...given);
  await shown.loaded();
  const canvas = () => shown.host.querySelector<HTMLCanvasElement>('.yc-model-stage canvas');
  return {
    ...shown,
    canvas,
    pixels: () => pixelsOf(canvas()),
    stage: () => shown.find<HTMLElement>('.yc-model-stage'),
    drawn: () => until(() => shown.host.querySelector('.yc-model[data-shown]') && pixelsOf(canvas()).drawn > 500),
    told: shown.told,
    problem: () => until(() => shown.host.querySelector('.yc-problem')?.textContent ?? ''),
  };
};
