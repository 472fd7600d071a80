import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { app, button, run, runCode, test, text, untilState } from './playground';

/** What Gradio's demos of chats show, restated. */
const thoughts = `import * as yc from 'yieldcast';
export default yc.ChatInterface({
  fn: async function* (message) {
    const tool = { content: 'Will check two sites', metadata: { title: 'Using Weather Tool', id: 1, status: 'pending' } };
    const site = { content: 'No answer', metadata: { title: 'Checking sunny.org', id: 2, parentId: 1, status: 'pending' } };
    const answers = [{ content: 'I will use my weather tool.' }, tool, site];
    yield answers;
    while (!message.includes('now')) await yc.sleep(0.02);
    for (const { metadata } of [tool, site]) Object.assign(metadata, { status: 'done', duration: 0.5 });
    answers.push({ content: 'It is sunny.', options: [{ value: 'Yes, now it is.', label: 'Yes' }, { value: 'No, now it is not.' }] });
    yield answers;
  },
  examples: [{ text: 'What is the weather now?', displayText: 'Weather' }, 'And later?'],
  saveHistory: true,
  flaggingMode: 'manual',
  flaggingOptions: ['Like', 'Spam'],
  chatbot: yc.Chatbot({ label: 'Talk', avatarImages: [null, "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><rect width='8' height='8'/></svg>"], buttons: ['copy', 'copyAll'] }),
});`;

const messages = (page: Page) => app(page).locator('.yc-chat-message');
const folds = (page: Page) => app(page).locator('details.yc-chat-fold');
const past = (page: Page) => app(page).getByRole('navigation', { name: 'Conversations' });

test('thoughts nest, are open while they go on, and fold when they are done', async ({ page }) => {
  await runCode(page, thoughts, 'idle');
  await button(page, 'And later?').click();
  await expect(folds(page)).toHaveCount(2);
  await expect(folds(page).first().locator('details')).toHaveAttribute('open');
  await expect(app(page).getByText('No answer')).toBeVisible();
  await expect(past(page).getByRole('button', { name: 'New chat' })).toBeDisabled();
  await button(page, 'Stop').click();
  await button(page, 'Clear').click();
  await button(page, 'Weather').click();
  await expect(app(page).getByText('It is sunny.')).toBeVisible();
  await expect(app(page).getByText('Will check two sites')).toBeHidden();
  await expect(folds(page).first().locator('summary').first()).toHaveText('Using Weather Tool0.5 s');
});

test('an option that is picked is the next message', async ({ page }) => {
  await runCode(page, thoughts, 'idle');
  await button(page, 'Weather').click();
  await button(page, 'Yes').click();
  await expect(messages(page).filter({ hasText: 'Yes, now it is.' })).toBeVisible();
  await untilState(page, 'done');
  await expect(button(page, 'Yes')).toHaveCount(1);
  await expect(messages(page)).toHaveCount(8);
});

test('conversations and flags are there again after a reload', async ({ page }) => {
  await runCode(page, thoughts, 'idle');
  await button(page, 'Weather').click();
  await untilState(page, 'done');
  await messages(page).last().hover();
  await messages(page).last().getByRole('button', { name: 'Spam' }).click();
  await expect(app(page).getByText('Flagged', { exact: true })).toBeVisible();
  const kept = past(page).getByRole('button', { name: 'What is the weather now?', exact: true });
  await expect(kept).toHaveAttribute('aria-current', 'true');
  await page.reload();
  await run(page);
  await kept.click();
  await expect(messages(page)).toHaveCount(4);
  await expect(messages(page).last()).toContainText('It is sunny.');
  await app(page).getByText('Flagged', { exact: true }).click();
  await expect(app(page).locator('[data-yc-kind="dataframe"]')).toContainText('Spam');
});

test('files go with a message, and outputs beside the conversation get their values', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
const code = yc.Code({ label: 'Artifact', language: 'python' });
export default yc.ChatInterface({
  fn: (message, history, tone) => [
    [tone + ': ' + message.text + ' with ' + message.files.map(({ name }) => name).join(), { content: message.files }],
    yc.update({ language: 'javascript', value: 'let answer = 42;' }),
  ],
  multimodal: true,
  additionalInputs: yc.Textbox({ label: 'Tone' }),
  additionalOutputs: code,
  examples: [['hello', 'kind']],
});`,
    'idle',
  );
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hi') };
  await app(page).getByLabel('Attach files').setInputFiles(file);
  await expect(app(page).getByRole('list', { name: 'Attached files' })).toContainText('a.txt');
  await text(page, 'Message').fill('see');
  await text(page, 'Message').press('Enter');
  await expect(app(page).getByText(': see with a.txt')).toBeVisible();
  await expect(messages(page).filter({ hasText: 'Download' })).toHaveCount(2);
  await expect(app(page).locator('[data-yc-kind="code"]')).toContainText('let answer = 42;');
  // The box is empty again. Undo puts what was sent back into it.
  await expect(app(page).locator('.yc-attachment')).toHaveCount(0);
  await expect(app(page).locator('.yc-file-name')).toHaveCount(2);
  await button(page, 'Undo').click();
  await expect(app(page).locator('.yc-attachment')).toContainText('a.txt');
  await expect(text(page, 'Message')).toHaveValue('see');
  await button(page, 'hello').click();
  await expect(app(page).getByText('kind: hello with')).toBeVisible();
});

test('what does not fit is told in a sentence, and what was shown stays', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
export default yc.ChatInterface({
  fn: (message) => message === 'one' ? 'first' : { content: 'x', metadata: { titel: 'Tool' } },
});`,
    'idle',
  );
  for (const message of ['one', 'two']) {
    await text(page, 'Message').fill(message);
    await text(page, 'Message').press('Enter');
    await untilState(page, message === 'one' ? 'done' : 'error');
  }
  await expect(page.getByText(/its metadata has no “titel”; there are title, log, status/).first()).toBeVisible();
  await expect(app(page).getByText('first')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme} colours, and nothing overflows at 320 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await runCode(page, thoughts, 'idle');
    const scan = async () => {
      const { violations } = await new AxeBuilder({ page }).disableRules('skip-link').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await scan();
    await button(page, 'Weather').click();
    await untilState(page, 'done');
    await expect(past(page).getByRole('button', { name: /^Delete/ })).toBeVisible();
    await scan();
    await page.setViewportSize({ width: 320, height: 700 });
    await page
      .getByRole('tab', { name: 'Output' })
      .or(page.getByRole('button', { name: 'Output' }))
      .first()
      .click();
    await expect(messages(page).last()).toBeVisible();
    const wide = await app(page).evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}
