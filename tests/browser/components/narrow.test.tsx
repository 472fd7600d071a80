import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Kind, Properties, WireValue } from '../../../src/protocol';
import { setTouch, show, until } from './shown';

const seconds = 3;
const sound: WireValue<'audio'> = {
  as: 'samples',
  sampleRate: 8000,
  format: 'f32',
  channels: [new Float32Array(8000 * seconds).fill(0.5).buffer],
};
const picture = {
  as: 'pixels' as const,
  width: 30,
  height: 20,
  data: new Uint8ClampedArray(30 * 20 * 4).fill(200).buffer,
};
const film: WireValue<'video'> = { as: 'file', file: new File(['nothing'], 'a.mp4', { type: 'video/mp4' }) };

type Case = { kind: Kind; value: WireValue; properties?: Partial<Properties>; interactive: boolean };

const cases: Case[] = [
  { kind: 'audio', value: sound, interactive: false },
  { kind: 'audio', value: sound, interactive: true },
  { kind: 'video', value: film, interactive: false },
  { kind: 'video', value: film, interactive: true },
  { kind: 'image', value: picture, interactive: true },
  {
    kind: 'gallery',
    value: [1, 2, 3].map(() => ({ image: picture, caption: 'A picture' })),
    properties: { columns: 3 } as Partial<Properties>,
    interactive: true,
  },
  { kind: 'slider', value: 40, interactive: true },
  {
    kind: 'dropdown',
    value: ['first', 'second'],
    properties: {
      multiselect: true,
      choices: ['first', 'second', 'third'].map((each) => ({ label: each, value: each })),
    } as Partial<Properties>,
    interactive: true,
  },
  { kind: 'file', value: [new File(['a'], 'a-long-name-without-any-place-to-break-it.txt')], interactive: true },
];

const pressable = 'button, select, input, a[href], textarea';

/** Where something of a component lies beside it, and where what can be pressed lies on something else, or is small. */
const faultsOf = (host: Element, least: number): string[] => {
  const faults: string[] = [];
  const frame = host.querySelector('.yc-component') as HTMLElement;
  const { left, right } = frame.getBoundingClientRect();
  const targets = [...frame.querySelectorAll<HTMLElement>(pressable)].filter((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  const nameOf = (each: HTMLElement) => each.ariaLabel || each.textContent || each.className || each.tagName;
  for (const [i, target] of targets.entries()) {
    const a = target.getBoundingClientRect();
    if (a.right > right + 1 || a.left < left - 1) faults.push(`${nameOf(target)} lies beside its component`);
    if (a.height < least - 0.5) faults.push(`${nameOf(target)} is ${a.height} px high`);
    for (const other of targets.slice(i + 1)) {
      const b = other.getBoundingClientRect();
      const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (x > 1 && y > 1) faults.push(`${nameOf(target)} lies on ${nameOf(other)}`);
    }
  }
  return faults;
};

for (const touch of [false, true]) {
  test(`nothing lies on or beside another from 180 to 640 px of a column${touch ? ', and targets are 44 px on touch' : ''}`, async () => {
    // The page is wide: what counts is the column.
    await page.viewport(1280, 900);
    await setTouch(touch);
    onTestFinished(() => setTouch(false));
    expect(matchMedia('(pointer: coarse)').matches).toBe(touch);
    for (const { kind, value, properties, interactive } of cases) {
      const shown = show(kind, value, { label: 'Label', ...properties } as Partial<Properties<Kind>>, { interactive });
      await until(() => shown.host.querySelector(pressable) !== null && !shown.host.querySelector('.yc-loading'));
      for (const width of [180, 220, 250, 320, 480, 640]) {
        shown.host.style.inlineSize = `${width}px`;
        expect(faultsOf(shown.host, touch ? 44 : 0), `${kind} of ${width} px`).toEqual([]);
      }
      shown.host.hidden = true;
    }
  });
}

test('labels and contents of neighbours stand on one line, whatever buttons one of them has', () => {
  const plain = show('textbox', 'a', { label: 'Plain' }, { interactive: true });
  const tooled = show('textbox', 'a', { label: 'With Copy' }, { interactive: false });
  for (const { host } of [plain, tooled]) {
    host.style.cssText = 'inline-size: 300px; position: absolute; inset-block-start: 50px';
  }
  const top = (shown: typeof plain, selector: string) => shown.find(selector).getBoundingClientRect().top;
  expect(top(plain, '.yc-legend')).toBe(top(tooled, '.yc-legend'));
  expect(top(plain, 'textarea')).toBeCloseTo(top(tooled, 'textarea'), 1);
});
