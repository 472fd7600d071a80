import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/dependencies.mjs';
import { buildPackage } from '../../tools/stages.mjs';

export const figures = {
  served: { what: '`yieldcast demo.ts`: from its start until the page is served', unit: 'ms', under: 1500 },
  shown: { what: 'the same: until the app is shown', unit: 'ms' },
  edited: { what: 'the same: from an edit until the new app is shown, the slowest of 10', unit: 'ms', under: 300 },
};

const sketch = (label) => `import * as yc from 'yieldcast';
function* count(to: number) { for (let i = 0; i < to; i++) yield i; }
export default yc.Interface({
  fn: count,
  inputs: yc.Slider({ label: 'To', value: 10 }),
  outputs: yc.Number({ label: '${label}' }),
});
`;

export const measure = async ({ page }) => {
  if ((await buildPackage()).failed > 0) throw new Error('The build of the package failed.');
  const folder = mkdtempSync(join(tmpdir(), 'yieldcast-'));
  const edit = (label) => writeFileSync(join(folder, 'demo.ts'), sketch(label));
  edit('Out');
  const began = performance.now();
  const child = spawn(process.execPath, [`${root}lib/cli.js`, 'demo.ts', '--port', '0'], { cwd: folder });
  try {
    const address = await new Promise((resolve, reject) => {
      let output = '';
      child.once('close', () => reject(new Error(output)));
      child.stdout.on('data', (piece) => {
        output += piece;
        const [found] = /http:\S+(?=\n)/.exec(output) ?? [];
        if (found) resolve(found);
      });
    });
    await (await fetch(address)).text();
    const served = performance.now() - began;
    await page.goto(address);
    await page.getByRole('group', { name: 'Out', exact: true }).waitFor();
    const shown = performance.now() - began;
    const edits = [];
    for (let index = 0; index < 10; index++) {
      const name = `Out ${index}`;
      const isShown = page.evaluate(
        (name) =>
          new Promise((resolve) => {
            const look = () =>
              document.querySelector('[data-yc=app]').textContent.includes(name) ? resolve() : setTimeout(look);
            look();
          }),
        name,
      );
      const since = performance.now();
      edit(name);
      await isShown;
      edits.push(performance.now() - since);
    }
    return { served, shown, edited: Math.max(...edits) };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
};
