import { expect, test } from 'vitest';
import { createBench } from './scripted';

const withBench = async (source: string, use: (bench: Awaited<ReturnType<typeof createBench>>) => Promise<void>) => {
  const bench = await createBench(source);
  try {
    await use(bench);
  } finally {
    bench.dispose();
  }
};

const press = async (bench: Awaited<ReturnType<typeof createBench>>) => {
  const ended = bench.ends.length;
  bench.session.trigger({ listener: 0, depth: 0, inputs: () => [] });
  await expect.poll(() => bench.ends.length, { interval: 1 }).toBe(ended + 1);
  return bench.ends.at(-1)?.[1];
};

test('options that few apps use reach the page where the app is made, and in an update', async () => {
  const source = `
const name = yc.Textbox({ elemId: 'name', elemClasses: ['wide'], buttons: ['copy'], submitBtn: 'Send' });
const go = yc.Button('Go');
go.click(() => yc.update({ rtl: true, elemClasses: 'narrow', submitBtn: false }), null, name);
export default yc.Blocks(yc.Row({ variant: 'panel', elemId: 'line' }, name), go);`;
  await withBench(source, async (bench) => {
    const textbox = bench.parts.all.find(({ kind }) => kind === 'textbox');
    const row = bench.parts.all.find(({ kind }) => kind === 'row');
    expect(row?.properties()).toMatchObject({ variant: 'panel', elemId: 'line' });
    expect(textbox?.properties()).toMatchObject({ elemId: 'name', elemClasses: ['wide'], submitBtn: 'Send' });
    expect(await press(bench)).toBe('done');
    expect(textbox?.properties()).toMatchObject({ elemId: 'name', elemClasses: 'narrow', submitBtn: false, rtl: true });
  });
});

test('an update with a wrong value ends its run with a sentence that names the option, and what was there stays', async () => {
  const source = `
const table = yc.Dataframe({ wrap: true });
const go = yc.Button('Go');
go.click(() => yc.update({ wrap: 'please' }), null, table);
export default yc.Blocks(table, go);`;
  await withBench(source, async (bench) => {
    expect(await press(bench)).toBe('failed');
    expect(JSON.stringify(bench.problems.at(-1))).toMatch(/wrap is \\"please\\", and takes true or false/);
    expect(bench.parts.all.find(({ kind }) => kind === 'dataframe')?.properties()).toMatchObject({ wrap: true });
  });
});
