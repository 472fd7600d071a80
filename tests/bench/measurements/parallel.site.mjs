import { fragmentOf } from '../fragment.mjs';

export const figures = {
  speedup: { what: 'yc.parallel on two cores, as many times as fast as on one', unit: '×', atLeast: 1.6 },
  small: { what: 'small items a second, on two cores', unit: '/s' },
};

/** What it yields is told by the sketch itself, which measures; workers are warm in each measurement. */
const source = `import * as yc from 'yieldcast';

const heavy = (from: number) => {
  let sum = 0;
  for (let i = 0; i < 60_000_000; i++) sum += Math.sqrt((from + i) % 1000);
  return sum;
};
const items = Array.from({ length: 24 }, (_, i) => i);

async function* main() {
  const timed = async (workers: number) => {
    await yc.parallel([1, 2], heavy, { workers }).all();
    const began = performance.now();
    await yc.parallel(items, heavy, { workers }).all();
    return performance.now() - began;
  };
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) rounds.push((await timed(1)) / (await timed(2)));
  const many = Array.from({ length: 20_000 }, (_, i) => i);
  const began = performance.now();
  await yc.parallel(many, (n) => n + 1, { workers: 2 }).all();
  const small = (many.length / (performance.now() - began)) * 1000;
  yield JSON.stringify({ rounds, small });
}

export default yc.Interface({ fn: main, outputs: yc.Textbox({ label: 'Out' }) });`;

export const measure = async ({ page, site }) => {
  await page.goto(`${site}${fragmentOf(source)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'done', null, {
    timeout: 120_000,
  });
  const { rounds, small } = JSON.parse(await page.getByLabel('Out').inputValue());
  return { speedup: rounds.sort((a, b) => a - b)[rounds.length >> 1], small };
};
