import { expect, onTestFinished, test, vi } from 'vitest';
import type { AppYield, MountedApp, MountOptions } from '../../../src/app/driven/mounted-app';
import { mount } from '../../../src/app/mount';

/** The code that drives apps comes when a test lets it. */
const code = vi.hoisted(() => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { asked: 0, gate, open };
});
vi.mock('../../../src/app/driven/driving', async (original) => {
  code.asked++;
  await code.gate;
  return original();
});

const mounted = async (options: MountOptions): Promise<MountedApp & { host: HTMLElement }> => {
  const host = document.createElement('div');
  document.body.append(host);
  const app = await mount(host, options);
  onTestFinished(() => {
    app.destroy();
    host.remove();
  });
  return Object.assign(app, { host });
};

const until = <T>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 10 });

test('an app that its page only shows loads nothing to drive it', async () => {
  const states: string[] = [];
  const app = await mounted({
    source: 'export default function* () { yield 1; yield 2; }',
    autorun: true,
    onState: (state) => states.push(state),
    onError: () => states.push('failed'),
  });
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
  const app = await mounted({ source: pictures });
  onTestFinished(code.open);
  const yields: AppYield[] = [];
  let result: AppYield | undefined;
  app.addEventListener('yield', ({ detail }) => yields.push(detail));
  app.addEventListener('result', ({ detail }) => {
    result = detail;
  });
  app.host.querySelector<HTMLElement>('.yc-button-primary')?.click();
  // The second picture is on the screen, so the first is closed; the run waits for both to be told.
  await until(() => app.host.querySelector('textarea')?.value === 'xx');
  expect(code.asked).toBe(1);
  expect(yields).toEqual([]);
  code.open();
  await until(() => result);
  const told = ({ data: [picture, text], number }: AppYield) => [(picture as ImageData).data[0], text, number];
  expect(yields.map(told)).toEqual([1, 2, 3, 4, 5].map((red) => [red, 'x'.repeat(red), red]));
  expect(result && told(result)).toEqual([5, 'xxxxx', 5]);
});
