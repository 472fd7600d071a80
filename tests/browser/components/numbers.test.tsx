import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show } from './shown';

const field = (shown: ReturnType<typeof show<'number'>>) => shown.find<HTMLInputElement>('input[type="number"]');

describe('a number', () => {
  test('passes numbers on, and null where there is none', async () => {
    const shown = show('number', 5, { label: 'Seed' }, { interactive: true });
    await userEvent.fill(field(shown), '0.25');
    expect(shown.inputs.at(-1)).toBe(0.25);
    await userEvent.clear(field(shown));
    expect(shown.inputs.at(-1)).toBe(null);
  });

  test('leaves what is half typed alone, and says what is wrong with it', async () => {
    const shown = show('number', 5, { label: 'Seed' }, { interactive: true });
    await userEvent.clear(field(shown));
    await userEvent.type(field(shown), '-');
    expect(shown.inputs.at(-1)).toBe(null);
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent(/not a number/);
    await userEvent.type(field(shown), '3');
    expect(shown.inputs.at(-1)).toBe(-3);
    await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
  });

  test('says which limit a number breaks, and keeps to it once typing is over', async () => {
    const shown = show('number', 5, { label: 'Seed', minimum: 1, maximum: 10 }, { interactive: true });
    await userEvent.fill(field(shown), '12');
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('12 is too large: the most is 10.');
    expect(field(shown).getAttribute('aria-invalid')).toBe('true');
    await userEvent.keyboard('{Enter}');
    expect(shown.inputs.at(-1)).toBe(10);
    expect(shown.submits()).toBe(1);
    await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
  });

  test('as an output can be selected, not changed', () => {
    const shown = show('number', 3.5, { label: 'Pi' });
    expect(field(shown).readOnly).toBe(true);
    expect(field(shown).value).toBe('3.5');
    shown.set(4.5);
    expect(field(shown).value).toBe('4.5');
    shown.set(null);
    expect(field(shown).value).toBe('');
  });

  test('has its help line as its description', async () => {
    const shown = show('number', 1, { label: 'Seed', info: 'Any whole number.' }, { interactive: true });
    await expect
      .element(shown.screen.getByRole('spinbutton', { name: 'Seed' }))
      .toHaveAccessibleDescription('Any whole number.');
  });
});

describe('a slider', () => {
  const range = (shown: ReturnType<typeof show<'slider'>>) => shown.find<HTMLInputElement>('input[type="range"]');
  const exact = (shown: ReturnType<typeof show<'slider'>>) => shown.find<HTMLInputElement>('input[type="number"]');

  test('its label finds the slider and nothing else', async () => {
    const shown = show('slider', 3, { label: 'Steps', minimum: 1, maximum: 10, step: 1 }, { interactive: true });
    await expect.element(shown.screen.getByLabelText('Steps')).toHaveAttribute('type', 'range');
    await expect.element(shown.screen.getByRole('slider', { name: 'Steps' })).toHaveValue('3');
  });

  test('moves by the arrow keys, and by the number beside it', async () => {
    const shown = show('slider', 3, { label: 'Steps', minimum: 1, maximum: 10, step: 1 }, { interactive: true });
    range(shown).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(shown.inputs.at(-1)).toBe(5);
    expect(exact(shown).value).toBe('5');
    await userEvent.fill(exact(shown), '8');
    expect(shown.inputs.at(-1)).toBe(8);
    expect(range(shown).valueAsNumber).toBe(8);
  });

  test('takes a value and limits that a yield changes together', () => {
    const shown = show('slider', 3, { label: 'Steps', minimum: 0, maximum: 10, step: 1 }, { interactive: true });
    shown.setProperties({ label: 'Steps', minimum: 0, maximum: 1000, step: 10 });
    shown.set(500);
    expect(range(shown).valueAsNumber).toBe(500);
  });

  test('without a step has about a hundred positions', () => {
    const shown = show('slider', 0.5, { label: 'Share', minimum: 0, maximum: 1 }, { interactive: true });
    expect(range(shown).step).toBe('0.01');
    expect(range(shown).valueAsNumber).toBe(0.5);
  });
});
