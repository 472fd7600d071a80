import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type { DialogueLine, Properties } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { painted, show, until } from './shown';

const hello: DialogueLine[] = [
  { speaker: 'Ada', text: 'Hello!' },
  { speaker: 'Grace', text: 'Good morning.' },
];
const speakers = ['Ada', 'Grace', 'Mary'];
const tags = ['(laughs)', '(sighs)', '(clears throat)'];

const open = async (
  value: DialogueLine[] | string | null,
  properties: Partial<Properties<'dialogue'>> = {},
  options: { interactive?: boolean; listened?: string[] } = {},
) => {
  const shown = show('dialogue', value, { label: 'Talk', ...properties }, { interactive: true, ...options });
  await shown.loaded();
  const line = (number: number) => shown.screen.getByRole('textbox', { name: `Line ${number}`, exact: true });
  const latest = () => shown.inputs.at(-1);
  return { ...shown, line, latest };
};

const focused = (name: string) => until(() => document.activeElement?.getAttribute('aria-label') === name);

test('is written with the keys: Enter begins a line by the next speaker, Backspace removes an empty one', async () => {
  const { line, latest } = await open(null, { speakers });
  await line(1).click();
  await userEvent.keyboard('Hello!{Enter}');
  await focused('Line 2');
  await userEvent.keyboard('Good morning.');
  expect(latest()).toEqual(hello);
  await userEvent.keyboard('{Enter}');
  await focused('Line 3');
  expect(latest()).toEqual([...hello, { speaker: 'Mary', text: '' }]);
  await userEvent.keyboard('{Backspace}');
  await focused('Line 2');
  expect(latest()).toEqual(hello);
  // The caret is at the end of the line before.
  await userEvent.keyboard('x{ArrowUp}');
  expect(latest()).toEqual([hello[0], { speaker: 'Grace', text: 'Good morning.x' }]);
});

test('Enter within a line takes what comes after it to the next one, and Shift+Enter stays in it', async () => {
  const { line, latest } = await open([{ speaker: 'Ada', text: 'Hello you' }], { speakers });
  await line(1).click();
  await userEvent.keyboard('{Home}{ArrowRight>5/}{Enter}');
  await focused('Line 2');
  expect(latest()).toEqual([
    { speaker: 'Ada', text: 'Hello' },
    { speaker: 'Grace', text: 'you' },
  ]);
  await userEvent.keyboard('a{Shift>}{Enter}{/Shift}');
  expect(latest()).toEqual([
    { speaker: 'Ada', text: 'Hello' },
    { speaker: 'Grace', text: 'a\nyou' },
  ]);
});

test('the arrows go from line to line, and buttons insert and remove lines in the midst', async () => {
  const { line, latest, screen } = await open(hello, { speakers });
  await line(2).click();
  await userEvent.keyboard('{Home}{ArrowUp}');
  await focused('Line 1');
  await userEvent.keyboard('{End}{ArrowDown}');
  await focused('Line 2');
  await screen.getByRole('button', { name: 'Add a line below line 1' }).click();
  await focused('Line 2');
  expect(latest()).toEqual([hello[0], { speaker: 'Grace', text: '' }, hello[1]]);
  await screen.getByRole('button', { name: 'Remove line 1' }).click();
  await focused('Line 1');
  expect(latest()).toEqual([{ speaker: 'Grace', text: '' }, hello[1]]);
  await screen.getByRole('combobox', { name: 'Speaker of line 1' }).selectOptions('Mary');
  expect(latest()).toEqual([{ speaker: 'Mary', text: '' }, hello[1]]);
});

test('a colon opens the tags, which narrow; the keys take one or none', async () => {
  const { line, latest, screen, host } = await open([{ speaker: 'Ada', text: 'Oh' }], { speakers, tags });
  await line(1).click();
  await userEvent.keyboard('{End} :');
  const options = () => [...host.querySelectorAll('.yc-tag')].map((each) => each.textContent);
  expect(options()).toEqual(tags);
  await userEvent.keyboard('s');
  await userEvent.keyboard('{ArrowDown}');
  const area = line(1).element();
  const active = () => document.getElementById(area.getAttribute('aria-activedescendant') ?? '');
  expect(active()?.textContent).toBe('(sighs)');
  expect(active()?.getAttribute('aria-selected')).toBe('true');
  await userEvent.keyboard('{Enter}');
  expect(latest()).toEqual([{ speaker: 'Ada', text: 'Oh (sighs) ' }]);
  expect(options()).toEqual([]);
  await userEvent.keyboard('me:cl');
  await screen.getByRole('option', { name: '(clears throat)' }).click();
  expect(latest()).toEqual([{ speaker: 'Ada', text: 'Oh (sighs) me(clears throat) ' }]);
  expect(document.activeElement).toBe(area);
  await userEvent.keyboard(':');
  await userEvent.keyboard('{Escape}');
  expect(options()).toEqual([]);
  // What is no tag is text.
  await userEvent.keyboard('x:y');
  expect(options()).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await focused('Line 2');
});

test('is written as a text, too, which stays as it is typed', async () => {
  const { screen, latest } = await open(hello, { speakers, tags });
  await screen.getByRole('button', { name: 'Plain text' }).click();
  const area = screen.getByRole('textbox', { name: 'Talk' });
  await expect.element(area).toHaveValue('[Ada] Hello!\n[Grace] Good morning.');
  await area.fill('[Grace]Bye\n\n[Ada]  So long');
  expect(latest()).toEqual([
    { speaker: 'Grace', text: 'Bye' },
    { speaker: 'Ada', text: 'So long' },
  ]);
  await expect.element(area).toHaveValue('[Grace]Bye\n\n[Ada]  So long');
  await screen.getByRole('button', { name: 'Plain text' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Line 2' })).toHaveValue('So long');
});

test('without speakers it is a field of text with tags', async () => {
  const { screen, latest } = await open(null, { tags });
  await screen.getByRole('textbox', { name: 'Talk' }).click();
  await userEvent.keyboard('Hi :la{Tab}there');
  expect(latest()).toBe('Hi (laughs) there');
  expect(screen.getByRole('button', { name: 'Plain text' }).query()).toBeNull();
});

test('takes no more lines than its author wants', async () => {
  const { line, latest, screen } = await open(hello, { speakers, maxLines: 2 });
  await expect.element(screen.getByRole('button', { name: 'Add a line below line 1' })).toBeDisabled();
  await line(2).click();
  await userEvent.keyboard('{End}{Enter}!');
  expect(latest()).toEqual([hello[0], { speaker: 'Grace', text: 'Good morning.!' }]);
});

test('has a button that submits if something listens, or if its author says so', async () => {
  const submit = (shown: Awaited<ReturnType<typeof open>>, name = 'Submit') =>
    shown.screen.getByRole('button', { name });
  expect(submit(await open(hello, { speakers })).query()).toBeNull();
  const named = await open(hello, { speakers, submitBtn: 'Speak' });
  await submit(named, 'Speak').click();
  expect(named.submits()).toBe(1);
  const heard = await open(hello, { speakers }, { listened: ['submit'] });
  await submit(heard).click();
  expect(heard.submits()).toBe(1);
  expect(submit(await open(hello, { speakers, submitBtn: false }, { listened: ['submit'] })).query()).toBeNull();
});

test('one line more makes one element more, stays at the end, and leaves a person where they have scrolled to', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => ({
    speaker: i % 2 ? 'Ada' : 'Grace',
    text: `This is line ${i}.`,
  }));
  const { set, find } = await open(lines.slice(0, 100), {}, { interactive: false });
  const list = find<HTMLElement>('.yc-spoken');
  const first = list.firstElementChild;
  const left = () => list.scrollHeight - list.clientHeight - list.scrollTop;
  await until(() => left() < 2);
  set(structuredClone(lines.slice(0, 150)));
  await painted();
  expect(list.children).toHaveLength(150);
  expect(list.firstElementChild).toBe(first);
  expect(left()).toBeLessThan(2);
  list.scrollTop = 0;
  await painted();
  set(structuredClone(lines));
  await painted();
  expect(list.children).toHaveLength(200);
  expect(list.scrollTop).toBe(0);
});

test('speakers have the colours of their author, others have their own', async () => {
  const { host } = await open(hello, { colorMap: { Ada: 'navy' } }, { interactive: false });
  const [ada, grace] = [...host.querySelectorAll<HTMLElement>('.yc-spoken-line')];
  expect(ada?.style.getPropertyValue('--yc-class')).toBe('#000080');
  expect(grace?.style.getPropertyValue('--yc-class')).toMatch(/^#[\da-f]{6}$/);
  expect(grace?.innerText).toBe('Grace Good morning.');
});

test('at 320 px nothing overflows', async () => {
  const { host } = await open(hello, { speakers, tags });
  host.style.width = '320px';
  await until(() => getComputedStyle(host.querySelector('.yc-tag-field') as Element).gridRowStart === '2');
  for (const each of host.querySelectorAll('textarea, select, button'))
    expect(each.getBoundingClientRect().right - host.getBoundingClientRect().left).toBeLessThanOrEqual(320);
});

test.each(['light', 'dark', 'forced'])('axe finds nothing in %s, with the tags open', async (scheme) => {
  if (scheme === 'forced') {
    const force = (value: string) =>
      cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
    await force('active');
    const written = await open(hello, { speakers, tags });
    const read = await open(hello, {}, { interactive: false });
    await expectNoViolations(written.host)
      .then(() => expectNoViolations(read.host))
      .finally(() => force(''));
    return;
  }
  inScheme(scheme);
  const { line, host, screen } = await open(hello, { speakers, tags });
  await line(1).click();
  await userEvent.keyboard(':');
  await expect.element(screen.getByRole('listbox')).toBeVisible();
  await expectNoViolations(host);
});
