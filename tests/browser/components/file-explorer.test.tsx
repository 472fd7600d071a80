import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { FileWire, Properties } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { show, until } from './shown';

/** Files of a folder, with paths for names: no page can make files that say where in a folder they were picked. */
const folder = ['docs/a.txt', 'docs/b.md', 'docs/in/c.txt', 'docs/in/d.png', 'docs/.hidden'].map(
  (path) => new File([path], path),
);

const open = async (
  value: FileWire[] | null,
  properties: Partial<Properties<'fileexplorer'>> = {},
  interactive = true,
) => {
  const shown = show('fileexplorer', value, { label: 'Files', ...properties }, { interactive, listened: ['select'] });
  await shown.loaded();
  const rows = () =>
    [...shown.host.querySelectorAll('[role=treeitem]')].map(
      (row) =>
        `${'  '.repeat(Number(row.getAttribute('aria-level')) - 1)}${row.querySelector('.yc-explorer-name')?.textContent}`,
    );
  const row = (name: string) =>
    [...shown.host.querySelectorAll<HTMLElement>('[role=treeitem]')].find(
      (each) => each.querySelector('.yc-explorer-name')?.textContent === name,
    ) as HTMLElement;
  const checked = (name: string) => row(name).getAttribute('aria-checked');
  const chosen = () => (shown.inputs.at(-1) ?? []).map((file) => (file as File).name);
  const pick = async (files = folder) => {
    const picker = shown.host.querySelector('input[type=file]') as HTMLInputElement;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    picker.files = transfer.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => shown.host.querySelector('[role=treeitem], .yc-nothing'));
  };
  return { ...shown, rows, row, checked, chosen, pick };
};

describe('a folder that a person opens', () => {
  test('is a tree, of which what is in the folder itself is shown; hidden files are not', async () => {
    const { pick, rows, row } = await open(null);
    await pick();
    expect(rows()).toEqual(['docs', '  in', '  a.txt', '  b.md']);
    row('in').click();
    expect(rows()).toEqual(['docs', '  in', '    c.txt', '    d.png', '  a.txt', '  b.md']);
    row('docs').click();
    expect(rows()).toEqual(['docs']);
  });

  test('gives the files that are chosen, with paths for names, and folders with all that is in them', async () => {
    const { pick, row, chosen, checked, events, inputs } = await open(null);
    await pick();
    row('b.md').click();
    expect(chosen()).toEqual(['docs/b.md']);
    const [file] = inputs.at(-1) ?? [];
    expect(file instanceof File && (await file.text())).toBe('docs/b.md');
    expect(events.at(-1)).toEqual(['select', { index: 3, value: 'docs/b.md', selected: true }]);
    expect([checked('docs'), checked('in'), checked('b.md'), checked('a.txt')]).toEqual([
      'mixed',
      'false',
      'true',
      'false',
    ]);
    row('in').querySelector<HTMLElement>('.yc-explorer-box')?.click();
    expect(chosen().sort()).toEqual(['docs/b.md', 'docs/in/c.txt', 'docs/in/d.png']);
    row('b.md').click();
    row('in').querySelector<HTMLElement>('.yc-explorer-box')?.click();
    expect(inputs.at(-1)).toBeNull();
  });

  test('gives one file alone if it is to', async () => {
    const { pick, row, chosen, checked } = await open(null, { fileCount: 'single' });
    await pick();
    row('a.txt').click();
    row('b.md').click();
    expect(chosen()).toEqual(['docs/b.md']);
    expect([checked('docs'), checked('a.txt'), checked('b.md')]).toEqual([null, 'false', 'true']);
    row('b.md').click();
    expect(chosen()).toEqual([]);
  });

  test('lists what its patterns match, and says so if nothing does', async () => {
    const { pick, rows, setProperties, row, screen } = await open(null, {
      glob: '*.{txt,png}',
      ignoreGlob: '**/in/*.png',
    });
    await pick();
    row('in').click();
    expect(rows()).toEqual(['docs', '  in', '    c.txt', '  a.txt']);
    setProperties({ label: 'Files', glob: 'docs/*.md' });
    expect(rows()).toEqual(['docs', '  b.md']);
    setProperties({ label: 'Files', glob: '*.wav' });
    await expect.element(screen.getByText('No file in this folder matches *.wav.')).toBeVisible();
  });

  test('takes the place of the one before, and of what was chosen there', async () => {
    const { pick, row, rows, inputs } = await open(null);
    await pick();
    row('a.txt').click();
    await pick([new File(['x'], 'other/x.txt')]);
    expect(inputs.at(-1)).toBeNull();
    expect(rows()).toEqual(['other', '  x.txt']);
  });

  test('is worked by keys', async () => {
    const { pick, row, rows, chosen } = await open(null);
    await pick();
    row('docs').focus();
    const at = () => document.activeElement?.querySelector('.yc-explorer-name')?.textContent;
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(rows()).toContain('    c.txt');
    await userEvent.keyboard('{ArrowRight}');
    expect(at()).toBe('c.txt');
    await userEvent.keyboard(' {ArrowLeft}');
    expect(at()).toBe('in');
    expect(chosen()).toEqual(['docs/in/c.txt']);
    await userEvent.keyboard('{ArrowLeft}{End}');
    expect([at(), rows().length]).toEqual(['b.md', 4]);
    await userEvent.keyboard('{Home}{Enter}');
    expect(chosen()).toEqual(folder.slice(0, 4).map(({ name }) => name));
    await userEvent.keyboard('{ArrowUp}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(at()).toBe('in');
  });
});

test('files that are picked in a folder have their paths in it', async () => {
  const { find, rows, row, chosen } = await open(null, { glob: '*.test.ts' });
  await userEvent.upload(find<HTMLInputElement>('input[type=file]'), 'tests/unit/components');
  await until(() => rows().length > 0);
  expect(rows()[0]).toBe('components');
  row('explorer-tree.test.ts').click();
  expect(chosen()).toEqual(['components/explorer-tree.test.ts']);
});

test('files of a folder that is dropped have their paths in it', async () => {
  const { find, rows, row, chosen } = await open(null);
  const entry = (fullPath: string, ...inside: object[]) => ({
    name: fullPath.slice(fullPath.lastIndexOf('/') + 1),
    fullPath,
    isFile: inside.length === 0,
    isDirectory: inside.length > 0,
    file: (take: (file: File) => void) => take(new File([fullPath], fullPath.slice(fullPath.lastIndexOf('/') + 1))),
    createReader: () => ({ readEntries: (take: (some: object[]) => void) => take(inside.splice(0)) }),
  });
  const dropped = entry('/docs', entry('/docs/in', entry('/docs/in/x.txt')), entry('/docs/x.txt'));
  const event = new DragEvent('drop', { bubbles: true, cancelable: true });
  const dataTransfer = { types: ['Files'], files: [], items: [{ webkitGetAsEntry: () => dropped }] };
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
  find('.yc-door').dispatchEvent(event);
  await until(() => rows().length > 0);
  expect(rows()).toEqual(['docs', '  in', '  x.txt']);
  row('docs').querySelector<HTMLElement>('.yc-explorer-box')?.click();
  expect(chosen().sort()).toEqual(['docs/in/x.txt', 'docs/x.txt']);
});

test('a file that a listener chooses stands beside those of the folder that is open, and stays among what is chosen', async () => {
  const { pick, set, rows, row, chosen, checked } = await open(null);
  await pick();
  set([new File(['x'], 'x.txt'), new File(['y'], 'docs/a.txt')]);
  expect(rows()).toEqual(['docs', '  in', '  a.txt', '  b.md', 'x.txt']);
  expect([checked('x.txt'), checked('a.txt'), checked('b.md')]).toEqual(['true', 'true', 'false']);
  row('b.md').click();
  expect(chosen().sort()).toEqual(['docs/a.txt', 'docs/b.md', 'x.txt']);
  set(null);
  expect(rows()).toContain('x.txt');
  expect(checked('docs')).toBe('false');
  await pick();
  expect(rows()).not.toContain('x.txt');
});

test('a pattern of names finds nothing in hidden folders, and an empty one is none', async () => {
  const { pick, rows, setProperties } = await open(null, { glob: '*.txt' });
  await pick([...folder, new File(['x'], 'docs/.git/x.txt')]);
  expect(rows()).toEqual(['docs', '  in', '  a.txt']);
  setProperties({ label: 'Files', glob: '' });
  expect(rows()).toEqual(['docs', '  in', '  a.txt', '  b.md']);
});

test('the focus stays in a row when others come, and in the list when the row goes', async () => {
  const { set, row, setProperties } = await open([new File(['x'], 'a/x.txt'), new File(['y'], 'b/y.txt')], {}, false);
  row('a').click();
  row('x.txt').focus();
  const focused = document.activeElement;
  set([new File(['xx'], 'a/x.txt'), new File(['y'], 'a/y.txt')]);
  setProperties({ label: 'More files' });
  expect(document.activeElement).toBe(focused);
  // A folder that a person opened stays open when it is the only one.
  expect(row('y.txt')).toBeDefined();
  set([new File(['y'], 'a/y.txt')]);
  expect(document.activeElement).toBe(row('a'));
});

test('arrow keys open and close folders the other way round where text runs to the left', async () => {
  const { host, rows, row } = await open(folder);
  host.dir = 'rtl';
  row('in').focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(rows()).toContain('    c.txt');
  await userEvent.keyboard('{ArrowRight}');
  expect(rows()).not.toContain('    c.txt');
});

test('ten thousand files are chosen at once', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => new File([], `docs/${i % 100}/${i}.txt`));
  const { pick, row, chosen, checked } = await open(null);
  await pick(many);
  row('docs').querySelector<HTMLElement>('.yc-explorer-box')?.click();
  expect(chosen()).toHaveLength(10_000);
  expect([checked('docs'), checked('7')]).toEqual(['true', 'true']);
});

test('what an author chose beforehand is listed, and stays when it is chosen no longer', async () => {
  const { rows, row, chosen, checked } = await open(folder.slice(0, 2));
  expect(rows()).toEqual(['docs', '  a.txt', '  b.md']);
  row('a.txt').click();
  expect(chosen()).toEqual(['docs/b.md']);
  expect([checked('a.txt'), checked('b.md')]).toEqual(['false', 'true']);
});

test('an output shows the files that a generator made, to be saved', async () => {
  const { rows, row, set, screen } = await open([new File(['x'], 'out/x.txt')], {}, false);
  expect(rows()).toEqual(['out', '  x.txt']);
  expect(row('x.txt').hasAttribute('aria-checked')).toBe(false);
  await expect.element(screen.getByRole('link', { name: 'Download out/x.txt' })).toBeVisible();
  set([new File(['x'], 'out/x.txt'), { as: 'url', url: '/y.txt' }]);
  expect(rows()).toEqual(['out', '  x.txt', 'y.txt']);
  await expect.element(screen.getByRole('button', { name: 'Download y.txt' })).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing in it, %s, and narrow', async (scheme) => {
  await inScheme(scheme);
  const { pick, host, row } = await open(null);
  host.style.inlineSize = '320px';
  await pick();
  row('a.txt').click();
  await expectNoViolations(host);
});

test('axe finds nothing in one that shows files', async () => {
  const { host } = await open(folder, {}, false);
  await expectNoViolations(host);
});
