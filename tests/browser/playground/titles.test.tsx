import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Session } from '../../../src/playground/session';
import { SketchesDialog } from '../../../src/playground/sketches/SketchesDialog';
import { TitleField } from '../../../src/playground/TitleField';

const on = (view: Parameters<typeof render>[0]) => {
  const host = document.createElement('div');
  document.body.append(host);
  const dispose = render(view, host);
  onTestFinished(() => {
    dispose();
    host.remove();
  });
};

test('a title that follows the code is kept only if it was changed', async () => {
  const [title, setTitle] = createSignal('waves');
  const kept: string[] = [];
  const [open, setOpen] = createSignal(true);
  on(() => (
    <>{open() && <TitleField title={title()} onKeep={(next) => kept.push(next)} onEnd={() => setOpen(false)} />}</>
  ));
  const field = page.getByRole('textbox', { name: 'Title' });
  await expect.element(field).toHaveFocus();
  setTitle('tides');
  await userEvent.keyboard('{Enter}');
  expect(kept).toEqual([]);
  setOpen(true);
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('My tides');
  setTitle('currents');
  await expect.element(field).toHaveValue('My tides');
  await userEvent.keyboard('{Enter}');
  expect(kept).toEqual(['My tides']);
});

test('a title that is being typed in the list of sketches stays when the list is loaded again', async () => {
  const source = 'export default function* waves() {}';
  const [drafts, setDrafts] = createSignal([{ id: 'a', source, savedAt: 1 }]);
  const renamed: string[] = [];
  const session = {
    drafts,
    current: () => undefined,
    refresh: async () => {},
    rename: async (_: string, title: string) => void renamed.push(title),
  } as unknown as Session;
  on(() => <SketchesDialog session={session} onOpen={() => {}} onRemove={async () => {}} onClose={() => {}} />);
  const field = page.getByRole('textbox', { name: 'Title of waves' });
  await field.click();
  await userEvent.keyboard('{Control>}a{/Control}My wa');
  setDrafts([{ id: 'a', source, savedAt: 2 }]);
  await expect.element(field).toHaveValue('My wa');
  await userEvent.keyboard('ves{Enter}');
  expect(renamed).toEqual(['My waves']);
  await field.fill('  ');
  await userEvent.keyboard('{Enter}');
  expect(renamed).toEqual(['My waves', '']);
  await expect.element(field).toHaveValue('waves');
});
