import { createRenderEffect } from 'solid-js';
import { expect, onTestFinished, test, vi } from 'vitest';
import { plainComponents } from '../../../src/components/registry';
import { runApp } from './running';

/** Has what draws Markdown fail at texts that say so. */
const failAtWords = () => {
  const mutable = plainComponents as { markdown: (typeof plainComponents)['markdown'] };
  const { markdown } = mutable;
  mutable.markdown = (props) => {
    createRenderEffect(() => {
      if (String(props.value).includes('fail')) throw new RangeError('too deep');
    });
    return markdown(props);
  };
  onTestFinished(() => {
    mutable.markdown = markdown;
  });
};

test('what throws while it is drawn is plain text and a sentence, Stop ends its run, and the next value is drawn', async () => {
  failAtWords();
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => silent.mockRestore());
  const app = await runApp(`export default yc.Interface({
    fn: async function* (text) { yield text; for (;;) await yc.sleep(0.01); },
    inputs: yc.Textbox({ label: 'In', value: '> fail <b>here</b>' }),
    outputs: [yc.Markdown({ label: 'Out' })],
  });`);
  const press = (name: string) => app.screen.getByRole('button', { name, exact: true }).click();
  await press('Submit');
  const problem = await app.until(() => app.host.querySelector('.yc-problem'));
  expect(problem?.textContent).toBe('Out could not be drawn (RangeError: too deep). Its plain text is below.');
  expect(app.find('.yc-undrawn').textContent).toBe('> fail <b>here</b>');
  expect(app.workspace.state()).toBe('running');
  await press('Stop');
  await app.until(() => app.workspace.state() === 'stopped');
  await app.screen.getByRole('textbox', { name: 'In' }).fill('**well**');
  await press('Submit');
  await app.until(() => app.host.querySelector('[data-yc-kind="markdown"] strong'));
  expect(app.host.querySelector('.yc-problem')).toBe(null);
  await press('Stop');
  await app.until(() => app.workspace.state() === 'stopped');
});
