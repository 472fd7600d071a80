import { expect } from '@playwright/test';
import {
  alert,
  app,
  arrivals,
  button,
  caret,
  component,
  editor,
  keepArrivals,
  markedLines,
  number,
  openAt,
  picturesSeen,
  records,
  run,
  showForm,
  status,
  test,
  text,
  textsSeen,
  untilState,
  watchPictures,
  watchText,
} from './playground';

const count = `import * as yc from 'yieldcast';

function* count(to: number) {
  for (let i = 0; i < to; i++) yield i;
}

export default yc.Interface({ fn: count, inputs: yc.Number({ label: 'To' }), outputs: yc.Number({ label: 'Count' }) });
`;

test('a pasted generator counts to a thousand, and every yield reaches the page in order', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await keepArrivals(page);
  await openAt(page, '#example=count');
  await page.evaluate((source) => navigator.clipboard.writeText(source), count);
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await run(page);
  await untilState(page, 'idle');
  await number(page, 'To').fill('1000');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(number(page, 'Count')).toHaveValue('999');
  await expect(status(page)).toHaveText(/^Done · 1,000 yields · \d+\.\d s$/);
  expect(await records(page)).toEqual([expect.objectContaining({ yields: 1000, outcome: 'done' })]);
  expect(await arrivals(page)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
});

test('the gallery’s count counts to a million', async ({ page }) => {
  test.setTimeout(600_000);
  await openAt(page, '#example=count');
  await run(page);
  await untilState(page, 'done');
  await number(page, 'Count to').fill('1000000');
  await button(page, 'Submit').click();
  // At a machine's own pace, but never without getting on.
  const isDone = async () => (await app(page).getAttribute('data-state')) === 'done';
  const shown = async () => Number(await number(page, 'Number').inputValue());
  for (let before = 0; !(await isDone()); before = await shown()) {
    await expect.poll(async () => (await isDone()) || (await shown()) > before, { intervals: [1000] }).toBe(true);
  }
  await expect(number(page, 'Number')).toHaveValue('999999');
  await expect(status(page)).toHaveText(/^Done · 1,000,000 yields/);
});

test('fake diffusion shows each step, pixel by pixel', async ({ page }) => {
  await openAt(page, '#example=fake-diffusion');
  await watchPictures(page);
  await run(page);
  await untilState(page, 'done');
  await expect.poll(async () => (await picturesSeen(page)).at(-1)?.width).toBe(1000);
  await expect(status(page)).toHaveText(/^Done · 4 yields · (?:[3-9]|\d\d+)\.\d s$/);

  const pictures = await picturesSeen(page);
  const [steps, last] = [pictures.slice(0, -1), pictures.at(-1)];
  // The third step and the last picture are made in one turn, so that the third need not reach a frame.
  expect(steps.length).toBeGreaterThanOrEqual(2);
  expect(new Set(steps.map(({ checksum }) => checksum)).size).toBe(steps.length);
  for (const { width, height, means } of steps) {
    expect([width, height]).toEqual([600, 600]);
    for (const mean of means.slice(0, 3)) expect(Math.abs(mean - 127)).toBeLessThan(3);
    expect(means[3]).toBe(255);
  }
  const orange = [255, 124, 0, 255];
  expect(last).toMatchObject({ width: 1000, height: 1000, least: orange, most: orange });
});

test('typing text grows by a token at a time', async ({ page }) => {
  await openAt(page, '#example=typing-text');
  await showForm(page);
  // Long enough that a busy machine, which leaves out frames, draws it many times.
  const sentence = `One two three four five, ${'and so on, '.repeat(20)}to the end.`;
  await text(page, 'Sentence').fill(sentence);
  await watchText(page, 'As it is typed');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(text(page, 'As it is typed')).toHaveValue(sentence);
  const seen = await textsSeen(page);
  expect(seen.length).toBeGreaterThan(5);
  for (const [i, each] of seen.entries()) expect(each.startsWith(seen[i - 1] ?? '')).toBe(true);
});

test('a bare paste gets its form from its parameters', async ({ page }) => {
  await openAt(page, '#example=bare-paste');
  await run(page);
  await untilState(page, 'done');
  await expect(component(page, 'name')).toContainText('Who is it for?');
  await text(page, 'name').fill('Ada');
  const language = component(page, 'language').getByRole('radio');
  await expect(language).toHaveCount(3);
  await component(page, 'language').getByRole('radio', { name: 'Deutsch' }).check();
  await expect(number(page, 'times')).toHaveValue('3');
  await number(page, 'times').fill('2');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(component(page, 'Output').getByRole('textbox')).toHaveValue('2. Hallo, Ada!');
});

test('several outputs each get their own values, skips and updates', async ({ page }) => {
  await openAt(page, '#example=several-outputs');
  await run(page);
  await untilState(page, 'done');
  const pi = Number(await number(page, 'π after 5000 darts').inputValue());
  expect(Math.abs(pi - Math.PI)).toBeLessThan(0.2);
  await expect(component(page, 'Board').locator('canvas')).toHaveJSProperty('width', 240);
});

test('an error after the fifth yield keeps what was shown, and leads to its line', async ({ page }) => {
  await openAt(page, '#example=an-error');
  await run(page);
  await untilState(page, 'error');
  await expect(status(page)).toHaveText(/^Failed · 5 yields/);
  await expect(alert(page)).toContainText('The sensor went silent at sample 6.');
  expect(Number(await number(page, 'Temperature, °C').inputValue())).toBeGreaterThanOrEqual(20);
  await expect.poll(() => markedLines(page)).toEqual([7]);
  await alert(page).getByRole('button', { name: 'main.ts:7:22' }).click();
  await expect(editor(page)).toBeFocused();
  await expect.poll(() => caret(page)).toBe('7:22');
});

test('a loop that never ends is stopped, keeps its last words, and runs again', async ({ page }) => {
  await openAt(page, '#example=endless-loop');
  await run(page);
  for (let round = 0; round < 2; round++) {
    await expect(text(page, 'Last words')).toHaveValue('Going into the loop: Stop brings you back.');
    await untilState(page, 'running');
    await button(page, 'Stop').click();
    await untilState(page, 'stopped');
    await expect(status(page)).toHaveText(/^Stopped · 2 yields/);
    await expect(text(page, 'Last words')).toHaveValue('Going into the loop: Stop brings you back.');
    if (round === 0) await button(page, 'Generate').click();
  }
});

test('the gallery opens each of its examples', async ({ page }) => {
  await openAt(page, './');
  const gallery = page.getByRole('navigation', { name: 'Gallery' });
  const titles = [
    'Count',
    'Fake diffusion',
    'Typing text',
    'Bare paste',
    'Several outputs',
    'An error',
    'A loop that never ends',
  ];
  for (const title of titles) {
    await page.getByRole('button', { name: 'Gallery', exact: true }).click();
    await gallery.getByRole('link', { name: title }).click();
    await expect(gallery).toBeHidden();
    await expect(page.getByRole('button', { name: `Rename ${title}` })).toBeVisible();
  }
  await expect(editor(page)).toContainText('function* hang()');
  await page.goBack();
  await expect(editor(page)).toContainText('async function* measure(samples: number)');
});
