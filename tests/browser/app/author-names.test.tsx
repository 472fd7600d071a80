import { expect, onTestFinished, test } from 'vitest';
import { runApp } from './running';

test('a class of the page around the app draws nothing beyond the app', async () => {
  const style = document.createElement('style');
  style.textContent = '.cover { position: fixed; inset: 0; z-index: 50; background: white }';
  const header = document.createElement('header');
  header.textContent = 'The page';
  document.body.prepend(style, header);
  onTestFinished(() => {
    style.remove();
    header.remove();
  });
  const app = await runApp(
    "export default yc.Blocks(yc.Button('Sign in again', { elemClasses: ['cover'] }), yc.Textbox({ label: 'Text' }));",
  );
  const button = app.screen.getByRole('button', { name: 'Sign in again' });
  await expect.poll(() => getComputedStyle(button.element().closest('.cover') as Element).position).toBe('fixed');
  const { left, top } = header.getBoundingClientRect();
  expect(document.elementFromPoint(left + 5, top + 5)).toBe(header);
});
