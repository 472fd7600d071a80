import { expect, test } from 'vitest';
import { codeFragment } from '../../../src/app/links/code-fragment';
import { findExample } from '../../../src/playground/find-example';
import { unfinishedMessage } from '../../../src/playground/session';
import { browser } from './tabs';

test('after a crash in a run the page says so, with the code as it was', async () => {
  const { openTab, end } = browser();
  const { session, type } = await openTab();
  type('while (true) memory.push(bomb)');
  await session.runBegins();
  end();
  const next = await openTab();
  expect(next.tab.text).toBe('while (true) memory.push(bomb)');
  expect(next.session.notice()).toBe(unfinishedMessage);
  expect((await openTab()).session.notice()).toBe('');
});

test('after a crash in an example that nobody changed, it is opened again', async () => {
  const { openTab, end } = browser();
  const { session } = await openTab('#example=endless-loop');
  await session.runBegins();
  end();
  const next = await openTab();
  expect(next.tab.text).toBe(findExample('endless-loop')?.source);
  expect(next.session.notice()).toBe(unfinishedMessage);
});

test('after a crash in a link’s code it is among the drafts, even if another link is opened', async () => {
  const { openTab, end } = browser();
  const { session } = await openTab(await codeFragment('theirs'));
  await session.runBegins();
  end();
  const next = await openTab('#example=count');
  expect(next.tab.text).toBe(findExample('count')?.source);
  expect(next.session.notice()).toMatch(/^The last run did not finish: .*among your sketches/);
  expect(next.session.drafts().map(({ source }) => source)).toEqual(['theirs']);
});

test('a run that ended leaves nothing to tell', async () => {
  const { openTab, end } = browser();
  const { session } = await openTab();
  await session.runBegins();
  await session.runEnded();
  end();
  expect((await openTab()).session.notice()).toBe('');
});
