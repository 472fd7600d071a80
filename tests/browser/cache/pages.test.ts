import { createStore, entries } from 'idb-keyval';
import { expect, test } from 'vitest';
import { openResults, type ResultEntry } from '../../../src/cache';
import { isWhole, mixedRuns } from './mixed-runs';

/** `VITE_THOROUGH=1` takes as many as are promised: 100 kills, 1,000 runs. */
const [kills, runs] = import.meta.env.VITE_THOROUGH ? [100, 1000] : [25, 250];

/** Another page of this site, with a connection of its own: what it has begun dies with it. */
const openPage = (script: string): HTMLIFrameElement => {
  const page = document.createElement('iframe');
  const helpers = new URL('./mixed-runs.ts', import.meta.url).pathname;
  page.srcdoc = `<script type="module">import { mixedRuns, resultOf } from '${helpers}';
    import { openResults } from '/src/cache/index.ts'; ${script}</script>`;
  document.body.append(page);
  return page;
};

const said = (page: HTMLIFrameElement, what: string) =>
  new Promise<MessageEvent['data']>((resolve) => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== page.contentWindow || data.what !== what) return;
      removeEventListener('message', hear);
      resolve(data);
    };
    addEventListener('message', hear);
  });

test('a page that is killed while it writes, at any moment, leaves no wrong result', async () => {
  const path = `/${crypto.randomUUID()}/`;
  const store = openResults(path);
  let before = '';
  let cut = 0;
  for (let i = 0; i < kills; i++) {
    const page = openPage(`
      const store = openResults('${path}');
      parent.postMessage({ what: 'writes' });
      await store.write('me', 'key', resultOf('key', 'page ${i}', 20), { maxEntries: 8, maxBytes: 1e8 }, async () => {});
      parent.postMessage({ what: 'written' });`);
    let isWritten = false;
    void said(page, 'written').then(() => {
      isWritten = true;
    });
    await said(page, 'writes');
    // A write takes about as long as that, on a busy machine longer.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
    if (!isWritten) cut++;
    page.remove();
    const kept = await store.read('me', 'key');
    const now = String(kept?.run.batches[0]?.slots[0]);
    if (kept) {
      expect(kept.run.yields).toBe(20);
      expect(isWhole('key', kept.run)).toBe(true);
      // What is there stays until another is whole.
      if (now !== before) expect(now).toBe(`key, page ${i}, 0 of 20`);
    } else expect(before).toBe('');
    before = kept ? now : '';
  }
  expect(cut).toBeGreaterThan(0);
  await store.sweep();
  const described = await entries<IDBValidKey, ResultEntry>(createStore(`yieldcast-results${path}`, 'entries'));
  const pieces = described.reduce((sum, [, entry]) => sum + entry.pieces.length, 0);
  expect(await entries(createStore(`yieldcast-result-pieces${path}`, 'pieces'))).toHaveLength(pieces);
}, 300_000);

test('of mixed runs in two pages, every hit is right', async () => {
  const path = `/${crypto.randomUUID()}/`;
  const page = openPage(
    `parent.postMessage({ what: 'done', told: await mixedRuns('${path}', 'other', ${runs / 2}) });`,
  );
  const other = said(page, 'done');
  const told = [await mixedRuns(path, 'this', runs / 2), (await other).told];
  page.remove();
  expect(told).toEqual([
    { hits: expect.any(Number), wrong: 0, failed: 0 },
    { hits: expect.any(Number), wrong: 0, failed: 0 },
  ]);
  expect(told[0].hits + told[1].hits).toBeGreaterThan(runs / 5);
}, 300_000);
