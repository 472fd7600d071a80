import { beforeAll, describe, expect, test } from 'vitest';
import { learnRare, type Properties, type WireValues } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { solid } from './pictures';
import { show, until } from './shown';
import { rowsOf } from './tables';

beforeAll(async () => {
  await learnRare();
});

type Table = NonNullable<WireValues['dataframe']>;
const people: Table = {
  headers: ['Name', 'Age', 'Member'],
  rows: [
    ['Grace', 45, true],
    ['Ada', 36, false],
    ['Linus', 54, null],
  ],
};
const table = async (value: Table | null, properties: Partial<Properties<'dataframe'>>, interactive = false) => {
  const shown = show('dataframe', value, { label: 'People', ...properties }, { interactive });
  await shown.loaded();
  return shown;
};
const namesOf = (host: HTMLElement) => rowsOf(host).map(([name]) => name);

describe('a table', () => {
  test('shows only the rows that hold what is searched for, sorted too, and says if there are none', async () => {
    const { screen, host } = await table(people, { showSearch: 'search' });
    const search = screen.getByRole('searchbox', { name: 'Search People' });
    await search.fill('a');
    await until(() => namesOf(host).join() === 'Grace,Ada');
    await screen.getByRole('button', { name: 'Age' }).click();
    await until(() => namesOf(host).join() === 'Ada,Grace');
    await search.fill('nobody');
    await expect.element(screen.getByText('No row holds “nobody”.')).toBeVisible();
    await search.fill('');
    await until(() => namesOf(host).length === 3);
    await expectNoViolations(host);
  });

  test('edits, removes and keeps the rows that a search has found, not those in their places', async () => {
    const { screen, inputs } = await table(people, { showSearch: 'filter' }, true);
    await screen.getByRole('searchbox').fill('Linus');
    await screen.getByRole('textbox', { name: 'Age, row 1' }).fill('55');
    await screen.getByRole('searchbox').click();
    await until(() => inputs.length > 0);
    expect(inputs.at(-1)?.rows.map((row) => row[1])).toEqual([45, 36, 55]);
    await screen.getByRole('button', { name: 'Keep only these rows' }).click();
    expect(inputs.at(-1)?.rows).toEqual([['Linus', 55, null]]);
  });

  test('numbers its rows, and keeps its first columns in view', async () => {
    const wide = {
      headers: ['id', ...'abcdefghij'],
      rows: [['one', ...'abcdefghij'.split('').map((each) => each.repeat(30))]],
    };
    const shown = await table(wide, { showRowNumbers: true, pinnedColumns: 1 });
    const box = await until(() => shown.host.querySelector<HTMLElement>('.yc-table-box'));
    await expect.element(shown.screen.getByRole('rowheader', { name: '1' })).toBeVisible();
    const first = await until(() => shown.host.querySelector('tbody td'));
    const place = () => first?.getBoundingClientRect().left;
    await until(() => shown.find<HTMLElement>('table').style.getPropertyValue('--yc-pin-1') !== '');
    const before = place();
    if (box) box.scrollLeft = 400;
    await until(
      () => (shown.host.querySelectorAll('tbody td')[3]?.getBoundingClientRect().left ?? 1e9) < (before ?? 0) + 300,
    );
    expect(Math.abs((place() ?? 0) - (before ?? 0))).toBeLessThan(0.5);
    await expectNoViolations(shown.host);
  });

  test('has columns as wide as its author wants, and shortens what is longer than that', async () => {
    const shown = await table(
      { headers: ['a', 'b'], rows: [['x'.repeat(50), 'y']] },
      { columnWidths: [200, '100px'], maxChars: 5 },
    );
    await until(() => rowsOf(shown.host).length === 1);
    expect(shown.host.querySelectorAll('th')[0]?.offsetWidth).toBeGreaterThanOrEqual(200);
    expect(shown.find('tbody td').textContent).toBe('xxxx…');
    expect(shown.find('tbody td > span').getAttribute('title')).toBe('x'.repeat(50));
  });

  test('wraps long cells, with rows of their own heights', async () => {
    const long = 'words and words '.repeat(20);
    const shown = await table({ headers: ['a'], rows: [[long], ['short']] }, { wrap: true, columnWidths: [200] });
    await until(() => (shown.host.querySelectorAll<HTMLElement>('tbody td')[0]?.offsetHeight ?? 0) > 100);
    expect(shown.host.querySelectorAll<HTMLElement>('tbody td')[1]?.offsetHeight).toBeLessThan(60);
  });

  test('draws Markdown and HTML, and runs nothing of it', async () => {
    const shown = await table(
      {
        headers: ['m', 'h', 's'],
        rows: [['**bold**', '<em onclick="x()">soft</em><script>x()</script>', '**plain**']],
      },
      { datatype: ['markdown', 'html', 'str'] },
    );
    await until(() => shown.host.querySelector('tbody strong'));
    expect(shown.find('tbody em').outerHTML).toBe('<em>soft</em>');
    expect(shown.host.querySelector('tbody script')).toBeNull();
    expect(rowsOf(shown.host)[0]?.[2]).toBe('**plain**');
  });

  test('has boxes for what is true or false, and takes text and numbers as its columns are', async () => {
    const shown = await table(people, { datatype: ['str', 'number', 'bool'], staticColumns: [0] }, true);
    await shown.screen.getByRole('checkbox', { name: 'Member, row 2' }).click();
    expect(shown.inputs.at(-1)?.rows[1]).toEqual(['Ada', 36, true]);
    // The first column is static.
    expect(shown.host.querySelector('[aria-label="Name, row 1"]')).toBeNull();
    await expectNoViolations(shown.host);
  });

  test('without a value has as many rows and columns as its author says, and stays within the limits', async () => {
    const shown = await table(null, { rowCount: 2, columnCount: 2, rowLimits: [2, 3], columnLimits: [null, 3] }, true);
    await until(() => rowsOf(shown.host).length === 2);
    expect(rowsOf(shown.host)).toEqual([
      ['', '', ''],
      ['', '', ''],
    ]);
    await expect.element(shown.screen.getByRole('button', { name: 'Remove row 1' })).toBeDisabled();
    await shown.screen.getByRole('button', { name: 'Add a row' }).click();
    await shown.screen.getByRole('button', { name: 'Add a column' }).click();
    await until(() => rowsOf(shown.host).length === 3);
    expect(shown.inputs.at(-1)).toEqual({
      headers: ['1', '2', '3'],
      rows: [
        [null, null],
        [null, null],
        [null, null],
      ],
    });
    await expect.element(shown.screen.getByRole('button', { name: 'Add a row' })).not.toBeInTheDocument();
    await expect.element(shown.screen.getByRole('button', { name: 'Add a column' })).not.toBeInTheDocument();
    await expect.element(shown.screen.getByRole('button', { name: 'Remove row 1' })).toBeEnabled();
  });

  test('with a fixed number of rows and columns lets nobody add any', async () => {
    const shown = await table(null, { rowCount: [1, 'fixed'], columnCount: [2, 'fixed'] }, true);
    await until(() => rowsOf(shown.host).length === 1);
    expect(shown.host.textContent).not.toContain('Add a');
  });

  test('has the buttons that its author wants', async () => {
    const shown = await table(people, { buttons: ['copy', 'fullscreen'] });
    expect([...shown.host.querySelectorAll('.yc-tools button')].map((each) => each.textContent)).toEqual(
      document.fullscreenEnabled ? ['Copy', 'Full screen'] : ['Copy'],
    );
    shown.setProperties({});
    await until(() => shown.host.querySelector('.yc-tools')?.textContent === 'Download');
  });
});

describe('a gallery', () => {
  const colours = [solid(20, 20, [255, 0, 0]), solid(20, 20, [0, 255, 0]), solid(20, 20, [0, 0, 255])];
  const items = colours.map((image, index) => ({ image, caption: `Picture ${index}` }));
  const gallery = async (properties: Partial<Properties<'gallery'>>, listened: string[] = []) => {
    const shown = show('gallery', items, { label: 'Pictures', ...properties }, { listened });
    await shown.loaded();
    await until(() => shown.host.querySelectorAll('.yc-gallery-item').length === 3);
    return shown;
  };

  test('shows the selected image above the others, which a press changes', async () => {
    const { screen, host, told, setProperties } = await gallery({ selectedIndex: 1 });
    await expect.element(screen.getByRole('button', { name: 'Enlarge Picture 1' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Picture 1', exact: true, pressed: true })).toBeVisible();
    await screen.getByRole('button', { name: 'Picture 2', exact: true }).click();
    await expect.element(screen.getByRole('button', { name: 'Enlarge Picture 2' })).toBeVisible();
    expect(told('select')).toEqual([{ index: 2, value: 'Picture 2', selected: true }]);
    await expectNoViolations(host);
    setProperties({ selectedIndex: 0 });
    await expect.element(screen.getByRole('button', { name: 'Enlarge Picture 0' })).toBeVisible();
    setProperties({ preview: false, selectedIndex: 0 });
    await until(() => !host.querySelector('.yc-gallery-stage'));
  });

  test('with no preview allowed has nothing to press, unless presses are listened to', async () => {
    const still = await gallery({ allowPreview: false });
    expect(still.host.querySelectorAll('button')).toHaveLength(0);
    const { screen, told, host } = await gallery({ allowPreview: false }, ['select']);
    await screen.getByRole('button', { name: 'Picture 1' }).click();
    expect(told('select')).toHaveLength(1);
    expect(host.querySelector('dialog')).toBeNull();
  });

  test('fits its images as its author wants, in as many rows', async () => {
    const { host, find } = await gallery({ objectFit: 'cover', rows: 1, columns: 1 });
    expect(getComputedStyle(find('.yc-gallery-item > .yc-pixels')).objectFit).toBe('cover');
    const box = find<HTMLElement>('.yc-gallery-box');
    await until(() => box.scrollHeight > box.clientHeight + 50);
    expect(host.scrollWidth).toBeLessThanOrEqual(host.clientWidth);
  });

  test('takes only the types of files that its author names', async () => {
    const shown = show('gallery', [], { fileTypes: ['.png'] }, { interactive: true });
    await shown.loaded();
    expect(shown.find<HTMLInputElement>('input[type=file]').accept).toBe('.png');
  });
});

test('tables with these options look right in light and dark, in little room', async () => {
  for (const scheme of ['light', 'dark']) {
    inScheme(scheme);
    const shown = await table(
      people,
      { showSearch: 'search', showRowNumbers: true, pinnedColumns: 1, datatype: ['str', 'number', 'bool'], wrap: true },
      true,
    );
    shown.host.style.inlineSize = '320px';
    await until(() => rowsOf(shown.host).length === 3);
    expect(shown.host.scrollWidth).toBe(320);
    await expectNoViolations(shown.host);
  }
});
