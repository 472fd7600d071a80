import { beforeAll, describe, expect, test } from 'vitest';
import { learnRare } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { solid } from './pictures';
import { painted, show, until } from './shown';

beforeAll(async () => {
  await learnRare();
});

const choices = ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }));

describe('the page’s own names', () => {
  test('an id that stands elsewhere on the page is not taken from it', async () => {
    const own = document.createElement('p');
    own.id = 'options-taken';
    document.body.append(own);
    try {
      const shown = show('textbox', 'x', { elemId: 'options-taken', elemClasses: ['seen'] });
      await until(() => shown.root().classList.contains('seen'));
      expect(shown.root().id).not.toBe('options-taken');
      expect(document.getElementById('options-taken')).toBe(own);
    } finally {
      own.remove();
    }
  });

  test.each(['remove', 'parentNode', 'contains', 'submit', 'body'])(
    'the id “%s”, which would hide what a form or the document has, is not taken',
    async (elemId) => {
      const shown = show('textbox', 'x', { elemId, elemClasses: ['seen'] });
      await until(() => shown.root().classList.contains('seen'));
      expect(shown.root().id).not.toBe(elemId);
    },
  );

  test('a tab is still named by its button, and a label still names its field', async () => {
    const shown = show('textbox', '', { elemId: 'options-label', label: 'Name' }, { interactive: true });
    await until(() => shown.root().id === 'options-label');
    await expect.element(shown.screen.getByRole('textbox', { name: 'Name' })).toBeVisible();
  });
});

describe('a text field', () => {
  test('has buttons that submit and stop, with the author’s words', async () => {
    const shown = show('textbox', 'hi', { submitBtn: true, stopBtn: 'Enough' }, { interactive: true });
    await shown.screen.getByRole('button', { name: 'Submit' }).click();
    await shown.screen.getByRole('button', { name: 'Enough' }).click();
    expect(shown.events.map(([event]) => event).filter((event) => event === 'submit' || event === 'stop')).toEqual([
      'submit',
      'stop',
    ]);
    shown.setProperties({ submitBtn: 'Send' });
    await expect.element(shown.screen.getByRole('button', { name: 'Send' })).toBeVisible();
    expect(shown.host.querySelectorAll('.yc-text-buttons button')).toHaveLength(1);
    await expectNoViolations(shown.host);
  });

  test('takes the focus with autofocus, but not from where a person is', async () => {
    const first = show('textbox', '', { autofocus: true, label: 'First' }, { interactive: true });
    await until(() => document.activeElement === first.find('textarea'));
    const second = show('textbox', '', { autofocus: true, elemClasses: ['ready'] }, { interactive: true });
    await until(() => second.root().classList.contains('ready'));
    expect(document.activeElement).toBe(first.find('textarea'));
  });

  test('stays where it is as its text grows without autoscroll, and follows it with', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`).join('\n');
    for (const autoscroll of [false, true]) {
      const shown = show('textbox', lines(5), { autoscroll, lines: 3, maxLines: 3 });
      await painted();
      shown.set(lines(60));
      await until(() => shown.find<HTMLTextAreaElement>('textarea').value.endsWith('line 59'));
      await painted();
      const { scrollTop } = shown.find('textarea');
      expect(autoscroll ? scrollTop > 200 : scrollTop === 0).toBe(true);
    }
  });
});

describe('choices', () => {
  test('are all selected by one box, and none by a second press', async () => {
    const shown = show('checkboxgroup', ['a'], { choices, showSelectAll: true, label: 'Some' }, { interactive: true });
    const all = shown.screen.getByRole('checkbox', { name: 'Select all' });
    await expect.element(all).toBePartiallyChecked();
    await all.click();
    expect(shown.inputs.at(-1)).toEqual(['a', 'b', 'c']);
    await expect.element(all).toBeChecked();
    await all.click();
    expect(shown.inputs.at(-1)).toEqual([]);
    await expectNoViolations(shown.host);
  });

  test('are no more than are allowed, and the list says so', async () => {
    const shown = show(
      'dropdown',
      ['a'],
      { choices, multiselect: true, maxChoices: 2, label: 'Two' },
      { interactive: true },
    );
    const field = shown.screen.getByRole('combobox', { name: 'Two' });
    await field.click();
    await shown.screen.getByRole('option', { name: 'B' }).click();
    expect(shown.inputs).toEqual([['a', 'b']]);
    await field.click();
    await shown.screen.getByRole('option', { name: 'C' }).click();
    expect(shown.inputs).toEqual([['a', 'b']]);
  });

  test('a slider goes back to its first value', async () => {
    const shown = show('slider', 3, { buttons: ['reset'], label: 'Level', maximum: 10 }, { interactive: true });
    const reset = shown.screen.getByRole('button', { name: 'Reset Level' });
    await expect.element(reset).toBeDisabled();
    shown.set(7);
    await reset.click();
    expect(shown.inputs).toEqual([3]);
    expect(shown.told('release')).toEqual([{ value: 3 }]);
  });
});

describe('a button', () => {
  test('with a link opens it in a new tab, and is a button again without', async () => {
    const shown = show('button', 'Docs', { link: 'https://example.org/' });
    const link = shown.screen.getByRole('link', { name: 'Docs' });
    await expect.element(link).toHaveAttribute('href', 'https://example.org/');
    await expect.element(link).toHaveAttribute('target', '_blank');
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
    shown.set('Manual');
    await expect.element(shown.screen.getByRole('link', { name: 'Manual' })).toBeVisible();
    await expectNoViolations(shown.host);
    shown.setProperties({ link: 'https://example.org/', interactive: false });
    await until(() => shown.find('a').getAttribute('aria-disabled') === 'true');
    expect(shown.find('a').hasAttribute('href')).toBe(false);
    shown.find<HTMLElement>('a').click();
    expect(shown.told('click')).toEqual([]);
    shown.setProperties({});
    await shown.screen.getByRole('button', { name: 'Manual' }).click();
    expect(shown.told('click')).toHaveLength(1);
  });

  test('shows its icon before its text, which still changes', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';
    const fileOf = async () => new File([drawing], 'icon.svg', { type: 'image/svg+xml' });
    const shown = show('button', 'Go', { icon: 'icon.svg' }, { fileOf });
    await until(() => shown.host.querySelector('button img'));
    shown.set('Run');
    await expect.element(shown.screen.getByRole('button', { name: 'Run' })).toBeVisible();
    const { left } = shown.find('button img').getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(shown.find('button').firstChild as Node);
    expect(left).toBeLessThan(range.getBoundingClientRect().left);
  });
});

describe('files', () => {
  test('change their order by buttons', async () => {
    const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => new File(['x'], name));
    const shown = show(
      'file',
      files,
      { fileCount: 'multiple', allowReordering: true, height: 300 },
      { interactive: true },
    );
    await shown.screen.getByRole('button', { name: 'Move c.txt up' }).click();
    expect((shown.inputs.at(-1) as File[]).map(({ name }) => name)).toEqual(['a.txt', 'c.txt', 'b.txt']);
    await shown.screen.getByRole('button', { name: 'Move a.txt down' }).click();
    expect((shown.inputs.at(-1) as File[]).map(({ name }) => name)).toEqual(['c.txt', 'a.txt', 'b.txt']);
    await expectNoViolations(shown.host);
  });
});

test('a watermark that is only a text lies at the bottom right', async () => {
  const shown = show('image', solid(40, 40, [255, 255, 255]), { watermark: '© Ada' });
  const mark = await until(() => shown.host.querySelector<HTMLElement>('.yc-watermark'));
  const box = shown.find('.yc-picture-box').getBoundingClientRect();
  const { right, bottom } = (mark as HTMLElement).getBoundingClientRect();
  expect([box.right - right, box.bottom - bottom].every((gap) => gap >= 0 && gap < 13)).toBe(true);
});

test('a watermark lies over a picture, in light and dark', async () => {
  const data = new Uint8Array(4 * 40 * 40).fill(255).buffer;
  const image = { as: 'pixels' as const, width: 40, height: 40, data };
  for (const scheme of ['light', 'dark']) {
    inScheme(scheme);
    const shown = show('image', image, { watermark: { watermark: '© Ada', position: 'top-left' } });
    const mark = await until(() => shown.host.querySelector('.yc-watermark'));
    expect(mark?.textContent).toBe('© Ada');
    const box = shown.find('.yc-picture-box').getBoundingClientRect();
    const place = mark?.getBoundingClientRect();
    expect((place?.left ?? 0) - box.left).toBeLessThan(13);
    expect((place?.top ?? 0) - box.top).toBeLessThan(13);
    await expectNoViolations(shown.host);
  }
});
