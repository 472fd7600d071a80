import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Properties } from '../../../src/protocol';
import { show, tap, until } from './shown';

const choices = ['Apple', 'Banana', 'Bilberry', 'Cherry'].map((label) => ({ label, value: label.toLowerCase() }));

const dropdown = async (value: string | string[] | null, properties: Partial<Properties<'dropdown'>> = {}) => {
  const shown = show('dropdown', value, { label: 'Fruit', choices, ...properties }, { interactive: true });
  await until(() => shown.host.querySelector('.yc-combobox-input'));
  const options = () => shown.screen.getByRole('option').elements();
  return {
    ...shown,
    field: () => shown.find<HTMLInputElement>('.yc-combobox-input'),
    options: () => options().map((option) => option.textContent),
    chosen: () => options().flatMap((each) => (each.ariaSelected === 'true' ? [each.textContent] : [])),
    isOpen: () => shown.find('.yc-combobox-input').getAttribute('aria-expanded') === 'true',
  };
};

const all = choices.map(({ label }) => label);

describe('a dropdown that has a value', () => {
  test.each(['pointer', 'keys', 'touch'] as const)(
    'shows all choices when it is opened by %s, its own marked',
    async (by) => {
      const shown = await dropdown('banana');
      if (by === 'pointer') await userEvent.click(shown.field());
      else if (by === 'touch') tap(shown.field());
      else {
        await userEvent.tab();
        await userEvent.keyboard('{Escape}{ArrowDown}');
      }
      await until(() => shown.options().length === all.length);
      expect(shown.options()).toEqual(all);
      expect(shown.chosen()).toEqual(['Banana']);
      expect(shown.isOpen()).toBe(true);
    },
  );

  test('is changed by a touch', async () => {
    const shown = await dropdown('banana');
    tap(shown.field());
    await until(() => shown.options().length === all.length);
    tap(shown.screen.getByRole('option', { name: 'Cherry' }).element());
    expect(shown.inputs).toEqual(['cherry']);
    expect(shown.field().value).toBe('Cherry');
    await until(() => !shown.isOpen());
  });

  test('filters by what is typed, which takes the place of the value that is shown', async () => {
    const shown = await dropdown('banana');
    await userEvent.click(shown.field());
    await userEvent.keyboard('b');
    await until(() => shown.options().length === 2);
    expect(shown.options()).toEqual(['Banana', 'Bilberry']);
    await userEvent.keyboard('il{Enter}');
    expect(shown.inputs).toEqual(['bilberry']);
    expect(shown.field().value).toBe('Bilberry');
    await until(() => !shown.isOpen());
    await userEvent.keyboard('{ArrowDown}');
    await until(() => shown.options().length === all.length);
    expect(shown.chosen()).toEqual(['Bilberry']);
  });

  test('is put back by Escape, whatever was typed and however often', async () => {
    const shown = await dropdown('banana');
    await userEvent.click(shown.field());
    await userEvent.keyboard('xyz');
    await expect.element(shown.screen.getByText('No choice matches.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(shown.field().value).toBe('Banana');
    await userEvent.keyboard('{Escape}{Escape}');
    expect(shown.field().value).toBe('Banana');
    await userEvent.keyboard('{ArrowDown}');
    await until(() => shown.options().length === all.length);
    await userEvent.keyboard('che{Tab}');
    expect(shown.field().value).toBe('Banana');
    expect(shown.inputs).toEqual([]);
  });

  test('keeps what is being typed when other choices come', async () => {
    const shown = await dropdown('banana');
    await userEvent.click(shown.field());
    await userEvent.keyboard('ch');
    shown.setProperties({ label: 'Fruit', choices: [{ label: 'Chestnut', value: 'chestnut' }, ...choices] });
    await until(() => shown.options().includes('Chestnut'));
    expect(shown.field().value).toBe('ch');
    expect(shown.options()).toEqual(['Chestnut', 'Cherry']);
    await userEvent.keyboard('es{Enter}');
    expect(shown.inputs).toEqual(['chestnut']);
    expect(shown.field().value).toBe('Chestnut');
  });

  test('works at 320 px', async () => {
    await page.viewport(320, 600);
    try {
      const shown = await dropdown('banana');
      await userEvent.click(shown.field());
      await until(() => shown.options().length === all.length);
      const list = shown.find('.yc-options').getBoundingClientRect();
      const field = shown.find('.yc-combobox-control').getBoundingClientRect();
      expect([list.left, list.right]).toEqual([field.left, field.right]);
      await userEvent.click(shown.screen.getByRole('option', { name: 'Apple' }));
      expect(shown.inputs).toEqual(['apple']);
    } finally {
      await page.viewport(414, 896);
    }
  });
});

describe('a dropdown that takes values of a person’s own', () => {
  test.each([
    ['{Enter}', 'Enter'],
    ['{Tab}', 'leaving it'],
  ])('takes what was typed by %s', async (key) => {
    const shown = await dropdown('banana', { allowCustomValue: true });
    await userEvent.click(shown.field());
    await userEvent.keyboard(`dragon fruit${key}`);
    expect(shown.inputs).toEqual(['dragon fruit']);
    expect(shown.told('select')).toEqual([{ index: -1, value: 'dragon fruit', selected: true }]);
    expect(shown.field().value).toBe('dragon fruit');
  });

  test('takes what was typed when something else is pressed', async () => {
    const shown = await dropdown(null, { allowCustomValue: true });
    await userEvent.click(shown.field());
    await userEvent.keyboard('fig');
    shown.field().blur();
    expect(shown.inputs).toEqual(['fig']);
  });

  test('takes the choice of that name, is emptied by an empty text, and put back by Escape', async () => {
    const shown = await dropdown('banana', { allowCustomValue: true });
    await userEvent.click(shown.field());
    await userEvent.keyboard('Cherry{Enter}');
    expect(shown.inputs).toEqual(['cherry']);
    await userEvent.keyboard('fig{Escape}');
    expect(shown.field().value).toBe('Cherry');
    await userEvent.keyboard('kiwi{Enter}');
    expect(shown.inputs).toEqual(['cherry', 'kiwi']);
    await userEvent.clear(shown.field());
    await userEvent.keyboard('{Enter}');
    expect(shown.inputs).toEqual(['cherry', 'kiwi', null]);
  });

  test('adds it to several', async () => {
    const shown = await dropdown(['banana'], { allowCustomValue: true, multiselect: true });
    await userEvent.click(shown.field());
    await userEvent.keyboard('fig{Enter}');
    expect(shown.inputs).toEqual([['banana', 'fig']]);
    expect(shown.field().value).toBe('');
    await userEvent.keyboard('Cherry{Enter}');
    expect(shown.inputs.at(-1)).toEqual(['banana', 'fig', 'cherry']);
  });
});
