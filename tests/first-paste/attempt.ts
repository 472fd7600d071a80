import type { Page } from '@playwright/test';
import { app, bar, picture, run } from '../e2e/playground';
import type { Sketch } from './sketches';

/** How a first attempt went: it worked, it worked and was warned of, it was told what to mend, or none of these. */
export type Outcome = 'at once' | 'warned' | 'told' | 'not';

export type Attempt = { name: string; outcome: Outcome; says: string; schema: boolean };

/** How long an author looks for what the sketch should show, in milliseconds. */
const patience = 30_000;

/** The words of a library's schemas, which no author should read. */
const schemaWords =
  /Invalid (?:type|key|length)|expected (?:"|never|Object|\()|it has no “|cannot be shown:|Expected .* but received/;

/** The playground's own editor: an app may have fields of code, too. */
const editor = (page: Page) => page.locator('.pg-code .cm-content');

/** Pastes into the editor, as a person does. */
export const paste = async (page: Page, source: string) => {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await editor(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, source);
};

/** Has the page count how often an app was loaded, so that what is left of the last one is told from the next. */
export const countLoads = (page: Page) =>
  page.evaluate(() => {
    const counted = { loads: 0 };
    Object.assign(globalThis, { counted });
    let last = '';
    new MutationObserver(() => {
      const state = document.querySelector('[data-yc="app"]')?.getAttribute('data-state') ?? '';
      if (state === 'loading' && last !== state) counted.loads++;
      last = state;
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
  });

const loads = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { counted: { loads: number } }).counted.loads);

type Seen = {
  state: string;
  problems: string;
  places: number[];
  hints: string;
  text: string;
  counts: Record<string, number>;
};

/** What is on the page: of the outputs of a form, or of all of an app that was laid out. */
const look = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const root = document.querySelector('[data-yc="app"]');
    const outputs = root?.querySelector('.yc-outputs') ?? root?.querySelector('.yc-blocks') ?? root;
    const fields = [...(outputs?.querySelectorAll<HTMLInputElement>('input, textarea') ?? [])];
    const every = (selector: string) => [...(outputs?.querySelectorAll(selector) ?? [])];
    const pictures = every('canvas, img, svg.yc-drawing').filter((each) =>
      each instanceof HTMLCanvasElement
        ? each.width > 1 && !each.closest('[data-yc-kind="audio"]')
        : !(each instanceof HTMLImageElement) || each.naturalWidth > 0,
    );
    const lines = [...document.querySelectorAll<HTMLElement>('.pg-line:is([data-level="warn"], [data-level="error"])')];
    const told = [
      ...document.querySelectorAll<HTMLElement>('[data-yc="app"] .yc-alert-line, .pg-problem, .pg-notice, .pg-pasted'),
    ];
    const status = root?.querySelector<HTMLElement>('[role="status"]')?.innerText ?? '';
    const placesIn = (elements: Element[]) =>
      elements.flatMap((each) =>
        [...each.querySelectorAll('.yc-location, .pg-place')].map((place) =>
          Number(/(\d+):\d+$/.exec(place.textContent ?? '')?.[1]),
        ),
      );
    return {
      state: root?.getAttribute('data-state') ?? '',
      problems: [...told.map((each) => each.innerText), /nothing was yielded/.exec(status)?.[0] ?? '']
        .filter(Boolean)
        .join('\n'),
      places: placesIn([...told, ...lines]),
      hints: lines.map((each) => each.innerText).join('\n'),
      text: `${(outputs as HTMLElement | null)?.innerText ?? ''}\n${fields.map(({ value }) => value).join('\n')}`,
      counts: {
        image: pictures.length,
        chart: pictures.length,
        audio: every('[data-yc-kind="audio"] audio, [data-yc-kind="audio"] .yc-player').length,
        video: every('[data-yc-kind="video"] video').length + (pictures.length > 0 ? 1 : 0),
        table: every('td, [role="cell"], [role="gridcell"]').length,
      },
    };
  });

const isShown = ({ shows }: Sketch, { text, counts }: Seen): boolean => {
  if (!shows) return false;
  if (shows.kind === 'text' || shows.kind === 'chat') return shows.text?.test(text) ?? false;
  return (counts[shows.kind] ?? 0) > 0;
};

const act = async (page: Page, { steps, shows }: Sketch) => {
  const field = (name: string) =>
    app(page).getByRole('textbox', { name }).or(app(page).getByRole('spinbutton', { name })).first();
  const within = { timeout: patience };
  if (shows?.kind === 'chat') {
    await field('Message').fill('hello', within);
    await field('Message').press('Enter', within);
  }
  for (const step of steps) if (step.act === 'fill') await field(step.of).fill(step.with ?? '', within);
  for (const step of steps)
    if (step.act === 'upload')
      await app(page)
        .locator('input[type="file"]')
        .first()
        .setInputFiles({
          name: step.of,
          mimeType: step.of.endsWith('.png') ? 'image/png' : 'text/plain',
          buffer: picture(8, 8, [255, 0, 0]),
        });
  // Run submits a form that has all its inputs; one that was filled in only now is submitted here.
  const submit = app(page).locator('.yc-form-actions button').first();
  const filled = steps.some((step) => step.act === 'fill' || step.act === 'upload');
  if ((filled || (await look(page)).state === 'idle') && (await submit.count()) > 0)
    await submit.click(within).catch(() => {});
  for (const step of steps) {
    if (step.act === 'fill' || step.act === 'upload') continue;
    if (step.act === 'choose') await app(page).getByRole('radio', { name: step.of }).check(within);
    else await app(page).getByRole('button', { name: step.of }).first().click(within);
  }
};

const until = async <T>(milliseconds: number, read: () => Promise<T>, done: (read: T) => boolean): Promise<T> => {
  const end = Date.now() + milliseconds;
  for (;;) {
    const last = await read();
    if (done(last) || Date.now() > end) return last;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

const settled = ({ state }: Seen) => ['idle', 'done', 'error', 'stopped'].includes(state);

/** Pastes, presses Run, does what the sketch asks for, and tells what came of it. */
export const attempt = async (page: Page, sketch: Sketch): Promise<Attempt> => {
  await page.evaluate(() => {
    const clear = [...document.querySelectorAll<HTMLElement>('.pg-console-head .pg-quiet')];
    for (const each of clear) each.click();
  });
  await paste(page, sketch.source);
  // What was pasted is looked at in a worker: the page says so when it knows.
  if (sketch.mended)
    await page
      .locator('.pg-pasted')
      .waitFor({ timeout: patience })
      .catch(() => {});
  const before = await loads(page);
  await run(page);
  await until(
    patience,
    async () => ((await loads(page)) > before ? (await look(page)).state : 'loading'),
    (state) => state !== 'loading' && state !== '',
  );
  let stuck = '';
  const ready = await until(sketch.steps.length > 0 ? patience : 0, () => look(page), settled);
  if (ready.state !== 'error') {
    await act(page, sketch).catch((error) => {
      stuck = String(error).split('\n')[0] ?? '';
    });
  }
  const wanted = (seen: Seen) =>
    sketch.shows && !sketch.told
      ? seen.state === 'error' || isShown(sketch, seen)
      : isTold(sketch, seen) && (!sketch.shows || isShown(sketch, seen));
  const seen = await until(
    patience,
    () => look(page),
    (now) => wanted(now) || (settled(now) && now.state === 'error'),
  );
  // The marks of what the compiler found come a moment after the run.
  const last = sketch.told && !isTold(sketch, seen) ? await until(patience, () => look(page), wanted) : seen;
  // It may end by itself; and a second press, while it stops, would meet the button as it becomes Run.
  if (!settled(last))
    await until(
      patience,
      async () => {
        if (['loading', 'running'].includes((await look(page)).state))
          await bar(page, 'Stop')
            .click({ timeout: 1000 })
            .catch(() => {});
        return look(page);
      },
      settled,
    );
  return judge(sketch, last, stuck);
};

const said = ({ problems, hints }: Seen) => [problems, hints].filter(Boolean).join('\n');

const isTold = ({ told, line }: Sketch, seen: Seen): boolean =>
  told?.test(said(seen)) === true && (line === undefined || seen.places.includes(line));

const judge = (sketch: Sketch, seen: Seen, stuck: string): Attempt => {
  const says = said(seen).replace(/\s+/g, ' ').slice(0, 220) || stuck.slice(0, 120);
  const { name } = sketch;
  const schema = schemaWords.test(said(seen));
  if (sketch.told) {
    const mended = !sketch.shows || isShown(sketch, seen);
    return { name, outcome: isTold(sketch, seen) && mended ? 'told' : 'not', says, schema };
  }
  if (seen.state !== 'error' && isShown(sketch, seen))
    return { name, outcome: seen.hints || seen.problems ? 'warned' : 'at once', says, schema };
  return { name, outcome: seen.state === 'error' && seen.places.length > 0 ? 'told' : 'not', says, schema };
};

/** The attempts as a table in Markdown, with the counts above it. */
export const tableOf = (title: string, attempts: readonly Attempt[]): string => {
  const count = (outcome: Outcome) => attempts.filter((each) => each.outcome === outcome).length;
  const counts = (['at once', 'warned', 'told', 'not'] as const).map((each) => `${each}: ${count(each)}`).join(', ');
  const rows = attempts.map(({ name, outcome, says }) => `| ${name} | ${outcome} | ${says.replaceAll('|', '\\|')} |`);
  return [
    `## ${title}`,
    '',
    `${attempts.length} sketches. ${counts}.`,
    '',
    '| sketch | outcome | what was said |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
};
