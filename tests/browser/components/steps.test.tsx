import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { componentOf } from '../../../src/components';
import type { Properties } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { preload, show, until } from './shown';

let count = 0;

/** A step with a button in it, as an app renders it. */
const Step = (of: { label: string; properties?: object }) => {
  const Tab = componentOf('tab');
  return (
    <Tab
      id={`yc-step-${count++}`}
      kind="tab"
      value={null}
      properties={{ label: of.label, step: true, ...of.properties } as Properties}
      interactive
      stale={false}
      onInput={() => {}}
      onEvent={() => {}}
      listened={new Set()}
    >
      <button type="button">In {of.label}</button>
    </Tab>
  );
};

const open = async (selected: number, names = ['Image', 'Prompt', 'Result'], properties: object = {}) => {
  await preload('tab');
  await preload('tabs');
  const shown = show(
    'tabs',
    selected,
    {},
    {
      children: () => names.map((label) => <Step label={label} properties={properties} />),
    },
  );
  const openers = () => [...shown.host.querySelectorAll<HTMLButtonElement>('.yc-step > button')];
  await until(() => openers().length === names.length);
  const inside = (label: string) => shown.screen.getByRole('button', { name: `In ${label}` });
  return { ...shown, openers, inside };
};

test('only the current step is shown, and those before it can be gone back to', async () => {
  const { openers, inside, screen, inputs, told, set } = await open(1);
  expect(openers().map((each) => each.getAttribute('aria-current'))).toEqual([null, 'step', null]);
  expect(openers().map((each) => each.disabled)).toEqual([false, false, true]);
  await expect.element(inside('Prompt')).toBeVisible();
  expect(inside('Image').query()).toBeNull();
  // The one that is current already.
  openers()[1]?.click();
  expect(inputs).toEqual([]);
  await screen.getByRole('button', { name: 'Image Done' }).click();
  expect(inputs).toEqual([0]);
  expect(told('select')).toEqual([{ index: 0, value: 'Image', selected: true }]);
  await expect.element(inside('Image')).toBeVisible();
  // Having been there is not enough: the app leads on to it again.
  expect(openers().map((each) => each.disabled)).toEqual([false, true, true]);
  set(2);
  await expect.element(inside('Result')).toBeVisible();
  expect(openers().map((each) => each.disabled)).toEqual([false, false, false]);
});

test('is read as an ordered list in which what is done is told', async () => {
  const { screen, openers } = await open(1);
  await expect.element(screen.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  await expect.element(screen.getByRole('list')).toBeVisible();
  expect(openers().map((each) => each.innerText.replace(/\s+/g, ' ').trim())).toEqual([
    'Image Done',
    '2 Prompt',
    '3 Result',
  ]);
  expect(screen.getByRole('group', { name: 'Prompt' }).query()).not.toBeNull();
});

test('the focus goes on with the step in which it was, and stays if it is elsewhere', async () => {
  const { inside, set, host, openers } = await open(0);
  (inside('Image').element() as HTMLElement).focus();
  set(1);
  await until(() => document.activeElement?.getAttribute('role') === 'group');
  expect(document.activeElement?.textContent).toBe('In Prompt');
  // From there, the next stop is what is in it.
  await userEvent.tab();
  expect(document.activeElement).toBe(inside('Prompt').element());
  openers()[0]?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(inside('Image')).toBeVisible();
  expect(document.activeElement).toBe(openers()[0]);
  expect(host.contains(document.activeElement)).toBe(true);
});

test('a step that its author has switched off cannot be gone back to, and one that is hidden is left out', async () => {
  const { openers } = await open(2, ['One', 'Two', 'Three'], { interactive: false });
  expect(openers().map((each) => each.disabled)).toEqual([true, true, true]);
});

test('at 320 px, eight steps show their numbers, the name of the current one, and nothing overflows', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `A step with a long name, ${index}`);
  const { host, openers, find } = await open(2, names);
  host.style.width = '320px';
  await until(() => getComputedStyle(find('.yc-walk-title')).display === 'block');
  expect(find<HTMLElement>('.yc-walk-title').innerText).toBe('3 of 8 A step with a long name, 2');
  for (const each of openers()) {
    const { left, right, width, height } = each.getBoundingClientRect();
    expect(right - host.getBoundingClientRect().left).toBeLessThanOrEqual(320);
    expect(left).toBeGreaterThanOrEqual(host.getBoundingClientRect().left);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});

test.each(['light', 'dark', 'forced'])('axe finds nothing in %s', async (scheme) => {
  if (scheme === 'forced') {
    const force = (value: string) =>
      cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
    await force('active');
    const { host } = await open(1);
    await expectNoViolations(host).finally(() => force(''));
    return;
  }
  inScheme(scheme);
  const { host } = await open(1);
  await expectNoViolations(host);
  host.style.width = '320px';
  await expectNoViolations(host);
});
