export const figures = {
  visit: { what: 'new profile, 4× slower: page asked for to the first yield seen: median', unit: 'ms', under: 1500 },
  run: { what: 'press Run to the first yield seen, workers warm: median', unit: 'ms', under: 120 },
  card: { what: 'click on a gallery card to its app running: median', unit: 'ms', under: 400 },
  edit: { what: 'the pause after an edit to the first yield seen: median', unit: 'ms', under: 150 },
  completion: { what: 'a dot after yc to the list of completions: median', unit: 'ms', under: 100 },
};

const visits = 7;
const times = 15;

/** How long edits rest before they run by themselves, in milliseconds: `autorunDelay` in the playground. */
const pause = 600;

/** Examples that run at a click on their card, each on its own. The others wait for a person. */
const running = [
  ...['ripples', 'count', 'typing-text', 'fake-diffusion', 'bare-paste', 'letters', 'several-outputs', 'diffusion-gif'],
  ...['tone', 'streaming-audio', 'slow-generator', 'audio-bytes', 'raw-frames', 'streaming-video'],
];

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const untilState = (page, ...states) =>
  page.waitForFunction(
    (states) => states.includes(document.querySelector('[data-yc=app]')?.dataset.state ?? ''),
    states,
  );

/** Forgets what was painted. Call before what sets off the yield that {@link painted} waits for. */
const forgetPaints = (page) => page.evaluate(() => performance.clearMeasures('yieldcast:first-paint'));

/** When the first yield is painted, in the page's time. */
const painted = async (page) => {
  const found = await page.waitForFunction(() => {
    const [first] = performance.getEntriesByName('yieldcast:first-paint');
    return first && { at: first.startTime + first.duration };
  });
  return (await found.jsonValue()).at;
};

/** Notes when keys and clicks arrive, since their handlers must not be waited for. */
const noteInput = (page) =>
  page.addInitScript(() => {
    globalThis.lastInput = 0;
    for (const type of ['keydown', 'click']) {
      const note = (event) => {
        globalThis.lastInput = event.timeStamp;
      };
      addEventListener(type, note, true);
    }
  });

const lastInput = (page) => page.evaluate(() => globalThis.lastInput);

const visit = async (browser, site) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // What a measure tells of begins when the page was asked for.
  await page.goto(site, { waitUntil: 'commit' });
  const at = await painted(page);
  await context.close();
  return at;
};

const takeRuns = async (page, site) => {
  await page.goto(`${site}#example=typing-text`);
  await page.locator('.pg-run:enabled').waitFor();
  const found = [];
  for (let i = 0; i <= times; i++) {
    // The spare that takes the used worker's place has to stand before it counts as warm.
    await page.waitForFunction((spares) => performance.getEntriesByName('yieldcast:spare').length >= spares, i + 1);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await forgetPaints(page);
    await page.locator('.pg-run').click();
    found.push((await painted(page)) - (await lastInput(page)));
    await untilState(page, 'done');
  }
  // The first one also loads what the example needs.
  return found.slice(1);
};

const takeCards = async (page, site) => {
  await page.goto(`${site}#example=count`);
  await page.locator('.pg-run:enabled').waitFor();
  await page.locator('.pg-picker').click();
  await page.locator('.pg-card').first().waitFor();
  const found = [];
  for (const name of running) {
    await page.evaluate(() => {
      globalThis.runningAt = undefined;
      const observer = new MutationObserver(() => {
        const { state } = document.querySelector('[data-yc=app]')?.dataset ?? {};
        if (state !== 'running' && state !== 'done') return;
        observer.disconnect();
        globalThis.runningAt = performance.now();
      });
      // Only now: the app before goes at the click.
      addEventListener(
        'click',
        () => observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] }),
        { once: true },
      );
    });
    await page.locator(`.pg-card[href="#example=${name}"]`).click();
    const at = await page.waitForFunction(() => globalThis.runningAt && { at: globalThis.runningAt });
    found.push((await at.jsonValue()).at - (await lastInput(page)));
    await page.locator('.pg-picker').click();
  }
  return found;
};

const takeEdits = async (page, site) => {
  await page.goto(`${site}#example=count`);
  await page.locator('.pg-run:enabled').click();
  await untilState(page, 'done');
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  const found = [];
  for (let i = 0; i <= times; i++) {
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await forgetPaints(page);
    await page.keyboard.type('// a');
    found.push((await painted(page)) - (await lastInput(page)) - pause);
    await untilState(page, 'done');
  }
  return found.slice(1);
};

const takeCompletions = async (page) => {
  // The page of the edits has a person in its editor after a first run. A wrong type that is told says that the
  // language service is there.
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText("import * as yc from 'yieldcast';\nconst many: number = 'three';\n");
  await page.getByText("Type 'string' is not assignable").first().waitFor({ state: 'attached' });
  const found = [];
  for (let i = 0; i <= times; i++) {
    await page.keyboard.type('yc');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      globalThis.listedAt = undefined;
      const look = () => {
        if (document.querySelector('.cm-tooltip-autocomplete li')) globalThis.listedAt = performance.now();
        else requestAnimationFrame(look);
      };
      look();
    });
    await page.keyboard.type('.');
    const at = await page.waitForFunction(() => globalThis.listedAt && { at: globalThis.listedAt });
    found.push((await at.jsonValue()).at - (await lastInput(page)));
    await page.keyboard.press('Escape');
    for (let j = 0; j < 3; j++) await page.keyboard.press('Backspace');
  }
  return found.slice(1);
};

export const measure = async ({ page, site }) => {
  const browser = page.context().browser();
  const first = [];
  for (let i = 0; i < visits; i++) first.push(await visit(browser, site));
  await noteInput(page);
  const runs = await takeRuns(page, site);
  const cards = await takeCards(page, site);
  const edits = await takeEdits(page, site);
  const completions = await takeCompletions(page);
  return {
    visit: median(first),
    run: median(runs),
    card: median(cards),
    edit: median(edits),
    completion: median(completions),
  };
};
