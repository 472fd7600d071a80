import { createComponent, render } from 'solid-js/web';
import { createWorkspace, linkOrigin } from '../../../src/app';
import { Sandbox } from '../../../src/host/sandbox';
import { spawnGenerator } from '../../../src/host/spawn';
import type { ImageWire } from '../../../src/protocol';
import type { Figures, Measured } from '../figures';
import { programOf } from '../program';

export const figures = {
  transferred: { what: '600×600 RGBA images transferred (yc.transfer)', unit: '/s', atLeast: 4000 },
  copied: { what: '600×600 RGBA images, each copied first', unit: '/s' },
  shown: { what: 'the same, shown: frames drawn', unit: '/s', atLeast: 57 },
  longest: { what: 'the same, shown: longest task of the page', unit: 'ms', under: 50 },
} satisfies Figures;

const seconds = 3;

/** Images a second that pass the door; their buffers go back to be used again. */
const rate = async (fn: string) => {
  const sandbox = new Sandbox(spawnGenerator());
  await sandbox.load(programOf(fn, 'yc.Image()'));
  let images = 0;
  const began = performance.now();
  await new Promise<void>((resolve, reject) => {
    sandbox.events = {
      yields: (_run, slots, count) => {
        images += count;
        if (performance.now() - began > seconds * 1000) sandbox.stop(1);
        return slots.map((slot) => (slot as ImageWire & { as: 'pixels' }).data);
      },
      end: () => resolve(),
      log: () => {},
      uncaught: () => {},
      progress: () => {},
      alert: () => {},
      ask: async () => undefined,
      died: (reason) => reject(new Error(reason)),
    };
    sandbox.start({ run: 1, listener: 0, inputs: [] }, ['image']);
  });
  const took = (performance.now() - began) / 1000;
  sandbox.terminate();
  return images / took;
};

const transferring = `function* () {
  for (;;) yield yc.transfer({ width: 600, height: 600, data: new Uint8ClampedArray(yc.buffer(600 * 600 * 4)) });
}`;
const copying = `function* () {
  const data = new Uint8ClampedArray(600 * 600 * 4);
  for (;;) yield { width: 600, height: 600, data };
}`;

/** Shows images as fast as they come, and counts the frames in which the canvas changed. */
const show = async () => {
  const workspace = createWorkspace();
  const root = document.body.appendChild(document.createElement('div'));
  const dispose = render(() => createComponent(workspace.View, {}), root);
  const main = `import * as yc from 'yieldcast';
    let shade = 0;
    export default yc.Interface({
      fn: function* () {
        for (;;) {
          const data = new Uint8ClampedArray(yc.buffer(600 * 600 * 4));
          data[0] = shade++ & 255;
          data[3] = 255;
          yield yc.transfer({ width: 600, height: 600, data });
        }
      },
      outputs: yc.Image(),
    });`;
  const sketch = { entry: 'main.ts', files: { 'main.ts': main } };
  await workspace.run(sketch, linkOrigin(sketch, []), true);
  const canvas = await until(() => root.querySelector('canvas'));
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  // A first second, in which code is still being compiled, is left out.
  await frames(60);
  observer.observe({ type: 'longtask' });
  let drawn = 0;
  let last = -1;
  const began = performance.now();
  await frames(seconds * 60, () => {
    const [red = 0] = context.getImageData(0, 0, 1, 1).data;
    if (red !== last) drawn++;
    last = red;
  });
  const took = (performance.now() - began) / 1000;
  observer.disconnect();
  workspace.stop();
  dispose();
  workspace.dispose();
  return { shown: drawn / took, longest };
};

const frames = async (count: number, each?: () => void) => {
  for (let i = 0; i < count; i++) {
    await new Promise(requestAnimationFrame);
    each?.();
  }
};

const until = async <T>(find: () => T | null): Promise<T> => {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
};

export const measure = async (): Promise<Measured<typeof figures>> => {
  const transferred = await rate(transferring);
  const copied = await rate(copying);
  return { transferred, copied, ...(await show()) };
};
