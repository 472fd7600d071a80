import { createComponent, render } from 'solid-js/web';
import { createWorkspace, linkOrigin, type Workspace } from '../../../src/app';
import type { Figures, Measured } from '../figures';

export const figures = {
  mount: { what: '1,000 components mounted, from Run on, workers warm', unit: 'ms', under: 500 },
  five: { what: '5,000 runs that wait, to the last one’s end', unit: 'ms' },
  ten: { what: '10,000 runs that wait, to the last one’s end', unit: 'ms' },
  growth: { what: 'how much longer ten thousand take than five', unit: '×', under: 2.5 },
  longest: { what: 'the same: longest task of the page', unit: 'ms', under: 50 },
} satisfies Figures;

const open = () => {
  const workspace = createWorkspace();
  const root = document.body.appendChild(document.createElement('div'));
  const dispose = render(() => createComponent(workspace.View, {}), root);
  return {
    workspace,
    root,
    close: () => {
      dispose();
      workspace.dispose();
      root.remove();
    },
  };
};

const frame = () => new Promise(requestAnimationFrame);
const sketch = (main: string) => ({
  entry: 'main.ts',
  files: { 'main.ts': `import * as yc from 'yieldcast';\n${main}` },
});

const run = (workspace: Workspace, main: string) => workspace.run(sketch(main), linkOrigin(sketch(main), []), true);

const mountThousand = async () => {
  const { workspace, root, close } = open();
  await run(workspace, 'export default yc.Blocks(yc.Number());');
  const began = performance.now();
  const kinds = '[yc.Textbox, yc.Number, yc.Slider, yc.Checkbox, yc.Button]';
  await run(workspace, `export default yc.Blocks(...Array.from({ length: 1000 }, (_, i) => ${kinds}[i % 5]()));`);
  while (root.querySelectorAll('[data-yc-kind]').length < 1000) await frame();
  await frame();
  const took = performance.now() - began;
  close();
  return took;
};

const wait = async (count: number) => {
  const { workspace, root, close } = open();
  await run(
    workspace,
    `const go = yc.Button('Go');
      const done = yc.Number({ label: 'Done', value: 0 });
      let n = 0;
      go.click(() => ++n, null, done, { triggerMode: 'multiple' });
      export default yc.Blocks(go, done);`,
  );
  while (!root.querySelector('button')) await frame();
  const button = root.querySelector('[data-yc-kind=button] button, button') as HTMLButtonElement;
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const began = performance.now();
  for (let i = 0; i < count; i += 100) {
    for (let j = 0; j < 100; j++) button.click();
    await new Promise((resolve) => setTimeout(resolve));
  }
  const value = () => root.querySelector<HTMLInputElement>('[data-yc-kind=number] input')?.value;
  while (value() !== String(count)) await frame();
  const took = performance.now() - began;
  observer.disconnect();
  close();
  return { took, longest };
};

export const measure = async (): Promise<Measured<typeof figures>> => {
  await mountThousand();
  const mount = await mountThousand();
  await wait(500);
  const five = await wait(5000);
  const ten = await wait(10_000);
  return { mount, five: five.took, ten: ten.took, growth: ten.took / five.took, longest: ten.longest };
};
