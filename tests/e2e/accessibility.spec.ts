import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  app,
  button,
  component,
  openAt,
  openCode,
  run,
  runCode,
  sketch,
  test,
  untilState,
  writeCode,
} from './playground';

/** What axe finds, in light colours and in dark ones, as the rules that are broken and where. */
const faults = async (page: Page) => {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // It takes the gallery's cards that are scrolled out of view for links past the page's beginning.
    const axe = new AxeBuilder({ page }).disableRules('skip-link');
    // The other rules see no colours: once is enough for them.
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze();
    for (const { id, nodes } of violations) {
      found.push(`${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
  }
  return found;
};

const every = (interactive: boolean) => `import * as yc from 'yieldcast';
  console.log('a line');
  const set = { interactive: ${interactive} };
  const parts = [
    yc.Textbox({ label: 'Text', value: 'words', info: 'Some help', ...set }),
    yc.Textbox({ label: 'Empty', placeholder: 'A hint', lines: 3, ...set }),
    yc.Textbox({ label: 'Secret', type: 'password', ...set }),
    yc.Number({ label: 'Number', value: 4, ...set }),
    yc.Slider({ label: 'Slider', value: 4, info: 'Some help', ...set }),
    yc.Checkbox({ label: 'Check', value: true, ...set }),
    yc.CheckboxGroup({ label: 'Checks', choices: ['a', 'b'], value: ['a'], ...set }),
    yc.Radio({ label: 'Radio', choices: ['a', 'b'], value: 'a', ...set }),
    yc.Dropdown({ label: 'Dropdown', choices: ['a', 'b'], ...set }),
    yc.Dropdown({ label: 'Plain', choices: ['a', 'b'], filterable: false, ...set }),
    yc.Dropdown({ label: 'Several', choices: ['a', 'b'], value: ['a', 'b'], multiselect: true, ...set }),
    yc.Image({ label: 'Image', value: yc.solid(30, 20, [255, 124, 0]), ...set }),
    yc.Image({ label: 'No image', ...set }),
    yc.File({ label: 'File', value: { name: 'a.txt', data: 'a' }, ...set }),
    yc.Markdown({ label: 'Markdown', value: '# Heading\\n\\n[a link](https://example.com) and \`code\`\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |', ...set }),
    yc.HTML({ label: 'HTML', value: '<p>Some <b>words</b></p>', ...set }),
    yc.Code({ label: 'Source', value: 'const a = 1; // why', language: 'javascript', ...set }),
    yc.JSON({ label: 'JSON', value: { a: [1, 'two', null, true] }, open: true, ...set }),
    yc.Label({ label: 'Class', value: { cat: 0.75, dog: 0.25 }, ...set }),
    yc.Dataframe({ label: 'Table', value: [{ a: 1, b: 'x' }, { a: 2, b: 'y' }], ...set }),
    yc.Audio({ label: 'Sound', value: { sampleRate: 8000, samples: new Float32Array(16000).fill(0.5) }, ...set }),
    yc.Video({ label: 'Film', ...set }),
    yc.Chatbot({ label: 'Chat', value: [{ role: 'user', content: 'Hello' }, { role: 'assistant', content: 'Hi' }], ...set }),
    yc.Gallery({ label: 'Pictures', value: [[yc.solid(30, 20, [255, 0, 0]), 'red'], yc.solid(30, 20, [0, 0, 255])], ...set }),
  ];
  export default yc.Interface({
    fn: () => ${interactive} ? null : parts.map(() => yc.skip), inputs: ${interactive} ? parts : [yc.Textbox({ label: 'In' })], outputs: ${interactive} ? yc.Textbox({ label: 'Out' }) : parts,
    title: 'A title', description: 'Some *words*', article: 'And [more](https://example.com).', examples: ${interactive} ? undefined : ['one', 'two'],
  });`;

test.describe('axe finds nothing, in light colours and in dark ones,', () => {
  test('before a run, with the gallery open, and at a malformed link', async ({ page }) => {
    await openAt(page, '#code=nonsense');
    await expect(page.getByText('cannot be read')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Gallery/ }).click();
    expect(await faults(page)).toEqual([]);
  });

  test('with the docs open beside the code, and in the list of sketches', async ({ page }) => {
    await openAt(page, '#example=count');
    await page.getByRole('button', { name: 'Docs', exact: true }).click();
    const docs = page.getByRole('complementary', { name: 'Docs' });
    for (const name of ['Slider', 'Audio']) await docs.locator(`[data-name="${name}"] > summary`).click();
    await docs.locator('summary').getByText('Getting started', { exact: true }).click();
    await expect(docs.locator('.pg-docs-text')).toHaveCount(3);
    expect(await faults(page)).toEqual([]);
    await docs.getByRole('button', { name: 'Close the docs' }).click();

    await writeCode(page, 'export default function* mine() {}');
    await page.getByRole('button', { name: /^Gallery/ }).click();
    await page.getByRole('button', { name: 'All, with earlier versions' }).click();
    await page.getByText('Earlier versions').click();
    await expect(page.getByText('None: each run')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  test('done and idle', async ({ page }) => {
    await openAt(page, '#example=bare-paste');
    await run(page);
    await untilState(page, 'done');
    expect(await faults(page)).toEqual([]);
    await button(page, 'Clear').click();
    await untilState(page, 'idle');
    expect(await faults(page)).toEqual([]);
  });

  test('running and stopped, with lines in the console', async ({ page }) => {
    const fn = "async function* () { console.log('one'); console.warn('two'); yield 1; await new Promise(() => {}); }";
    await runCode(page, sketch(fn, "yc.Number({ label: 'Out' })"), 'running');
    await expect(page.getByRole('log')).toContainText('two');
    expect(await faults(page)).toEqual([]);
    await button(page, 'Stop').click();
    await untilState(page, 'stopped');
    expect(await faults(page)).toEqual([]);
  });

  test('failed, with marks in the code', async ({ page }) => {
    const fn = `function* () {\n  console.error('bad');\n  yield 1;\n  throw new Error('wrong');\n}`;
    await runCode(page, sketch(fn, "yc.Number({ label: 'Out' })"), 'error');
    await expect(page.locator('.cm-lint-marker-error')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await openCode(page, 'const a = ;');
    await expect(page.locator('.pg-problem')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  test('with every component as an input', async ({ page }) => {
    await runCode(page, every(true), 'idle');
    await expect(component(page, 'Source').getByRole('textbox')).toBeVisible();
    await expect(app(page).locator('.yc-loading')).toHaveCount(0);
    expect(await faults(page)).toEqual([]);
    await app(page).getByRole('combobox', { name: 'Several' }).click();
    await expect(page.getByRole('listbox')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  test('with every component as an output', async ({ page }) => {
    await runCode(page, every(false), 'done');
    await expect(component(page, 'Table').getByRole('table')).toBeVisible();
    await expect(app(page).locator('.yc-loading')).toHaveCount(0);
    expect(await faults(page)).toEqual([]);
    await component(page, 'Pictures').getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  test('on a narrow page', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openAt(page, '#example=count');
    expect(await faults(page)).toEqual([]);
    await run(page);
    await untilState(page, 'done');
    expect(await faults(page)).toEqual([]);
  });
});

test('the page is in its colours at first paint', async ({ page }) => {
  for (const [colorScheme, background] of [
    ['light', 'rgb(243, 245, 244)'],
    ['dark', 'rgb(16, 20, 19)'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    // Without its style sheets and scripts: what is seen before they are there.
    await page.route('**/assets/**', (route) => route.abort());
    await page.goto('./');
    await expect(page.locator('html')).toHaveCSS('background-color', background);
    await page.goto('about:blank');
  }
});

test('the console is a log, the state one status, and each component a group with its label', async ({ page }) => {
  await runCode(page, every(false), 'done');
  await expect(page.getByRole('log')).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const kinds = await app(page)
    .locator('[data-yc-kind]')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.ycKind));
  expect(new Set(kinds)).toEqual(
    new Set(
      'textbox number slider checkbox checkboxgroup radio dropdown image file markdown html code json label dataframe audio video chatbot gallery dataset'.split(
        ' ',
      ),
    ),
  );
  for (const label of ['Text', 'Slider', 'Checks', 'Several', 'No image', 'Source', 'Class', 'Table']) {
    await expect(component(page, label)).toBeVisible();
  }
});

test('a state is spoken once, and no yield is', async ({ page }) => {
  await openCode(
    page,
    sketch(
      'async function* () { for (let i = 0; i < 20; i++) { yield i; await yc.sleep(0.03); } }',
      "yc.Number({ label: 'Out' })",
    ),
  );
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(globalThis, { spoken });
    new MutationObserver(() => {
      const words = document.querySelector('[role="status"]')?.textContent ?? '';
      // Before the app is there, no words are.
      if (words && words !== spoken.at(-1)) spoken.push(words);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await run(page);
  await untilState(page, 'done');
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken))
    .toEqual(['Loading…', 'Running', expect.stringMatching(/^Done · 20 yields · \d+\.\d s$/)]);
});

test('who asks for less motion gets none', async ({ page }) => {
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  await runCode(page, 'for (;;);', 'loading');
  await expect.poll(moving).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moving).toBe(0);
});

/** Of a picture of an element: the share of pixels whose colour is clearly another than the commonest one. */
const drawnShare = async (part: Locator) => {
  const png = (await part.screenshot({ animations: 'disabled' })).toString('base64');
  return part.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
      '2d',
    ) as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    const counts = new Map<number, number>();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const [ground = 0] = [...counts].sort((a, b) => b[1] - a[1]).map(([pixel]) => pixel);
    const channels = (pixel: number) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    const isOther = (pixel: number) =>
      channels(pixel).some((value, i) => Math.abs(value - (channels(ground)[i] as number)) > 90);
    return pixels.filter(isOther).length / pixels.length;
  }, png);
};

for (const [side, colorScheme] of [
  ['an input', 'light'],
  ['an output', 'dark'],
] as const) {
  test(`axe finds nothing in ${colorScheme} forced colours, with every component as ${side}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    await runCode(page, every(side === 'an input'), 'idle', 'done');
    await expect(app(page).locator('.yc-loading')).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).withRules('color-contrast').analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')))).toEqual([]);
  });
}

test('forced colours show every label, icon, mark and track', async ({ page }) => {
  await openCode(
    page,
    `import * as yc from 'yieldcast';
    console.log('a line');
    export default yc.Blocks({},
      yc.Row(yc.Button('First', { variant: 'primary' }), yc.Button('Halt', { variant: 'stop' })),
      yc.Tabs(yc.Tab('One', yc.Textbox()), yc.Tab('Two', yc.Textbox())),
      yc.Slider({ label: 'Slider', value: 0 }), yc.Slider({ label: 'Shown', value: 100, interactive: false }),
      yc.Checkbox({ label: 'Check', value: true }), yc.Radio({ label: 'Radio', choices: ['a'], value: 'a' }),
      yc.Dropdown({ label: 'Plain', choices: ['a'], filterable: false }), yc.Dropdown({ label: 'Other', choices: ['a', 'b'] }),
      yc.Label({ label: 'Class', value: { cat: 0.75 } }),
      yc.Audio({ label: 'Sound', interactive: false, value: { sampleRate: 8000, samples: new Float32Array(16000).fill(0.5) } }),
    );`,
  );
  await run(page);
  await untilState(page, 'idle');
  const shown: [name: string, part: Locator, least: number][] = [
    ['Run', page.locator('.pg-run'), 0.02],
    ['the icon of Run', page.locator('.pg-run-icon'), 0.3],
    ['the scale of the bar', page.locator('.pg-bar'), 0.01],
    ['the mark of the console', page.locator('.pg-console-title'), 0.02],
    ['the icon of the state', app(page).locator('.yc-status-icon'), 0.1],
    ['a first button', button(page, 'First'), 0.005],
    ['a stop button', button(page, 'Halt'), 0.005],
    ['an open tab', page.getByRole('tab', { name: 'One' }), 0.05],
    ['a tab', page.getByRole('tab', { name: 'Two' }), 0.03],
    ['an empty slider', page.getByRole('slider', { name: 'Slider' }), 0.05],
    ['a full slider', page.getByRole('slider', { name: 'Shown' }), 0.05],
    ['a check mark', page.getByRole('checkbox', { name: 'Check' }), 0.1],
    ['a radio mark', page.getByRole('radio', { name: 'a' }), 0.2],
    ['a chevron', component(page, 'Plain').locator('.yc-select'), 0.005],
    ['another chevron', component(page, 'Other').locator('.yc-combobox'), 0.005],
    ['a bar of a label', component(page, 'Class').locator('.yc-confidences > div'), 0.05],
    ['a waveform', component(page, 'Sound').locator('.yc-wave'), 0.2],
    ['Play', component(page, 'Sound').locator('.yc-play'), 0.02],
    ['an icon of the player', component(page, 'Sound').getByRole('button', { name: 'Mute' }), 0.05],
    ['the volume', component(page, 'Sound').getByRole('slider', { name: 'Volume' }), 0.05],
  ];
  await expect(component(page, 'Sound').getByText('0:00 / 0:02')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    for (const [name, part, least] of shown) {
      await expect.poll(() => drawnShare(part), { message: `${name}, ${colorScheme}` }).toBeGreaterThan(least);
    }
    await component(page, 'Other').getByRole('combobox').click();
    await page.keyboard.press('ArrowDown');
    const option = page.locator('.yc-option[data-highlighted]');
    await expect(option).toBeVisible();
    expect(await option.evaluate((each) => getComputedStyle(each).backgroundColor)).not.toBe(
      await page.locator('.yc-options').evaluate((each) => getComputedStyle(each).backgroundColor),
    );
    await page.keyboard.press('Escape');
  }
});
