import { until } from '../playground.mjs';

const source = `import * as yc from 'yieldcast';

async function* fakeDiffusion(steps: number) {
  for (let i = 0; i < steps; i++) {
    await yc.sleep(0.5);
    yield yc.noise(600, 600);
  }
  yield yc.solid(1000, 1000, [255, 124, 0]);
}

export default yc.Interface({
  fn: fakeDiffusion,
  inputs: yc.Slider({ label: 'Steps', minimum: 1, maximum: 10, value: 3, step: 1 }),
  outputs: yc.Image({ label: 'Image' }),
});
`;

/** Looks at the picture on every frame; keeps the size, the mean of each channel and a checksum of each one that is new. */
const watchPictures = () => {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const pictures = [];
  globalThis.picturesSeen = pictures;
  const look = () => {
    requestAnimationFrame(look);
    const picture = document.querySelector('[data-yc-kind="image"] :is(canvas, img)');
    const width = picture?.naturalWidth ?? picture?.width ?? 0;
    const height = picture?.naturalHeight ?? picture?.height ?? 0;
    if (width === 0 || height === 0) return;
    canvas.width = width;
    canvas.height = height;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const sums = [0, 0, 0, 0];
    let checksum = 0;
    for (let i = 0; i < data.length; i += 4) {
      for (let channel = 0; channel < 4; channel++) sums[channel] += data[i + channel];
      checksum = (Math.imul(checksum, 31) + data[i] + data[i + 1] * 3 + data[i + 2] * 7) | 0;
    }
    if (pictures.at(-1)?.checksum === checksum) return;
    pictures.push({ width, height, checksum, means: sums.map((sum) => sum / (width * height)) });
  };
  look();
};

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const fakeDiffusion = async (play) => {
  await play.open(source);
  await play.page.evaluate(watchPictures);
  await play.press('Run');
  await play.untilState('done');
  const pictures = await until(async () => {
    const seen = await play.page.evaluate(() => globalThis.picturesSeen);
    return seen.at(-1)?.width === 1000 && seen;
  }, 'the last picture');

  const told = JSON.stringify(pictures);
  const steps = pictures.filter(({ width, height }) => width === 600 && height === 600);
  const isNoise = ({ means }) => means.slice(0, 3).every((mean) => Math.abs(mean - 127.5) < 2) && means[3] === 255;
  // The third step and the last picture are made in one turn, so the third need not reach a frame.
  if (new Set(steps.map(({ checksum }) => checksum)).size < 2) throw new Error(`The steps do not differ: ${told}`);
  if (!steps.every(isNoise)) throw new Error(`Noise has a mean near 127: ${told}`);
  const last = pictures.at(-1);
  if (last.height !== 1000 || String(last.means) !== '255,124,0,255') {
    throw new Error(`The last is 1000×1000 and 255,124,0 all over: ${told}`);
  }
};

export const journeys = [{ name: 'fake diffusion shows each step, pixel by pixel', run: fakeDiffusion }];
