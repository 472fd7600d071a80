import { expect, type Page } from '@playwright/test';
import { app, button, openAt, run, runCode, test, text, untilState } from './playground';

const echo = `import * as yc from 'yieldcast';
export default yc.ChatInterface({
  fn: async function* (message, history, loud) {
    const words = (loud ? message.toUpperCase() : message).split(' ');
    for (let i = 1; i <= words.length; i++) { yield words.slice(0, i).join(' ') + ' after ' + history.length; await yc.sleep(0.03); }
  },
  examples: ['an example'],
  additionalInputs: yc.Checkbox({ label: 'Loud' }),
});`;

const messages = (page: Page) => app(page).locator('[data-yc-kind="chatbot"] li');
const said = (page: Page, content: string) => messages(page).filter({ hasText: content });

const say = async (page: Page, message: string) => {
  await text(page, 'Message').fill(message);
  await text(page, 'Message').press('Enter');
};

test('a message is answered as the answer comes, and the field is empty for the next', async ({ page }) => {
  await runCode(page, echo, 'idle');
  await say(page, 'good day to you');
  await expect(text(page, 'Message')).toHaveValue('');
  await expect(said(page, 'good day to you after 0')).toBeVisible();
  await expect(button(page, 'Submit')).toBeVisible();
  await say(page, 'again');
  await expect(said(page, 'again after 2')).toBeVisible();
});

test('Stop ends the answer and keeps what came of it', async ({ page }) => {
  await runCode(page, echo, 'idle');
  await say(page, Array.from({ length: 1000 }, (_, i) => `w${i}`).join(' '));
  await expect(messages(page)).toHaveCount(2);
  await expect(messages(page).last()).toContainText('w3');
  await button(page, 'Stop').click();
  await expect(button(page, 'Submit')).toBeVisible();
  await expect(messages(page)).toHaveCount(2);
  await expect(messages(page).last()).not.toContainText('w999 after');
});

test('an example is a message, and more inputs reach the function', async ({ page }) => {
  await runCode(page, echo, 'idle');
  await app(page).getByText('More inputs').click();
  await app(page).getByRole('checkbox', { name: 'Loud' }).check();
  await button(page, 'an example').click();
  await expect(said(page, 'AN EXAMPLE after 0')).toBeVisible();
});

test('an answer can be tried again, taken back, and its question edited', async ({ page }) => {
  await runCode(page, echo, 'idle');
  await say(page, 'first');
  await expect(said(page, 'first after 0')).toBeVisible();
  await untilState(page, 'done');
  await messages(page).last().hover();
  await button(page, 'Try again').click();
  await untilState(page, 'done');
  await expect(messages(page)).toHaveCount(2);
  await messages(page).first().hover();
  await button(page, 'Edit').click();
  await messages(page).first().getByRole('textbox').fill('second');
  await button(page, 'Save').click();
  await expect(said(page, 'second after 0')).toBeVisible();
  await untilState(page, 'done');
  await messages(page).last().hover();
  await button(page, 'Undo').click();
  await expect(messages(page)).toHaveCount(0);
  await expect(text(page, 'Message')).toHaveValue('second');
});

test.describe('the gallery', () => {
  test('“an image a letter” begins anew at each letter', async ({ page }) => {
    await openAt(page, '#example=letters');
    await run(page);
    await untilState(page, 'done');
    await text(page, 'Prompt').pressSequentially('xy');
    await untilState(page, 'done');
    await expect(app(page).locator('canvas')).toHaveJSProperty('width', 240);
  });

  test('“live calculator” needs no button', async ({ page }) => {
    await openAt(page, '#example=live calculator');
    await run(page);
    await untilState(page, 'done');
    await app(page).getByRole('spinbutton', { name: 'First' }).fill('9');
    await expect(app(page).getByRole('spinbutton', { name: 'Result' })).toHaveValue('63');
  });

  test('“diffusion with a GIF” shows all its images at the end', async ({ page }) => {
    await openAt(page, '#example=diffusion-gif');
    await run(page);
    await untilState(page, 'idle');
    const animation = app(page).getByRole('group', { name: 'All of them' });
    await expect(animation).toBeHidden();
    await button(page, 'Diffuse').click();
    await expect(animation.locator('img')).toBeVisible();
    // Read back from the file: each frame has a graphic control extension before its image (GIF89a, 20 and 23).
    const frames = await animation.locator('img').evaluate(async (image: HTMLImageElement) => {
      const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
      const starts = (_: number, i: number) =>
        bytes[i] === 0x21 && bytes[i + 1] === 0xf9 && bytes[i + 2] === 4 && bytes[i + 7] === 0 && bytes[i + 8] === 0x2c;
      return bytes.filter(starts).length;
    });
    expect(frames).toBe(6);
  });
});
