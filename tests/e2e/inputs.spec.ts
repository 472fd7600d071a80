import { mkdirSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import {
  alert,
  app,
  button,
  component,
  drop,
  number,
  picture,
  runCode,
  sketch,
  test,
  text,
  untilState,
} from './playground';

/** Every kind of input, and their values as JSON. */
const form = `import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async (name, secret, poem, age, share, agreed, toppings, size, city, tags, picture, paper, notes, data, rows) => JSON.stringify({
    name, secret, poem, age, share, agreed, toppings, size, city, tags,
    picture: [picture.width, picture.height, ...picture.data.slice(0, 4)],
    paper: [paper.name, await paper.text()],
    notes, data, rows,
  }),
  inputs: [
    yc.Textbox({ label: 'Name', placeholder: 'Who?', info: 'As on the door' }),
    yc.Textbox({ label: 'Secret', type: 'password' }),
    yc.Textbox({ label: 'Poem', lines: 3 }),
    yc.Number({ label: 'Age', minimum: 0, maximum: 150, step: 1 }),
    yc.Slider({ label: 'Share', minimum: 0, maximum: 10, step: 1, value: 5 }),
    yc.Checkbox({ label: 'Agreed' }),
    yc.CheckboxGroup({ label: 'Toppings', choices: ['olives', 'onions', ['Peppers', 'pepper']] }),
    yc.Radio({ label: 'Size', choices: ['small', 'large'] }),
    yc.Dropdown({ label: 'City', choices: ['Athens', 'Berlin', 'Bern', 'Cairo'] }),
    yc.Dropdown({ label: 'Tags', choices: ['red', 'green', 'blue'], multiselect: true }),
    yc.Image({ label: 'Picture' }),
    yc.File({ label: 'Paper', fileTypes: ['.txt'] }),
    yc.Code({ label: 'Notes', language: 'javascript' }),
    yc.JSON({ label: 'Data', value: { given: [1, 2] } }),
    yc.Dataframe({ label: 'Rows', headers: ['a', 'b'], value: [[1, 'x']] }),
  ],
  outputs: yc.Textbox({ label: 'Out' }),
});`;

test('every kind of input is filled in by hand, and reaches the function', async ({ page }) => {
  await runCode(page, form, 'idle');

  await expect(text(page, 'Name')).toHaveAttribute('placeholder', 'Who?');
  await expect(text(page, 'Name')).toHaveAccessibleDescription('As on the door');
  await text(page, 'Name').pressSequentially('Ada');
  const secret = component(page, 'Secret').getByLabel('Secret', { exact: true });
  await expect(secret).toHaveAttribute('type', 'password');
  await secret.pressSequentially('hush');
  await text(page, 'Poem').pressSequentially('one\ntwo');
  await number(page, 'Age').pressSequentially('36');

  const share = app(page).getByRole('slider', { name: 'Share' });
  await share.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key);

  await app(page).getByRole('checkbox', { name: 'Agreed' }).check();
  await app(page).getByRole('checkbox', { name: 'Peppers' }).check();
  await app(page).getByRole('checkbox', { name: 'olives' }).check();
  await app(page).getByRole('radio', { name: 'small' }).check();
  await page.keyboard.press('ArrowDown');

  const city = app(page).getByRole('combobox', { name: 'City' });
  await expect(city).toHaveValue('Athens');
  await city.fill('Ber');
  await expect(page.getByRole('option')).toHaveText(['Berlin', 'Bern']);
  await page.getByRole('option', { name: 'Bern' }).click();
  await expect(city).toHaveValue('Bern');

  const tags = app(page).getByRole('combobox', { name: 'Tags' });
  await tags.click();
  await page.getByRole('option', { name: 'blue' }).click();
  await page.getByRole('option', { name: 'red' }).click();
  await page.keyboard.press('Escape');
  await expect(component(page, 'Tags')).toContainText('blue');

  await drop(page, 'Picture', { name: 'orange.png', type: 'image/png', bytes: picture(3, 2, [255, 124, 0]) });
  await expect(component(page, 'Picture').getByRole('img')).toBeVisible();
  await component(page, 'Paper')
    .getByLabel('Paper')
    .setInputFiles({ name: 'paper.txt', mimeType: 'text/plain', buffer: Buffer.from('on paper') });
  await expect(component(page, 'Paper')).toContainText('paper.txt');

  await component(page, 'Notes').getByRole('textbox').click();
  await page.keyboard.type('let a;');
  await component(page, 'Rows').getByRole('textbox', { name: 'b, row 1' }).fill('y');
  await component(page, 'Rows').getByRole('button', { name: 'Add a row' }).click();
  await component(page, 'Rows').getByRole('textbox', { name: 'a, row 2' }).fill('2');
  await page.keyboard.press('Tab');

  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue(/^\{/);
  expect(JSON.parse(await text(page).inputValue())).toEqual({
    name: 'Ada',
    secret: 'hush',
    poem: 'one\ntwo',
    age: 36,
    share: 7,
    agreed: true,
    toppings: ['olives', 'pepper'],
    size: 'large',
    city: 'Bern',
    tags: ['blue', 'red'],
    picture: [3, 2, 255, 124, 0, 255],
    paper: ['paper.txt', 'on paper'],
    notes: 'let a;',
    data: { given: [1, 2] },
    rows: {
      headers: ['a', 'b'],
      data: [
        [1, 'y'],
        [2, null],
      ],
    },
  });
});

test('an input that is left empty is named, and nothing runs', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (image) => image.width, inputs: yc.Image({ label: 'Picture' }), outputs: yc.Number({ label: 'Out' }),
    });`;
  await runCode(page, code, 'idle');
  await button(page, 'Submit').click();
  await untilState(page, 'error');
  await expect(app(page).locator('.yc-alert')).toContainText('“Picture” is empty. Add an image first.');
});

test('a file of the wrong kind is refused by its name', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (image) => image.width, inputs: yc.Image({ label: 'Picture' }), outputs: yc.Number({ label: 'Out' }),
    });`;
  await runCode(page, code, 'idle');
  await drop(page, 'Picture', { name: 'song.mp3', type: 'audio/mpeg', bytes: Buffer.from('la la') });
  await expect(component(page, 'Picture').getByRole('alert')).toContainText('song.mp3');
  await expect(component(page, 'Picture').getByRole('img')).toHaveCount(0);
});

test('a file that says it is an image and is none is refused at Submit', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (image) => image.width, inputs: yc.Image({ label: 'Picture' }), outputs: yc.Number({ label: 'Out' }),
    });`;
  await runCode(page, code, 'idle');
  await drop(page, 'Picture', { name: 'fake.png', type: 'image/png', bytes: Buffer.from('not a picture') });
  await button(page, 'Submit').click();
  await untilState(page, 'error');
  await expect(app(page).locator('.yc-alert')).toContainText('“fake.png” (image/png) cannot be read as an image');
});

test('a picture that is pasted is taken', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (image) => image.width, inputs: yc.Image({ label: 'Picture' }), outputs: yc.Number({ label: 'Out' }),
    });`;
  await runCode(page, code, 'idle');
  await page.evaluate(
    async (bytes) => {
      const blob = new Blob([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    },
    picture(5, 4, [0, 0, 255]).toString('base64'),
  );
  await component(page, 'Picture').hover();
  await component(page, 'Picture').getByLabel('Picture').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(component(page, 'Picture').getByRole('img')).toBeVisible();
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(number(page)).toHaveValue('5');
});

test('one component can be input and output at once', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    const image = yc.Image({ label: 'Picture' });
    export default yc.Interface({
      fn: function* ({ width, height }) { yield yc.solid(width * 2, height * 2, [0, 255, 0]); },
      inputs: image,
      outputs: image,
    });`;
  await runCode(page, code, 'idle');
  await expect(component(page, 'Picture')).toHaveCount(1);
  await drop(page, 'Picture', { name: 'orange.png', type: 'image/png', bytes: picture(8, 8, [255, 124, 0]) });
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(component(page, 'Picture').locator('canvas')).toHaveJSProperty('width', 16);
  // What came out goes in again.
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(component(page, 'Picture').locator('canvas')).toHaveJSProperty('width', 32);
});

test('an app of inputs alone runs and counts', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: async (said) => { console.log('heard', said); },
      inputs: yc.Textbox({ label: 'Say' }),
      outputs: [],
    });`;
  await runCode(page, code, 'done');
  await text(page, 'Say').fill('hello');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(page.getByRole('log')).toContainText('heard');
  await expect(page.getByRole('log')).toContainText('hello');
});

test('an app of outputs alone runs at once, and again by Generate', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    let calls = 0;
    export default yc.Interface({ fn: () => ++calls, outputs: yc.Number({ label: 'Out' }) });`;
  await runCode(page, code, 'done');
  await expect(number(page)).toHaveValue('1');
  await button(page, 'Generate').click();
  await expect(number(page)).toHaveValue('2');
  await untilState(page, 'done');
});

test('an example fills the inputs and does not run', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (name, times) => name.repeat(times),
      inputs: [yc.Textbox({ label: 'Name' }), yc.Number({ label: 'Times' })],
      outputs: yc.Textbox({ label: 'Out' }),
      examples: [['Ada', 2], ['Bob', 3], ['Cyd', 4]],
      examplesPerPage: 2,
    });`;
  await runCode(page, code, 'idle');
  const examples = app(page).getByRole('region', { name: 'Examples' });
  await examples.getByRole('button', { name: /Bob/ }).click();
  await expect(text(page, 'Name')).toHaveValue('Bob');
  await expect(number(page, 'Times')).toHaveValue('3');
  await untilState(page, 'idle');
  await expect(examples.getByRole('button', { name: /Cyd/ })).toHaveCount(0);
  await examples.getByRole('button', { name: '2', exact: true }).click();
  await examples.getByRole('button', { name: /Cyd/ }).click();
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('CydCydCydCyd');
});

test('title, description, article and the buttons’ words are the author’s', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: async function* (name) { yield name; await yc.sleep(600); },
      inputs: yc.Textbox({ label: 'Name' }),
      outputs: yc.Textbox({ label: 'Out' }),
      title: 'A title', description: 'Some **bold** words', article: '# Below\\n\\n- one\\n- two',
      submitLabel: 'Go', stopLabel: 'Halt', clearLabel: 'Wipe',
    });`;
  await runCode(page, code, 'running');
  await expect(app(page).getByRole('heading', { name: 'A title' })).toBeVisible();
  await expect(app(page).getByText('bold', { exact: true })).toHaveCSS('font-weight', /^[67]00$/);
  await expect(app(page).getByRole('heading', { name: 'Below' })).toBeVisible();
  await expect(app(page).getByRole('listitem')).toHaveText(['one', 'two']);
  await button(page, 'Halt').click();
  await untilState(page, 'stopped');
  await button(page, 'Go').click();
  await untilState(page, 'running');
  await button(page, 'Halt').click();
  await untilState(page, 'stopped');
  await button(page, 'Wipe').click();
  await untilState(page, 'idle');
});

test('components without a label are named after the parameters', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (firstName, { length } = 'x', age = 3) => firstName,
      inputs: [yc.Textbox(), yc.Textbox({ label: 'Own' }), yc.Number()],
      outputs: [yc.Textbox()],
    });`;
  await runCode(page, code, 'idle');
  await expect(text(page, 'firstName')).toBeVisible();
  await expect(text(page, 'Own')).toBeVisible();
  await expect(number(page, 'age')).toBeVisible();
  await expect(text(page, 'Output')).toBeVisible();
});

test('a file that is dropped beside every target does not make the browser leave the page', async ({ page }) => {
  await runCode(page, sketch('() => 1'), 'done');
  const kept = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['<p>elsewhere</p>'], 'page.html', { type: 'text/html' }));
    return ['dragover', 'drop'].map(
      (type) => !document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })),
    );
  });
  expect(kept).toEqual([true, true]);
});

test('a form that is filled in and submitted while Run still asks for what is missing runs once', async ({ page }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const part = /\/assets\/missing-[^/]*\.js$/;
  await page.route(part, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(part);
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    let runs = 0;
    export default yc.Interface({ fn: (n) => n + ', run ' + ++runs, inputs: yc.Number({ label: 'In' }), outputs: yc.Textbox({ label: 'Out' }) });`,
    'idle',
  );
  await asked;
  await number(page, 'In').fill('3');
  await button(page, 'Submit').click();
  await expect(text(page)).toHaveValue('3, run 1');
  const answered = page.waitForResponse(part).then((response) => response.finished());
  answer();
  await answered;
  // Whatever Run began of itself would come first.
  await number(page, 'In').fill('4');
  await button(page, 'Submit').click();
  await expect(text(page)).toHaveValue('4, run 2');
});

test('a folder counts for its files, and a file that changed after it was chosen is told', async ({ page }, info) => {
  const folder = info.outputPath('letters');
  mkdirSync(`${folder}/inner`, { recursive: true });
  for (const name of ['b.txt', 'a.txt', 'inner/c.txt']) writeFileSync(`${folder}/${name}`, name);
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: async (one, several) => (await Promise.all([...[one ?? []].flat(), ...several].map((file) => file.text()))).join(' '),
      inputs: [yc.File({ label: 'One', optional: true }), yc.File({ label: 'Several', fileCount: 'multiple' })],
      outputs: yc.Textbox({ label: 'Out' }),
    });`,
    'done',
  );
  // A drop from outside the page: only the browser itself can make one that holds a folder.
  const devtools = await page.context().newCDPSession(page);
  const dropFolder = async (label: string) => {
    const { x, y, width, height } = (await component(page, label).locator('.yc-door').boundingBox()) ?? fail(label);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', {
        type,
        x: x + width / 2,
        y: y + height / 2,
        data: { items: [], files: [folder], dragOperationsMask: 1 },
      });
    }
  };
  await dropFolder('One');
  await expect(component(page, 'One')).toContainText('letters is a folder; choose the file in it.');
  await dropFolder('Several');
  await expect(component(page, 'Several').locator('.yc-file-name')).toHaveText(['a.txt', 'b.txt', 'c.txt']);
  await button(page, 'Submit').click();
  await expect(text(page)).toHaveValue('a.txt b.txt inner/c.txt');

  await untilState(page, 'done');
  writeFileSync(`${folder}/b.txt`, 'longer than before');
  await button(page, 'Submit').click();
  await untilState(page, 'error');
  await expect(alert(page)).toContainText(
    'b.txt cannot be read: it was changed, moved or deleted after it was chosen. Choose it again.',
  );
});

const fail = (label: string): never => {
  throw new Error(`${label} is not on the page.`);
};
