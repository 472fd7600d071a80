import { createComponent, render } from 'solid-js/web';
import { createWorkspace, linkOrigin } from '../../../src/app';
import { afterTurn } from '../../../src/protocol';
import type { Figures, Measured } from '../figures';

export const figures = {
  median: { what: 'a yield made while idle, to its paint: median', unit: 'ms', under: 17 },
  worst: { what: 'a yield made while idle, to its paint: 99th percentile', unit: 'ms', under: 34 },
} satisfies Figures;

const samples = 300;

/** The generator yields the time; the page compares it with the time when the frame that shows it has been painted. */
export const measure = async (): Promise<Measured<typeof figures>> => {
  const workspace = createWorkspace();
  const root = document.body.appendChild(document.createElement('div'));
  const dispose = render(() => createComponent(workspace.View, {}), root);
  const main = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: async function* () {
        for (let i = 0; i < ${samples}; i++) {
          await yc.sleep(0.03 + Math.random() * 0.03);
          yield performance.timeOrigin + performance.now();
        }
      },
      outputs: yc.Number({ label: 'Time' }),
    });`;
  const latencies: number[] = [];
  let last = '';
  const look = () => {
    // In the task after the frame: all that was drawn in it has been painted, and nothing later has come.
    afterTurn(() => {
      const shown = root.querySelector<HTMLInputElement>('[data-yc-kind=number] input')?.value ?? '';
      if (shown !== last && shown !== '') latencies.push(performance.timeOrigin + performance.now() - Number(shown));
      last = shown;
    });
    if (workspace.state() !== 'done') requestAnimationFrame(look);
  };
  const sketch = { entry: 'main.ts', files: { 'main.ts': main } };
  await workspace.run(sketch, linkOrigin(sketch, []), true);
  look();
  while (workspace.state() !== 'done') await new Promise(requestAnimationFrame);
  dispose();
  workspace.dispose();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] as number;
  return { median: at(0.5), worst: at(0.99) };
};
