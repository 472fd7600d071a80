import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { stopGrace } from '../../src/protocol/limits';
import { serveFolder, siteFolder } from '../tools/serve.mjs';

/** What a person does with the playground, and what they can read in it. */

export type State = 'idle' | 'loading' | 'running' | 'stopping' | 'stopped' | 'done' | 'error';

/** Where generators of tests wait: no server is asked, the test answers. */
const gateUrl = 'https://cdn.jsdelivr.net/gate';

/** In a generator: waits until the test has opened its gate. */
export const atGate = `await fetch('${gateUrl}')`;

/** Holds what waits {@link atGate}, until it is called: a test then looks at a state that lasts as long as it likes. */
export const closeGate = async (page: Page): Promise<() => void> => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.context().route(gateUrl, async (route) => {
    await opened;
    await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' }).catch(() => {});
  });
  return open;
};

/**
 * Gives what is stopped 9 s for its `finally` blocks: on a busy machine, the usual half second is over before they begin.
 * Call before the page is opened.
 */
export const stopPatiently = (page: Page) =>
  page.addInitScript((grace) => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((handler: () => void, time = 0, ...rest: []) =>
      setTimeout(handler, time === grace ? 9_000 : time, ...rest)) as typeof setTimeout;
  }, stopGrace);

/** Every test also shows that the page throws nothing that it does not catch, and asks no server but its own. */
export const test = base.extend<{ userHosts: readonly string[]; autorun: boolean; sound: undefined }>({
  /** Hosts that the test's own user code asks. */
  userHosts: [[], { option: true }],
  /** Do edits run by themselves? They would get in the way of what most tests look at. */
  autorun: [false, { option: true }],
  sound: [
    async ({ context, baseURL, userHosts, autorun }, use) => {
      await context.addInitScript((kept) => {
        try {
          localStorage['yieldcast:preferences'] ??= kept;
        } catch {
          // Pages without an origin have no storage.
        }
      }, JSON.stringify({ autorun }));
      const thrown: string[] = [];
      const elsewhere: string[] = [];
      context.on('weberror', (event) => thrown.push(String(event.error())));
      context.on('request', (request) => {
        const url = new URL(request.url());
        const own =
          url.href.startsWith(baseURL ?? '') ||
          ['data:', 'blob:', 'about:', 'node:'].includes(url.protocol) ||
          url.href === gateUrl;
        if (!own && !userHosts.includes(url.host)) elsewhere.push(url.href);
      });
      await use(undefined);
      expect({ thrown, elsewhere }).toEqual({ thrown: [], elsewhere: [] });
    },
    { auto: true },
  ],
});

/** The fragment that opens the page with this code. */
export const codeLink = (source: string) => `#code=${deflateRawSync(source).toString('base64url')}`;

/** An app of one function, with an output named “Out”. */
export const sketch = (fn: string, outputs = "yc.JSON({ label: 'Out' })") =>
  `import * as yc from 'yieldcast';\nexport default yc.Interface({ fn: ${fn}, outputs: ${outputs} });`;

export const editor = (page: Page) => page.locator('.cm-content');
export const app = (page: Page) => page.locator('[data-yc="app"]');
export const status = (page: Page) => app(page).getByRole('status');
export const alert = (page: Page) => app(page).locator('.yc-alert');

/** What the app says is wrong, without the places. */
export const complaint = (page: Page) => alert(page).locator('.yc-alert-text');

/** The places in the code that the complaint leads to. */
export const place = (page: Page) => alert(page).locator('.yc-location');

export const log = (page: Page) => page.getByRole('log', { name: 'Console' });

/** The playground's own buttons; the app has some of the same names. */
export const bar = (page: Page, name: 'Run' | 'Stop' | 'Share' | 'Export') =>
  page.locator('.pg-bar').getByRole('button', { name, exact: true });

/** A button of the app. */
export const button = (page: Page, name: string) => app(page).getByRole('button', { name, exact: true });

/** A field of the app that holds text. */
export const text = (page: Page, label = 'Out') => app(page).getByRole('textbox', { name: label, exact: true });

/** A field of the app that holds a number. */
export const number = (page: Page, label = 'Out') => app(page).getByRole('spinbutton', { name: label, exact: true });

/** A component of the app, of any kind. */
export const component = (page: Page, label = 'Out') => app(page).getByRole('group', { name: label, exact: true });

/** Drops a file on an input, as from a window beside the browser. */
export const drop = async (page: Page, label: string, file: { name: string; type: string; bytes: Uint8Array }) => {
  const transfer = await page.evaluateHandle(
    ({ name, type, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))], name, { type }));
      return data;
    },
    { ...file, bytes: Buffer.from(file.bytes).toString('base64') },
  );
  const door = component(page, label).locator('.yc-door');
  // Until its code is there, a door takes nothing.
  await expect(door.locator('input[type="file"]')).toBeAttached();
  for (const event of ['dragenter', 'dragover', 'drop']) await door.dispatchEvent(event, { dataTransfer: transfer });
};

/** Opens the page at a fragment, and waits for its editor. */
export const openAt = async (page: Page, fragment: string) => {
  await page.goto(fragment);
  // Not in view on a narrow page that shows its output.
  await expect(editor(page)).toBeAttached();
};

/** Opens the page with code in its editor. */
export const openCode = (page: Page, source: string) => openAt(page, codeLink(source));

/** Puts code in the place of what the editor holds, as a paste does. */
export const writeCode = async (page: Page, source: string) => {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(source);
};

export const run = (page: Page) => bar(page, 'Run').click();

/** How an app stands that has run by itself, or could not for want of an input. */
export const atRest: State[] = ['idle', 'done', 'error'];

/** Presses Run, and takes what that began back: the form stands as it came. */
export const showForm = async (page: Page) => {
  await run(page);
  await untilState(page, 'running', 'stopped', ...atRest);
  if ((await app(page).getAttribute('data-state')) === 'running') await bar(page, 'Stop').click();
  await untilState(page, 'stopped', ...atRest);
  await button(page, 'Clear').click();
  await untilState(page, 'idle');
};

export const untilState = (page: Page, ...states: State[]) =>
  expect(app(page)).toHaveAttribute('data-state', new RegExp(`^(?:${states.join('|')})$`));

/** Opens code, presses Run, and waits until the app stands so. */
export const runCode = async (page: Page, source: string, ...states: State[]) => {
  await openCode(page, source);
  await run(page);
  await untilState(page, ...states);
};

/** The records of the runs that are over, as the page leaves them in the browser's timeline. */
export const records = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByName('yieldcast:run')
      .map((entry) => (entry as PerformanceMeasure).detail as { yields: number; outcome: string; lastYield?: number }),
  );

/** Has the page keep every yield that a worker sends, as it arrives. Call before the page is opened. */
export const keepArrivals = (page: Page) =>
  page.addInitScript(() => {
    const arrivals: unknown[] = [];
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => data?.type === 'yields' && arrivals.push(...data.values));
      }
    };
    Object.assign(globalThis, { arrivals });
  });

export const arrivals = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { arrivals: unknown[] }).arrivals);

/** Has the page keep every text that a field shows, frame by frame. Frames without a change are left out. */
export const watchText = (page: Page, label = 'Out') =>
  text(page, label).evaluate((field) => {
    const seen: string[] = [];
    Object.assign(globalThis, { textsSeen: seen });
    const look = () => {
      const { value } = field as HTMLTextAreaElement;
      if (value !== seen.at(-1)) seen.push(value);
      requestAnimationFrame(look);
    };
    look();
  });

export const textsSeen = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { textsSeen: string[] }).textsSeen);

type Picture = { width: number; height: number; checksum: number; means: number[]; least: number[]; most: number[] };

/** Has the page read every picture on its canvas, pixel by pixel. Frames without a new picture are left out. */
export const watchPictures = (page: Page) =>
  page.evaluate(() => {
    const seen: Picture[] = [];
    Object.assign(globalThis, { picturesSeen: seen });
    const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    let last = '';
    const look = () => {
      requestAnimationFrame(look);
      const canvas = document.querySelector<HTMLCanvasElement>('[data-yc="app"] canvas');
      if (!canvas || !copy || canvas.width <= 1) return;
      const { width, height } = canvas;
      Object.assign(copy.canvas, { width, height });
      copy.drawImage(canvas, 0, 0);
      const corner = `${width}×${height}: ${copy.getImageData(0, 0, 16, 16).data}`;
      if (corner === last) return;
      last = corner;
      const { data } = copy.getImageData(0, 0, width, height);
      const [sums, least, most] = [
        [0, 0, 0, 0],
        [255, 255, 255, 255],
        [0, 0, 0, 0],
      ] as [number[], number[], number[]];
      let checksum = 0;
      for (let i = 0; i < data.length; i++) {
        const [channel, value] = [i % 4, data[i] ?? 0];
        sums[channel] = (sums[channel] ?? 0) + value;
        if (value < (least[channel] ?? 0)) least[channel] = value;
        if (value > (most[channel] ?? 0)) most[channel] = value;
        checksum = (Math.imul(checksum, 31) + value) | 0;
      }
      seen.push({ width, height, checksum, means: sums.map((sum) => sum / (width * height)), least, most });
    };
    look();
  });

export const picturesSeen = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { picturesSeen: Picture[] }).picturesSeen);

/** The numbers of the lines that the gutter marks as wrong. */
export const markedLines = (page: Page) =>
  page.evaluate(() => {
    const top = (element: Element) => Math.round(element.getBoundingClientRect().top);
    const numbers = [...document.querySelectorAll('.cm-lineNumbers .cm-gutterElement')].filter(
      (element) => element.getBoundingClientRect().height > 0,
    );
    return [...document.querySelectorAll('.cm-gutter-lint .cm-lint-marker-error')].map((marker) => {
      const row = marker.closest('.cm-gutterElement') as Element;
      return Number(numbers.find((each) => top(each) === top(row))?.textContent);
    });
  });

/** Where the caret is, as `line:column`. */
export const caret = (page: Page) =>
  page.evaluate(() => {
    const { focusNode, focusOffset } = getSelection() as Selection;
    const line = document.querySelector('.cm-activeLine');
    if (!focusNode || !line?.contains(focusNode)) return 'not in the editor';
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(focusNode, focusOffset);
    const number = document.querySelector('.cm-lineNumbers .cm-activeLineGutter')?.textContent;
    return `${number}:${before.toString().length + 1}`;
  });

/** A PNG of one colour. */
export const picture = (width: number, height: number, [red, green, blue]: readonly [number, number, number]) => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
  const row = [0, ...Array.from({ length: width }, () => [red, green, blue]).flat()];
  const rows = Buffer.from(Array.from({ length: height }, () => row).flat());
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.of()),
  ]);
};

/** Blocks of these components, after the code that makes them. */
export const blocks = (code: string, ...components: string[]) =>
  `import * as yc from 'yieldcast';\n${code}\nexport default yc.Blocks(${components.join(', ')});`;

/** Waits until the browser keeps all that the page has loaded of the site, so that it starts and runs without a network. */
export const untilWorksOffline = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const isPart = (url: string) => /\/(?:assets|examples|models)\//.test(url);
    const missing = async () => {
      const used = performance.getEntriesByType('resource').map(({ name }) => name);
      const kept = await Promise.all(used.filter(isPart).map((url) => caches.match(url, { ignoreSearch: true })));
      return kept.some((each) => !each);
    };
    while (await missing()) await new Promise(requestAnimationFrame);
  });

/** The built site on a host that can be taken away, seen by a browser that has never been there. */
export const visitSite = async (browser: Browser) => {
  const site = await serveFolder(siteFolder, '/a/b/');
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  return {
    page,
    url: site.url,
    close: () => context.close(),
    /** Once what was used is kept: takes the host and the network away, and leaves the page. */
    cutOff: async () => {
      await untilWorksOffline(page);
      await site.close();
      await context.setOffline(true);
      await page.goto('about:blank');
    },
  };
};

/** All that a store of the page's IndexedDB holds; nothing where there is no such database yet. */
export const stored = (page: Page, database: string, store: string): Promise<unknown[]> =>
  page.evaluate(
    async ([database, store]) => {
      const name = (await indexedDB.databases()).find((each) => each.name?.startsWith(database))?.name;
      if (!name) return [];
      const opening = indexedDB.open(name);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const all = db.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => {
        all.onsuccess = resolve;
      });
      db.close();
      return all.result;
    },
    [database, store] as const,
  );

/**
 * Waits until the browser's storage holds so many results. A result that is still to be written is found, too: a hit does
 * not tell that it lasts.
 */
export const untilKept = (page: Page, entries: number) =>
  expect.poll(async () => (await stored(page, 'yieldcast-results', 'entries')).length).toBe(entries);
