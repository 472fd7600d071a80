import { record, stop, watchBlocks } from '../capturing.mjs';
import { megabytes, openHeaps } from '../memory.mjs';

const minutes = 5;

export const figures = {
  page: { what: `${minutes} minutes of a streamed microphone: growth of the page's heap`, unit: 'MB', under: 5 },
  worker: { what: 'the same: growth of the generator’s heap', unit: 'MB', under: 5 },
  drift: { what: 'the same: samples against the clock', unit: '%', under: 0.1 },
  lost: { what: 'the same: samples that came and were not handed over', unit: 'samples', under: 1 },
};

const source = `import * as yc from 'yieldcast';
const voice = yc.Audio({ label: 'Voice', sources: ['microphone'], streaming: true });
const out = yc.Textbox({ label: 'Out' });
const kept = yc.State({ first: 0, total: 0 });
voice.stream(({ samples }, { first, total }) => {
  const next = { first: first || samples.length, total: total + samples.length };
  return [next, JSON.stringify(next)];
}, [voice, kept], [kept, out], { streamEvery: 0.25 });
export default yc.Blocks(voice, out);`;

const untilPieces = (page, count) =>
  page.waitForFunction((count) => globalThis.pieces.length >= count, count, { timeout: (minutes + 2) * 60_000 });

export const measure = async ({ page, site }) => {
  await watchBlocks(page);
  const app = await record(page, site, source);
  await untilPieces(page, 40);
  const heaps = await openHeaps(page, 'generator');
  const before = await heaps();
  await untilPieces(page, 40 + minutes * 240);
  const after = await heaps();
  await stop(page, app);
  const { blocks, pieces } = await page.evaluate(() => ({ blocks: globalThis.blocks, pieces: globalThis.pieces }));
  const { first, total } = JSON.parse(
    await app.locator('[data-yc-kind=textbox] textarea, [data-yc-kind=textbox] input').inputValue(),
  );
  const [begin, end] = [blocks[100], blocks.at(-1)];
  const heard = ((end.samples - begin.samples) / begin.rate) * 1000;
  return {
    page: megabytes(after.page - before.page),
    worker: megabytes(after.worker - before.worker),
    drift: Math.abs(heard / (end.at - begin.at) - 1) * 100,
    lost: Math.abs(pieces.at(-1) - pieces[0] - (total - first)),
  };
};
