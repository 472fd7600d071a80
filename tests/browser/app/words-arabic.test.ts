import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/app/styles.css';
import { mountIn } from './speaking';

test('an app in Arabic is laid out from right to left, passes axe, and is worked by keys', async () => {
  await page.viewport(1000, 800);
  const { host, root, until, workspace } = mountIn(
    'ar',
    `export default yc.Interface({
      fn: (name: string, loud: boolean, volume: number) => name + loud + volume,
      inputs: [yc.Textbox({ label: 'Name' }), yc.Checkbox({ label: 'Loud' }), yc.Slider({ label: 'Volume', maximum: 10, step: 1 })],
      outputs: yc.Textbox({ label: 'Greeting' }),
    });`,
  );
  await until(() => host.querySelector('.yc-form-actions'));
  expect(root()?.lang).toBe('ar');
  expect(root()?.dir).toBe('rtl');
  expect(host.querySelector('[role=status]')?.textContent).toBe('جاهز');
  const left = (selector: string, index = 0) =>
    host.querySelectorAll(selector)[index]?.getBoundingClientRect().left ?? Number.NaN;
  // Inputs stand on the right of outputs, and the first button on the right of the second.
  expect(left('.yc-inputs')).toBeGreaterThan(left('.yc-outputs'));
  expect(left('.yc-form-actions button')).toBeGreaterThan(left('.yc-form-actions button', 1));
  // The frame of each component lies within the app: nothing overflows for being mirrored.
  const bounds = root()?.getBoundingClientRect() as DOMRect;
  for (const each of host.querySelectorAll('.yc-component')) {
    const { left, right } = each.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(bounds.left - 1);
    expect(right).toBeLessThanOrEqual(bounds.right + 1);
  }
  expect((await axe.run(host)).violations.map(({ id }) => id)).toEqual([]);

  host.querySelector('textarea')?.focus();
  await userEvent.keyboard('Ada{Tab} {Tab}');
  const range = document.activeElement as HTMLInputElement;
  expect(range.type).toBe('range');
  // As in every language that is read from right to left, the left arrow leads to more.
  const before = range.valueAsNumber;
  await userEvent.keyboard('{ArrowLeft}');
  expect(range.valueAsNumber).toBe(before + 1);
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  await until(() => workspace.state() === 'done');
  await until(() => host.querySelector<HTMLTextAreaElement>('.yc-outputs textarea')?.value === `Adatrue${before + 1}`);
  expect(host.querySelector('[role=status]')?.textContent).toMatch(/^اكتمل · قيمة واحدة · /);
});
