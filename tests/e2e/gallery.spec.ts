import { expect } from '@playwright/test';
import { app, button, component, editor, openAt, test, untilState } from './playground';

test('cards have pictures, are found by name and by API, and run what they show at a click', async ({ page }) => {
  await openAt(page, '#example=count');
  await page.keyboard.press('ControlOrMeta+k');
  const gallery = page.getByRole('navigation', { name: 'Gallery' });
  const cards = gallery.getByRole('link');
  const search = gallery.getByRole('searchbox', { name: 'Search the gallery' });
  await expect(search).toBeFocused();
  await expect(gallery.getByRole('heading')).toHaveText([
    'Start',
    'Text and chat',
    'Images',
    'Sound',
    'Video',
    'Microphone and camera',
    'Models',
    'Patterns',
  ]);
  const all = await cards.count();
  for (const card of await cards.all()) {
    await card.scrollIntoViewIfNeeded();
    const picture = card.locator('img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
  }
  await search.fill('yc.gif');
  await expect(cards).toHaveCount(1);
  await search.fill('no such thing');
  await gallery.getByRole('button', { name: 'Show all' }).click();
  await expect(cards).toHaveCount(all);

  await search.fill('diffusion');
  await search.press('ArrowDown');
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(cards.last()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(cards.first()).toHaveAttribute('href', '#example=fake-diffusion');
  await page.keyboard.press('Enter');
  await expect(gallery).toBeHidden();
  await expect(editor(page)).toContainText('fakeDiffusion');
  await untilState(page, 'running', 'done');
});

test('an example that is chosen takes the place of the app before at once, and is silent until it is asked for', async ({
  page,
}) => {
  await openAt(page, '#example=count');
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.locator('.pg-gallery a[href="#example=tone"]').click();
  const sound = component(page, 'Tone').locator('audio');
  await expect(page.getByText('It plays without sound.')).toBeVisible();
  await expect(sound).toHaveJSProperty('muted', true);
  await page.getByRole('button', { name: 'Turn on sound' }).click();
  await expect(sound).toHaveJSProperty('muted', false);
  // Nor is a run muted that a person submits.
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.locator('.pg-gallery a[href="#example=tone"]').click();
  await expect(sound).toHaveJSProperty('muted', true);
  await button(page, 'Submit').click();
  await expect(sound).toHaveJSProperty('muted', false);
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.locator('.pg-gallery a[href="#example=keep-repeating"]').click();
  // What asks for a device waits for a click of its own.
  await untilState(page, 'idle');
  await expect(app(page).getByText('Add a sound first.')).toBeVisible();
});

test('at 320 pixels two cards stand side by side, and nothing is wider than the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openAt(page, '#example=count');
  await page.getByRole('button', { name: /^Gallery/ }).click();
  const cards = page.locator('.pg-card');
  await expect(cards.nth(1)).toBeVisible();
  const [one, two] = await cards.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().y));
  expect(one).toBe(two);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await page.locator('.pg-gallery').evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);
});
