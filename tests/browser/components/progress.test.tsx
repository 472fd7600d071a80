import { expect, test } from 'vitest';
import { preload, show, until } from './shown';

const track = (done: number | null, total: number | null, unit: string | null, description: string | null) => ({
  done,
  total,
  unit,
  description,
});

test('says counts and shares, the outermost loop first, and moves nothing', async () => {
  const shown = show('textbox', 'old', { label: 'Result' });
  const { height } = shown.root().getBoundingClientRect();
  const content = shown.find('.yc-content').getBoundingClientRect().top;
  shown.setProgress({ mode: 'full', tracks: [track(3, 10, 'steps', 'Training'), track(0.45, 1, null, null)] });
  await expect.element(shown.screen.getByText('Training 3/10 steps · 45%')).toBeVisible();
  const outer = shown.screen.getByRole('progressbar', { name: 'Training' });
  await expect.element(outer).toHaveAttribute('aria-valuenow', '30');
  await expect.element(outer).toHaveAttribute('aria-valuetext', '3 of 10 steps');
  await expect
    .element(shown.screen.getByRole('progressbar', { name: 'Result' }))
    .toHaveAttribute('aria-valuenow', '45');
  expect(shown.root().getBoundingClientRect().height).toBe(height);
  expect(shown.find('.yc-content').getBoundingClientRect().top).toBe(content);
});

test('keeps its bars as they move on', () => {
  const shown = show('textbox', 'old', { label: 'Result' });
  shown.setProgress({ mode: 'full', tracks: [track(1, 10, null, 'Work')] });
  const bar = shown.find('[role="progressbar"]');
  shown.setProgress({ mode: 'full', tracks: [track(2, 10, null, 'Work')] });
  expect(shown.find('[role="progressbar"]')).toBe(bar);
  expect(bar.getAttribute('aria-valuetext')).toBe('2 of 10');
});

test('has no value where nobody knows how much there is', () => {
  const shown = show('textbox', null, { label: 'Result' });
  shown.setProgress({ mode: 'full', tracks: [track(7, null, 'files', null)] });
  const bar = shown.find('[role="progressbar"]');
  expect(bar.hasAttribute('aria-valuenow')).toBe(false);
  expect(bar.getAttribute('aria-valuetext')).toBe('7 files');
});

test('minimal shows the bars alone', () => {
  const shown = show('textbox', null, { label: 'Result' });
  shown.setProgress({ mode: 'minimal', tracks: [track(1, 2, null, 'Work')] });
  expect(shown.host.querySelectorAll('[role="progressbar"]').length).toBe(1);
  expect(shown.host.textContent).not.toContain('Work');
});

test('a wait without counts shows after 400 ms, then for at least 300 ms', async () => {
  const shown = show('textbox', null, { label: 'Result' });
  const bar = () => shown.host.querySelector('[role="progressbar"]');
  // When it came and when it went, told as it happens.
  const times: number[] = [];
  const observer = new MutationObserver(() => {
    if ((bar() !== null) === (times.length % 2 === 0)) times.push(performance.now());
  });
  observer.observe(shown.host, { subtree: true, childList: true });
  const asked = performance.now();
  shown.setProgress({ mode: 'full', tracks: [] });
  expect(bar()).toBe(null);
  await until(() => times.length === 1);
  shown.setProgress(undefined);
  await until(() => times.length === 2);
  observer.disconnect();
  const [came = 0, went = 0] = times;
  expect(came - asked).toBeGreaterThan(395);
  // From the beginning, since a busy machine sees late that it came.
  expect(went - asked).toBeGreaterThan(695);
});

test('a short wait shows nothing at all', async () => {
  const shown = show('textbox', null, { label: 'Result' });
  let seen = false;
  const observer = new MutationObserver(() => {
    seen ||= shown.host.querySelector('[role="progressbar"]') !== null;
  });
  observer.observe(shown.host, { subtree: true, childList: true });
  shown.setProgress({ mode: 'full', tracks: [] });
  setTimeout(() => shown.setProgress(undefined), 50);
  await new Promise((resolve) => setTimeout(resolve, 500));
  observer.disconnect();
  expect(seen).toBe(false);
});

test.for([400, 320, 180])('its words never lie on the buttons of the label’s line, at %i px', async (width) => {
  await preload('image');
  const picture = { as: 'pixels' as const, width: 1, height: 1, data: new Uint8ClampedArray(4).fill(200).buffer };
  const shown = show('image', picture, { label: 'Result' });
  shown.host.style.width = `${width}px`;
  const words = 'Reading a very long description of what is being done here, step by step';
  shown.setProgress({ mode: 'full', tracks: [track(3, 10, 'steps', words)] });
  await until(() => shown.host.querySelector('.yc-progress-words'));
  const isOnTop = (button: Element) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    return [left + 1, (left + right) / 2, right - 1].every((x) =>
      button.contains(document.elementFromPoint(x, (top + bottom) / 2)),
    );
  };
  const line = shown.find('.yc-progress-words');
  // Nothing may be pressed there; for the test alone, what lies on top is found by where it is.
  shown.find<HTMLElement>('.yc-progress-panel').style.pointerEvents = 'auto';
  const buttons = [...shown.host.querySelectorAll('.yc-tools button')];
  expect(buttons.map((each) => each.textContent)).toEqual(['Enlarge', 'Download']);
  expect(buttons.filter((each) => !isOnTop(each))).toEqual([]);
  // A button that comes later, or grows, is not covered either.
  (buttons[1] as HTMLElement).textContent = 'Download it all now';
  expect(buttons.filter((each) => !isOnTop(each))).toEqual([]);
  expect(line.getBoundingClientRect().width).toBeLessThanOrEqual(width);
});
