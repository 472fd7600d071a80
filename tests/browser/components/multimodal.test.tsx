import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { WireValue } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { drop, paste } from './pictures';
import { scriptedCapture } from './scripted-capture';
import { show, until } from './shown';

const note = () => new File(['hello'], 'notes.txt', { type: 'text/plain' });
const picture = async () => {
  const canvas = new OffscreenCanvas(40, 20);
  canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
  return new File([await canvas.convertToBlob()], 'black.png', { type: 'image/png' });
};
const namesIn = (value: WireValue<'multimodaltextbox'> | undefined) =>
  value?.files.map((file) => (file instanceof File ? file.name : file.url));

const open = async (
  properties: Parameters<typeof show<'multimodaltextbox'>>[2] = {},
  options: Parameters<typeof show>[3] = {},
) => {
  const shown = show(
    'multimodaltextbox',
    { text: '', files: [] },
    { label: 'Message', ...properties },
    { interactive: true, ...options },
  );
  await shown.loaded();
  return {
    ...shown,
    field: shown.screen.getByRole('textbox', { name: 'Message' }),
    picker: shown.screen.getByLabelText('Attach files'),
    last: () => shown.inputs.at(-1),
  };
};

test('takes files that are dropped, pasted and picked, along with the text', async () => {
  const { field, picker, find, last } = await open();
  await field.fill('see');
  drop(find('.yc-door'), note());
  paste(find('textarea'), await picture());
  await userEvent.upload(picker, new File(['x'], 'more.bin'));
  expect(last()?.text).toBe('see');
  expect(namesIn(last())).toEqual(['notes.txt', 'black.png', 'more.bin']);
  // A picture is shown as one.
  await until(() => find<HTMLImageElement>('.yc-attachment img').naturalWidth === 40);
});

test('a text that is pasted is no file', async () => {
  const { field, inputs, find } = await open();
  await field.click();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'words');
  const pasted = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
  expect(find('textarea').dispatchEvent(pasted)).toBe(true);
  expect(inputs).toEqual([]);
});

test('Enter sends, Shift+Enter makes a new line, and what an input method composes does neither', async () => {
  const { field, find, submits, last } = await open();
  await field.click();
  await userEvent.keyboard('one{Shift>}{Enter}{/Shift}two');
  expect(last()?.text).toBe('one\ntwo');
  expect(submits()).toBe(0);
  const composed = { key: 'Enter', bubbles: true, cancelable: true, isComposing: true };
  find('textarea').dispatchEvent(new KeyboardEvent('keydown', composed));
  expect(submits()).toBe(0);
  await userEvent.keyboard('{Enter}');
  expect(submits()).toBe(1);
  expect(last()?.text).toBe('one\ntwo');
});

test('a file is removed by keys, and the focus goes to the next one and back to the text', async () => {
  const { field, find, last, screen } = await open();
  drop(find('.yc-door'), note(), new File(['x'], 'more.bin'));
  screen.getByRole('button', { name: 'Remove notes.txt' }).element().focus();
  await userEvent.keyboard('{Enter}');
  expect(namesIn(last())).toEqual(['more.bin']);
  await expect.element(screen.getByRole('button', { name: 'Remove more.bin' })).toHaveFocus();
  await userEvent.keyboard(' ');
  expect(namesIn(last())).toEqual([]);
  await expect.element(field).toHaveFocus();
});

test('refuses files of other types by name, and takes one where one is expected', async () => {
  const { find, inputs, last, screen } = await open({ fileTypes: ['image'], fileCount: 'single' });
  drop(find('.yc-door'), note());
  await expect.element(screen.getByRole('alert')).toHaveTextContent('notes.txt is text/plain; expected is image.');
  expect(inputs).toEqual([]);
  drop(find('.yc-door'), await picture());
  drop(find('.yc-door'), new File(['x'], 'second.png', { type: 'image/png' }));
  expect(namesIn(last())).toEqual(['second.png']);
});

test('buttons of its own submit and stop', async () => {
  const { screen, events } = await open({ submitBtn: 'Send', stopBtn: true });
  await screen.getByRole('button', { name: 'Send' }).click();
  await screen.getByRole('button', { name: 'Stop' }).click();
  expect(events.filter(([name]) => name === 'submit' || name === 'stop')).toEqual([['submit'], ['stop']]);
});

test('records where the microphone is among its sources', async () => {
  const { capture, calls } = scriptedCapture('microphone');
  const { screen, picker } = await open({ sources: ['microphone'] }, { capture });
  await screen.getByRole('button', { name: 'Record' }).click();
  await screen.getByRole('button', { name: 'Stop recording' }).click();
  expect(calls).toEqual(['start', 'stop']);
  await expect.element(picker).not.toBeInTheDocument();
});

test('as an output it shows a message and offers no change', async () => {
  const { field, set, screen } = await open({}, { interactive: false });
  set({ text: 'Look', files: [note()] });
  await expect.element(field).toHaveValue('Look');
  expect((field.element() as HTMLTextAreaElement).readOnly).toBe(true);
  await expect.element(screen.getByText('notes.txt')).toBeVisible();
  expect(screen.getByRole('button').elements()).toEqual([]);
});

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test('axe finds nothing, and nothing overflows at 320 px', async () => {
    inScheme(scheme);
    const { capture } = scriptedCapture('microphone');
    const { host, find } = await open(
      { sources: ['upload', 'microphone'], submitBtn: true, stopBtn: true, placeholder: 'Write a message' },
      { capture },
    );
    host.style.inlineSize = '320px';
    drop(find('.yc-door'), note(), await picture(), new File(['x'], `${'a-long-name-'.repeat(9)}.txt`));
    await until(() => find<HTMLImageElement>('.yc-attachment img').naturalWidth === 40);
    const { right } = host.getBoundingClientRect();
    const beyond = [...host.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > right + 1);
    expect(beyond.map(({ className }) => className)).toEqual([]);
    await expectNoViolations(host);
  });
});
