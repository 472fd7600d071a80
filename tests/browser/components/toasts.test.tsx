import axe from 'axe-core';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AlertShown } from '../../../src/app/alert-groups';
import { Toasts } from '../../../src/app/Toasts';
import '../../../src/app/theme.css';
import '../../../src/app/app.css';
import '../../../src/app/toasts.css';
import { preferScheme } from './accessible';
import { until } from './shown';

let id = 0;
const alert = (message: string, more: Partial<AlertShown> = {}): AlertShown => ({
  id: id++,
  level: 'info',
  title: null,
  message,
  duration: null,
  ...more,
});

const showToasts = (...first: AlertShown[]) => {
  const host = document.createElement('section');
  host.className = 'yc-app';
  host.style.minHeight = '30rem';
  // What an app has above its foot.
  const rest = document.createElement('div');
  rest.style.flex = '1';
  host.append(rest);
  document.body.append(host);
  const [alerts, setAlerts] = createSignal<readonly AlertShown[]>(first);
  const dismissed: number[] = [];
  const dispose = render(
    () => (
      <Toasts
        alerts={alerts()}
        onDismiss={(gone) => {
          dismissed.push(gone);
          setAlerts((now) => now.filter((each) => each.id !== gone));
        }}
      />
    ),
    host,
  );
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  const add = (...more: AlertShown[]) => setAlerts((now) => [...now, ...more]);
  return { host, add, dismissed, toasts: () => [...host.querySelectorAll<HTMLElement>('.yc-toast')] };
};

test('are announced: notes politely, errors at once, and there is no status', () => {
  const shown = showToasts();
  const region = shown.host.querySelector('[aria-live="polite"]');
  shown.add(alert('Saved.', { level: 'success' }), alert('It broke.', { level: 'error', title: 'Oh' }));
  expect(region?.textContent).toContain('Saved.');
  expect(region?.textContent).not.toContain('It broke.');
  expect(shown.host.querySelector('[role="alert"]')?.textContent).toContain('It broke.');
  expect(shown.host.querySelector('[role="status"]')).toBe(null);
});

test('alike ones are one, counted, and go together', async () => {
  const shown = showToasts(alert('Slow.'));
  const [first] = shown.toasts();
  shown.add(alert('Slow.'), alert('Slow.'), alert('Slow.', { level: 'warning' }));
  expect(shown.toasts().length).toBe(2);
  expect(shown.toasts()[0]).toBe(first);
  expect(first?.textContent).toContain('×3');
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  expect(shown.dismissed.length).toBe(3);
  expect(shown.toasts().length).toBe(1);
});

test('show no markup of what they say', () => {
  const shown = showToasts(alert('<img src=x onerror="alert(1)"><b>bold</b>', { title: '<i>title</i>' }));
  expect(shown.host.querySelector('img, b, i')).toBe(null);
  expect(shown.host.textContent).toContain('<b>bold</b>');
});

test('at most five are on screen, and the rest is counted', () => {
  const shown = showToasts(...Array.from({ length: 12 }, (_, index) => alert(`Number ${index}`)));
  expect(shown.toasts().length).toBe(5);
  expect(shown.toasts().at(-1)?.textContent).toContain('Number 11');
  expect(shown.host.textContent).toContain('and 7 more');
});

test('go when their time is over, those that are not on screen too', async () => {
  const shown = showToasts(...Array.from({ length: 7 }, (_, index) => alert(`Number ${index}`, { duration: 0.2 })));
  shown.add(alert('Stays.'));
  // Where the pointer of an earlier test still rests, they would stay.
  await userEvent.hover(shown.host, { position: { x: 1, y: 1 } });
  await until(() => shown.toasts().length === 1);
  expect(shown.toasts()[0]?.textContent).toContain('Stays.');
});

test('stay while someone is in them', async () => {
  const shown = showToasts(alert('Read me.', { duration: 0.3 }));
  const button = page.getByRole('button', { name: 'Dismiss' });
  (button.element() as HTMLElement).focus();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(shown.toasts().length).toBe(1);
  (button.element() as HTMLElement).blur();
  await until(() => shown.toasts().length === 0);
});

test('the focus goes on to the next one that can be dismissed', async () => {
  const shown = showToasts(alert('One.'), alert('Two.'));
  (page.getByRole('button', { name: 'Dismiss' }).first().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(shown.toasts().length).toBe(1);
  expect(shown.toasts()[0]?.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Enter}');
  expect(shown.toasts().length).toBe(0);
});

test.each(['light', 'dark'])('pass axe in %s, and fit an app 320 pixels wide', async (scheme) => {
  await preferScheme(scheme);
  const shown = showToasts(
    alert('A'.repeat(400)),
    alert('Fine.', { level: 'success', title: 'Done' }),
    alert('Hm.', { level: 'warning' }),
    alert('It broke.', { level: 'error' }),
  );
  shown.host.style.width = '320px';
  expect(shown.host.scrollWidth).toBeLessThanOrEqual(320);
  const box = shown.host.getBoundingClientRect();
  for (const each of shown.toasts()) {
    await until(() => each.getAnimations().length === 0);
    expect(each.getBoundingClientRect().right).toBeLessThanOrEqual(box.right);
    expect(each.getBoundingClientRect().bottom).toBeLessThanOrEqual(box.bottom);
  }
  const results = await axe.run({ include: [shown.host] }, { rules: { region: { enabled: false } } });
  expect(results.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html)}`)).toEqual([]);
});
