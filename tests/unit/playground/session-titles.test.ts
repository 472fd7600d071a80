import { expect, test } from 'vitest';
import { codeFragment } from '../../../src/app/links/code-fragment';
import { draftTitle } from '../../../src/playground/drafts';
import { browser } from './tabs';

test('a draft keeps the identity of its sketch as it grows; the code of a link or an example has none until it is changed', async () => {
  const { openTab } = browser();
  const { session, type, go, reload } = await openTab(await codeFragment('theirs'));
  expect(session.identity()).toBeUndefined();
  type('theirs, changed');
  await session.save();
  const first = session.identity();
  expect(first).toEqual(expect.any(String));
  type('theirs, changed again');
  await session.save();
  expect(session.identity()).toBe(first);

  // After a reload, each tab saves under an id of its own. The sketch is still the same.
  const again = await reload();
  expect(again.session.identity()).toBe(first);
  again.type('theirs, changed after a reload');
  await again.session.save();
  expect(again.session.identity()).toBe(first);
  expect(again.session.drafts().map(({ id }) => id)).not.toContain(first);

  await go('#example=count');
  expect(session.identity()).toBeUndefined();
  type('another');
  await session.save();
  expect(session.identity()).not.toBe(first);
});

test('a title stays with its sketch as it is edited, and an empty one gives way to what is in the code', async () => {
  const { openTab } = browser();
  const { tab, session, type, reload } = await openTab();
  type('export default function* waves() {}');
  await session.save();
  expect(session.title(tab.text)).toBe('waves');
  await session.rename(session.current() as string, ' My waves ');
  const again = await reload();
  again.type('export default function* other() {}');
  await again.session.save();
  expect(again.session.title(again.tab.text)).toBe('My waves');
  expect(again.session.drafts()).toHaveLength(1);
  await again.session.rename(again.session.current() as string, '');
  expect(again.session.title(again.tab.text)).toBe('other');
});

test('an example that is named becomes a sketch', async () => {
  const { openTab } = browser();
  const { tab, session, reload } = await openTab('#example=count');
  await session.retitle('My count');
  expect(session.opened()?.type).toBe('draft');
  expect(session.title(tab.text)).toBe('My count');
  const again = await reload();
  expect([again.session.title(again.tab.text), again.tab.text]).toEqual(['My count', tab.text]);
});

test('a sketch is called after its app’s title, else its function', () => {
  expect(draftTitle("export default yc.Interface({ fn, title: 'Ripples, slowly' });")).toBe('Ripples, slowly');
  const laid =
    "yc.Interface({\n  fn: function* f() { yield 1; },\n  inputs: yc.Plot({\n    title: 'no' }),\n  title: 'Waves',\n});";
  expect(draftTitle(laid)).toBe('Waves');
  expect(draftTitle("yc.Image({ title: 'no' });\nfunction* draw() {}")).toBe('draw');
});

test.each([
  [
    'a form that stands in it',
    "export default yc.Blocks(\n  yc.Interface({\n  title: 'Inner', fn }),\n  yc.Markdown('x'),\n);\nfunction inner() {}",
    'inner',
  ],
  [
    'forms that are made before',
    "const a = yc.Interface({\n  fn: (x) => x.replace(/\\(/, '('),\n  title: 'A',\n});\nexport default yc.TabbedInterface([a], ['One'], { title: 'All' });",
    'All',
  ],
  [
    'an app that is exported by its name',
    "const all = yc.Blocks({ title: 'All' }, one);\nconst other = yc.Interface({ title: 'Other', fn });\nexport default all;",
    'All',
  ],
  [
    'an app that is launched',
    "demo = gr.Blocks({ title: 'All' });\nother = gr.Interface({ title: 'Other', fn });\ndemo.queue().launch();",
    'All',
  ],
  [
    'a title within another option, a text or a comment',
    "export default yc.Interface({\n  inputs: yc.Plot({ title: 'no' }), // title: 'no'\n  article: \"title: 'no' (\", title: \"It's one\".trim(),\n  fn });\nfunction one() {}",
    'one',
  ],
])('the title of a sketch is not that of %s', (_what, source, title) => {
  expect(draftTitle(source)).toBe(title);
});

test('a sketch has its title while its code is being typed, however deep that is', () => {
  expect(draftTitle(`// yc.Blocks(\nyc.Blocks({ title: 'Deep' }, ${'yc.Blocks('.repeat(100_000)}`)).toBe('Deep');
});
