import { expect, test } from 'vitest';
import { runApp } from './running';

const drawn = 'yc.solid(20, 10, [9, 9, 9])';

/** What an app says of its code, or of what its button yields. */
const told = async (code: string) => {
  const app = await runApp(code);
  const go = app.host.querySelector<HTMLElement>('[data-yc="app"] button');
  go?.click();
  await app.until(() => app.workspace.problems().length > 0);
  const problems = JSON.stringify(app.workspace.problems());
  app.workspace.close();
  return problems;
};
const yielded = (kind: string, value: string) =>
  told(`const it = yc.${kind}({ label: 'It' });
    const go = yc.Button('Go');
    go.click(() => (${value}), null, it);
    export default yc.Blocks(go, it);`);

test('a colour that is none is told of', async () => {
  expect(
    await told("export default yc.Blocks(yc.AnnotatedImage({ label: 'It', colorMap: { cat: 'bleu' } }));"),
  ).toContain('takes a CSS colour for each label');
});

test('a mask and a box that are none are told of by their place', async () => {
  expect(await yielded('AnnotatedImage', `[${drawn}, [[[0, 0, 9, 9], 'a'], [[[1], [0]], 'b']]]`)).toContain(
    'its annotation 2: its mask is 1×2 pixels, and the image 20×10',
  );
  expect(await yielded('AnnotatedImage', `[${drawn}, [[[9, 9, 0, 0], 'a']]]`)).toContain('this is [9, 9, 0, 0]');
});

test('a position and a pair that are none are told of', async () => {
  expect(await told("export default yc.Blocks(yc.ImageSlider({ label: 'It', sliderPosition: 200 }));")).toContain(
    'sliderPosition of this ImageSlider is a number from 0 to 100, and this is 200',
  );
  expect(await yielded('ImageSlider', drawn)).toContain('it takes two images as [first, second]');
});

test('what is no plot is told of', async () => {
  expect(await yielded('Plot', '[1, 2, 3]')).toContain('it takes a Vega-Lite or Vega specification');
});
