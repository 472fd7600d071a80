import { render } from 'solid-js/web';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SaveMenu } from '../../../src/components/media/SaveMenu';
import type { Playback, SaveFormat } from '../../../src/media';

/** A menu whose formats come once they are given, beside a field. */
const showMenu = () => {
  const host = document.body.appendChild(document.createElement('div'));
  let give = (_: readonly SaveFormat[]) => {};
  const formats = new Promise<readonly SaveFormat[]>((resolve) => {
    give = resolve;
  });
  const playback = { element: new Audio(), saveFormats: () => formats } as unknown as Playback;
  const dispose = render(
    () => (
      <>
        <SaveMenu id="it" name="Song" playback={playback} disabled={false} onSave={() => {}} onProblem={() => {}} />
        <input aria-label="Note" />
      </>
    ),
    host,
  );
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  return { give };
};

const format = (name: string) => page.getByRole('group', { name: 'Download as' }).getByRole('button', { name });

test('the first format gets the focus', async () => {
  const { give } = showMenu();
  await page.getByRole('button', { name: 'Download' }).click();
  give(['wav', 'mp3']);
  await expect.element(format('WAV')).toHaveFocus();
});

test('formats that come late leave the focus to a field that was entered meanwhile', async () => {
  const { give } = showMenu();
  await page.getByRole('button', { name: 'Download' }).click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.click();
  give(['wav', 'mp3']);
  await expect.element(format('WAV')).toBeVisible();
  await userEvent.keyboard('mine');
  await expect.element(note).toHaveFocus();
  await expect.element(note).toHaveValue('mine');
});
