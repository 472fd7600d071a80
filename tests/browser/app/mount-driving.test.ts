import { expect, onTestFinished, test, vi } from 'vitest';
import { DrivenApp } from '../../../src/app/driven/driven-app';
import type { AppYield } from '../../../src/app/driven/mounted-app';
import { show } from '../../../src/app/show';

/** An app as `mount` makes it, but that the code that drives it comes when the test opens its gate. */
const gated = () => {
  const host = document.createElement('div');
  document.body.append(host);
  const code = { asked: 0, open: () => {} };
  const gate = new Promise<void>((resolve) => {
    code.open = resolve;
  });
  const app = new DrivenApp(show(host), async () => {
    code.asked++;
    await gate;
    return import('../../../src/app/driven/driving');
  });
  onTestFinished(() => {
    code.open();
    app.destroy();
    host.remove();
  });
  return { app, host, code };
};

const until = <T>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 10 });

test('an app that its page only shows loads nothing to drive it', async () => {
  const states: string[] = [];
  const { app, code } = gated();
  app.addEventListener('state', (event) => states.push((event as CustomEvent).detail));
  app.addEventListener('error', () => states.push('failed'));
  await app.load({ source: 'export default function* () { yield 1; yield 2; }' }, { autorun: true });
  await until(() => app.state === 'done');
  expect(states).toEqual(['loading', 'running', 'done']);
  await app.load({ source: 'export default (' });
  expect(app.error?.location?.file).toBe('main.ts');
  expect(states.slice(3)).toEqual(['loading', 'failed', 'error']);
  app.stop();
  expect(code.asked).toBe(0);
});

/** Its pictures are closed when the next one is shown. */
const pictures = `import * as yc from 'yieldcast';
  export default yc.Interface({
    fn: async function* () {
      for (let red = 1; red <= 5; red++) {
        const canvas = new OffscreenCanvas(1, 1);
        const context = canvas.getContext('2d');
        context.fillStyle = 'rgb(' + red + ' 0 0)';
        context.fillRect(0, 0, 1, 1);
        yield [yc.transfer(canvas.transferToImageBitmap()), 'x'.repeat(red)];
      }
    },
    outputs: [yc.Image({ label: 'Picture' }), yc.Textbox({ label: 'Text' })],
  });`;

test('what a run yields while the code comes is told as it was, in order, and so is its end', async () => {
  const { app, host, code } = gated();
  await app.load({ source: pictures });
  const yields: AppYield[] = [];
  let result: AppYield | undefined;
  app.addEventListener('yield', (event) => yields.push((event as CustomEvent<AppYield>).detail));
  app.addEventListener('result', (event) => {
    result = (event as CustomEvent<AppYield>).detail;
  });
  host.querySelector<HTMLElement>('.yc-button-primary')?.click();
  // The second picture is on the screen, so the first is closed; the run waits for both to be told.
  await until(() => host.querySelector('textarea')?.value === 'xx');
  expect(code.asked).toBe(1);
  expect(yields).toEqual([]);
  code.open();
  await until(() => result);
  const told = ({ data: [picture, text], number }: AppYield) => [(picture as ImageData).data[0], text, number];
  expect(yields.map(told)).toEqual([1, 2, 3, 4, 5].map((red) => [red, 'x'.repeat(red), red]));
  expect(result && told(result)).toEqual([5, 'xxxxx', 5]);
});
