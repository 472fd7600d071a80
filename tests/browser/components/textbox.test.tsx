import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { painted, show, until } from './shown';

const area = (shown: ReturnType<typeof show<'textbox'>>) => shown.find<HTMLTextAreaElement>('textarea');

/** Shows a text, and waits until it is drawn: where drawing takes long, the next text waits for a while. */
const draw = async (shown: ReturnType<typeof show<'textbox'>>, text: string) => {
  shown.set(text);
  await until(() => area(shown).value === text);
  await painted();
};

describe('a textbox to write in', () => {
  test('its label finds the field and names the group', async () => {
    const { screen } = show('textbox', 'Ada', { label: 'Name' }, { interactive: true });
    await expect.element(screen.getByLabelText('Name')).toHaveValue('Ada');
    await expect.element(screen.getByRole('textbox', { name: 'Name' })).toBeVisible();
    await expect.element(screen.getByRole('group', { name: 'Name', exact: true })).toBeVisible();
  });

  test('passes on what is typed, and Enter submits one line', async () => {
    const shown = show('textbox', null, { label: 'Name', placeholder: 'Ada' }, { interactive: true });
    expect(area(shown).placeholder).toBe('Ada');
    await userEvent.type(area(shown), 'Grace{Enter}');
    expect(shown.inputs.at(-1)).toBe('Grace');
    expect(shown.submits()).toBe(1);
  });

  test('Enter breaks the line of a longer one, and Shift+Enter submits it', async () => {
    const shown = show('textbox', null, { label: 'Poem', lines: 3 }, { interactive: true });
    await userEvent.type(area(shown), 'a{Enter}b');
    expect(shown.inputs.at(-1)).toBe('a\nb');
    expect(shown.submits()).toBe(0);
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(shown.submits()).toBe(1);
    expect(shown.inputs.at(-1)).toBe('a\nb');
  });

  test.each([{}, { type: 'email' as const }])('takes no more than maxLength characters, %o', async (options) => {
    const shown = show('textbox', null, { label: 'Name', maxLength: 4, ...options }, { interactive: true });
    await userEvent.type(shown.find('input, textarea'), 'Grace');
    expect(shown.inputs.at(-1)).toBe('Grac');
  });

  test('the Enter that ends a composition submits nothing', () => {
    const shown = show('textbox', 'に', { label: 'Name' }, { interactive: true });
    const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
    expect(area(shown).dispatchEvent(enter)).toBe(true);
    expect(shown.submits()).toBe(0);
  });

  test('passes on a word when an input method has composed it, and none of its states before', () => {
    const shown = show('textbox', null, { label: 'Name' }, { interactive: true });
    const field = area(shown);
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const state of ['k', 'か', 'かn', 'かん']) {
      field.value = state;
      field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    }
    expect(shown.inputs).toEqual([]);
    field.value = '感';
    field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '感' }));
    expect(shown.inputs).toEqual(['感']);
    expect(field.value).toBe('感');
  });

  test('grows with its text up to maxLines, then scrolls', async () => {
    const shown = show('textbox', null, { label: 'Poem', maxLines: 5 }, { interactive: true });
    const oneLine = area(shown).offsetHeight;
    await draw(shown, '1\n2\n3');
    const threeLines = area(shown).offsetHeight;
    expect(threeLines).toBeGreaterThan(oneLine + 20);
    await draw(shown, Array.from({ length: 40 }, (_, i) => i).join('\n'));
    expect(area(shown).offsetHeight).toBeLessThan(threeLines + 60);
    expect(area(shown).scrollHeight).toBeGreaterThan(area(shown).clientHeight);
  });

  test('hides a password', () => {
    const shown = show('textbox', 'secret', { label: 'Password', type: 'password' }, { interactive: true });
    expect(shown.find<HTMLInputElement>('input').type).toBe('password');
  });
});

describe('a textbox that shows an output', () => {
  test('can be selected and copied, not changed', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const shown = show('textbox', 'a result', { label: 'Result' });
    expect(area(shown).readOnly).toBe(true);
    expect(area(shown).disabled).toBe(false);
    await shown.screen.getByRole('button', { name: 'Copy' }).click();
    expect(write).toHaveBeenCalledWith('a result');
    await expect.element(shown.screen.getByRole('button', { name: 'Copied' })).toBeVisible();
    write.mockRestore();
  });

  test('follows text that grows, unless someone scrolled up to read', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}`).join('\n');
    const shown = show('textbox', lines(50), { label: 'Log', maxLines: 5 });
    await painted();
    const left = () => area(shown).scrollHeight - area(shown).clientHeight - area(shown).scrollTop;
    expect(left()).toBeLessThan(5);
    await draw(shown, lines(60));
    expect(left()).toBeLessThan(5);
    area(shown).scrollTop = 100;
    await painted();
    await draw(shown, lines(70));
    expect(area(shown).scrollTop).toBe(100);
  });

  test('shows the end of 10 MB of text, says how much there is, and copies all of it', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const text = `${'0123456789'.repeat(1024 * 1024)}the end`;
    const shown = show('textbox', null, { label: 'Long' });
    // The machine may be busy with other things: the best of five counts.
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      await draw(shown, '');
      const before = performance.now();
      shown.set(text);
      await until(() => area(shown).value.length === 100_000);
      await painted();
      times.push(performance.now() - before);
    }
    expect(Math.min(...times)).toBeLessThan(1000);
    expect(area(shown).value.endsWith('the end')).toBe(true);
    await expect.element(shown.screen.getByText('The last 100,000 of 10,485,767 characters are shown.')).toBeVisible();
    await shown.screen.getByRole('button', { name: 'Copy all' }).click();
    expect(write.mock.calls[0]?.[0].length).toBe(text.length);
    write.mockRestore();
  });

  test('says that there is nothing yet', async () => {
    const { screen } = show('textbox', null, { label: 'Result' });
    await expect.element(screen.getByPlaceholder('Nothing yet.')).toBeVisible();
  });
});
