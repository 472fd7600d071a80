import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drop } from '../components/pictures';
import { runApp } from './running';

test('what is recorded for a message joins its files, and its text stays', async () => {
  await page.viewport(800, 900);
  const app = await runApp(`
    const message = yc.MultimodalTextbox({ label: 'Message', value: 'look', sources: ['upload', 'microphone'] });
    const told = yc.Textbox({ label: 'Told' });
    message.submit(({ text, files }) => [text, ...files.map(({ name }) => name.split('.').pop())].join(' '), message, told);
    export default yc.Blocks(message, told);`);
  const files = () => app.host.querySelectorAll('.yc-attachments li').length;
  drop((await app.until(() => app.host.querySelector('.yc-door'))) as Element, new File(['hello'], 'note.txt'));
  await app.until(() => files() === 1);
  const button = (name: string) => app.screen.getByRole('button', { name, exact: true });
  // What a device gave nothing to in that time is recorded again, a little longer.
  for (let seconds = 0.3; files() < 2; seconds *= 3) {
    await button('Record').click();
    await app.until(() => Number(app.host.querySelector('.yc-elapsed')?.textContent?.split(':').at(-1)) >= seconds);
    await button('Stop recording').click();
    await app.until(() => files() === 2 || app.host.textContent?.includes('Nothing was recorded'));
  }
  await app.screen.getByRole('textbox', { name: 'Message' }).click();
  await userEvent.keyboard('{Enter}');
  await expect
    .element(app.screen.getByRole('textbox', { name: 'Told' }))
    .toHaveValue(expect.stringMatching(/^look txt (webm|mp4|ogg|wav)$/));
});
