import { expect } from '@playwright/test';
import {
  app,
  button,
  component,
  number,
  picture,
  records,
  run,
  runCode,
  sketch,
  test,
  text,
  untilState,
} from './playground';

test('skip, update and null each do what they say', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    const steps = [
      ['first', 1],
      [yc.skip, 2],
      [null, yc.update({ label: 'Renamed', value: 3 })],
      [yc.update({ visible: false }), yc.skip],
    ];
    export default yc.Interface({
      fn: (step) => steps[step],
      inputs: yc.Number({ label: 'Step' }),
      outputs: [yc.Textbox({ label: 'Out' }), yc.Number({ label: 'Number' })],
    });`;
  await runCode(page, code, 'idle');
  const take = async (step: number) => {
    await number(page, 'Step').fill(String(step));
    await button(page, 'Submit').click();
    await expect.poll(() => records(page)).toHaveLength(step + 1);
  };
  await take(0);
  await expect(text(page)).toHaveValue('first');
  await expect(number(page, 'Number')).toHaveValue('1');
  await take(1);
  await expect(number(page, 'Number')).toHaveValue('2');
  await expect(text(page)).toHaveValue('first');
  await take(2);
  await expect(number(page, 'Renamed')).toHaveValue('3');
  await expect(text(page)).toHaveValue('');
  await take(3);
  await expect(text(page)).toBeHidden();
  await expect(number(page, 'Renamed')).toHaveValue('3');
});

test('a file of the site is loaded with its progress, and one that is not for sketches is refused', async ({
  page,
}) => {
  const fn = `async function* () {
    const told = [];
    const file = await yc.asset('./examples/speech.mp3', { progress: (loaded, total) => told.push([loaded, total]) });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const refused = await yc.asset('./index.html').catch((error) => error.message);
    yield { name: file.name, type: file.type, size: bytes.length, last: told.at(-1), refused };
  }`;
  await runCode(page, sketch(fn, "yc.JSON({ label: 'Out', open: true })"), 'done');
  const out = component(page, 'Out');
  await expect(out).toContainText('speech.mp3');
  await expect(out).toContainText('audio/mpeg');
  await expect(out).toContainText('73141');
  await expect(out).toContainText('this sketch may not read it');
});

test('a function, an async function, and generators of both kinds all run; a return is the last value', async ({
  page,
}) => {
  const kinds: Record<string, [fn: string, yields: number]> = {
    'a function': ['() => "last"', 1],
    'an async function': ['async () => "last"', 1],
    'a generator': ['function* () { yield "first"; return "last"; }', 2],
    'an async generator': ['async function* () { yield "first"; await yc.sleep(0); return "last"; }', 2],
    'a function that gives a generator': ['() => (function* () { yield "first"; yield "last"; })()', 2],
    'a stream': ['() => new ReadableStream({ start(c) { c.enqueue("first"); c.enqueue("last"); c.close(); } })', 2],
  };
  for (const [what, [fn, yields]] of Object.entries(kinds)) {
    await test.step(what, async () => {
      await page.goto('about:blank');
      await runCode(page, sketch(fn, "yc.Textbox({ label: 'Out' })"), 'done');
      await expect(text(page)).toHaveValue('last');
      await expect(page.getByRole('status')).toHaveText(new RegExp(`^Done · ${yields} yields? ·`));
    });
  }
});

test('each kind of output shows its value', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>';
    export default yc.Interface({
      fn: async function* () {
        yield [
          'words', 42, 7, true, ['b'], 'b', 'b',
          new Blob([svg], { type: 'image/svg+xml' }),
          { name: 'made.txt', data: 'in the sandbox' },
          '# Heading\\n\\n*slanted* <script>1</script>',
          '<b>bold</b>',
          'const answer = 42;',
          { deep: { list: [1, 'two', null] } },
          { cat: 0.75, dog: 0.25 },
          Array.from({ length: 5000 }, (_, i) => ({ row: i, square: i * i })),
          [[yc.solid(30, 20, [255, 0, 0]), 'red'], yc.solid(30, 20, [0, 0, 255])],
        ];
      },
      outputs: [
        yc.Textbox({ label: 'Text' }), yc.Number({ label: 'Number' }), yc.Slider({ label: 'Slider' }),
        yc.Checkbox({ label: 'Check' }), yc.CheckboxGroup({ label: 'Checks', choices: ['a', 'b'] }),
        yc.Radio({ label: 'Radio', choices: ['a', 'b'] }), yc.Dropdown({ label: 'Dropdown', choices: ['a', 'b'] }),
        yc.Image({ label: 'Image' }), yc.File({ label: 'File' }), yc.Markdown({ label: 'Markdown' }),
        yc.HTML({ label: 'HTML' }), yc.Code({ label: 'Source', language: 'javascript' }), yc.JSON({ label: 'JSON', open: true }),
        yc.Label({ label: 'Class' }), yc.Dataframe({ label: 'Table' }), yc.Gallery({ label: 'Pictures' }),
      ],
    });`;
  await runCode(page, code, 'done');
  await expect(text(page, 'Text')).toHaveValue('words');
  await expect(number(page, 'Number')).toHaveValue('42');
  await expect(app(page).getByRole('slider', { name: 'Slider' })).toHaveValue('7');
  await expect(app(page).getByRole('checkbox', { name: 'Check', exact: true })).toBeChecked();
  await expect(component(page, 'Checks').getByRole('checkbox', { name: 'b' })).toBeChecked();
  await expect(component(page, 'Checks').getByRole('checkbox', { name: 'a' })).not.toBeChecked();
  await expect(component(page, 'Radio').getByRole('radio', { name: 'b' })).toBeChecked();
  await expect(component(page, 'Dropdown').getByRole('textbox')).toHaveValue('b');
  await expect(component(page, 'Image').getByRole('img')).toHaveJSProperty('naturalWidth', 20);
  await expect(component(page, 'Markdown').getByRole('heading', { name: 'Heading' })).toBeVisible();
  await expect(component(page, 'Markdown').locator('em')).toHaveText('slanted');
  await expect(component(page, 'HTML').locator('b')).toHaveText('bold');
  await expect(component(page, 'Source')).toContainText('const answer = 42;');
  await expect(component(page, 'JSON')).toContainText('"two"');
  await expect(component(page, 'Class')).toContainText('75%');
  await expect(component(page, 'Table').getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
  expect(await component(page, 'Table').getByRole('row').count()).toBeLessThan(100);
  await expect(component(page, 'Pictures').getByRole('img')).toHaveCount(2);

  const download = page.waitForEvent('download');
  await component(page, 'File').getByRole('link', { name: 'Download made.txt' }).click();
  expect((await download).suggestedFilename()).toBe('made.txt');

  // Scrolled to its end, a table shows its last rows.
  await component(page, 'Table')
    .locator('.yc-table-box')
    .evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(component(page, 'Table').getByRole('cell', { name: '4999', exact: true })).toBeVisible();
  await component(page, 'Pictures').getByRole('button').first().click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an image is shown from every form that a yield may have', async ({ page }) => {
  const size = '{ width: 4, height: 2';
  const forms: Record<string, string> = {
    ImageData: 'new ImageData(4, 2)',
    ImageBitmap: 'await createImageBitmap(new ImageData(4, 2))',
    OffscreenCanvas: 'canvas()',
    VideoFrame: 'new VideoFrame(new Uint8Array(32), { format: "RGBA", codedWidth: 4, codedHeight: 2, timestamp: 0 })',
    'a PNG as a Blob': 'await canvas().convertToBlob()',
    'a PNG as bytes': 'new Uint8Array(await (await canvas().convertToBlob()).arrayBuffer())',
    'a data: URL': `'data:image/png;base64,${picture(4, 2, [1, 2, 3]).toString('base64')}'`,
    'grey bytes': `${size}, data: new Uint8Array(8) }`,
    'RGB bytes': `${size}, data: new Uint8ClampedArray(24) }`,
    'RGBA bytes': `${size}, data: new Uint8Array(32) }`,
    'grey floats': `${size}, data: new Float32Array(8) }`,
    'RGB floats': `${size}, data: new Float32Array(24) }`,
    'RGBA floats': `${size}, data: new Float32Array(32) }`,
  };
  const code = `import * as yc from 'yieldcast';
    const canvas = () => {
      const made = new OffscreenCanvas(4, 2);
      made.getContext('2d').fillRect(0, 0, 4, 2);
      return made;
    };
    const forms = [${Object.values(forms)
      .map((form) => `async () => (${form})`)
      .join(',\n')}];
    export default yc.Interface({
      fn: (which) => forms[which](), inputs: yc.Number({ label: 'Which' }), outputs: yc.Image({ label: 'Out' }),
    });`;
  await runCode(page, code, 'idle');
  const shown = component(page).getByRole('img');
  for (const [which, what] of Object.keys(forms).entries()) {
    await test.step(what, async () => {
      await button(page, 'Clear').click();
      await expect(shown).toHaveCount(0);
      await number(page, 'Which').fill(String(which));
      await button(page, 'Submit').click();
      await untilState(page, 'done');
      await expect
        .poll(() =>
          shown.evaluate((element) =>
            element instanceof HTMLImageElement
              ? [element.naturalWidth, element.naturalHeight]
              : [(element as HTMLCanvasElement).width, (element as HTMLCanvasElement).height],
          ),
        )
        .toEqual([4, 2]);
    });
  }
});

test('Run again shows the app anew, with its first values', async ({ page }) => {
  await runCode(page, "export default (name = 'Ada') => name;", 'done');
  await expect(text(page, 'name')).toHaveValue('Ada');
  await text(page, 'name').fill('Bob');
  await run(page);
  await expect(text(page, 'name')).toHaveValue('Ada');
});
