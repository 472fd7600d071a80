import { expect, test } from 'vitest';
import { show } from './shown';

test('shows the label large, and the most confident classes with their percentages', async () => {
  const confidences = [
    { label: 'lynx', confidence: 0.004 },
    { label: 'tabby', confidence: 0.71 },
    { label: 'tiger', confidence: 0.286 },
  ];
  const shown = show('label', { label: 'tabby', confidences }, { label: 'Cat', numTopClasses: 2 });
  await shown.loaded();
  const rows = [...shown.host.querySelectorAll('dl > div')].map((row) => row.textContent);
  expect(rows).toEqual(['tabby71%', 'tiger28.6%']);
  expect(parseFloat(getComputedStyle(shown.find('.yc-label-top')).fontSize)).toBeGreaterThan(20);
});

test('shows a label alone, and confidences beyond their range within their bars', async () => {
  const shown = show('label', { label: 'tabby', confidences: null }, { label: 'Cat' });
  await shown.loaded();
  expect(shown.host.querySelector('dl')).toBe(null);
  shown.set({ label: 'x', confidences: [{ label: 'x', confidence: 12 }] });
  expect(shown.find<HTMLElement>('dl > div').style.getPropertyValue('--yc-share')).toBe('1');
  expect(shown.find('dd').textContent).toBe('1,200%');
});
