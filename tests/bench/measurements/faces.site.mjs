import { inTurn, modelAlone, timedInSandbox } from '../models-alone.mjs';

export const figures = {
  followed: { what: 'faceLandmarks, a face followed in frames of 400×300: a second', unit: 'frames', atLeast: 15 },
  bare: { what: 'the mesh model alone, its input ready made: a second', unit: 'frames' },
  share: { what: 'faceLandmarks, beside the model alone', unit: '%' },
};

const source = `import * as yc from 'yieldcast';
import { faceLandmarks } from 'yieldcast/vision';
let picture, previous = [];
const open = async () => {
  picture ??= await createImageBitmap(await yc.asset('./examples/face.webp'));
  previous = await faceLandmarks(picture);
  if (previous.length !== 1) throw new Error('There is one face.');
};
const follow = async () => {
  previous = await faceLandmarks(picture, { previous });
};
${timedInSandbox('follow()', 'open()')}`;

export const measure = async ({ page, site, dist }) => {
  const { ours, bare } = await inTurn(page, site, source, (plain) =>
    modelAlone(plain, dist, 'facemesh', { input: [1, 192, 192, 3], outputs: ['Identity_1', 'Identity_2'] }),
  );
  return { followed: 1000 / ours, bare: 1000 / bare, share: (100 * bare) / ours };
};
