import { expect, type Page } from '@playwright/test';
import { alert, button, runCode, test, text, untilState } from './playground';

/** Has the site hold a file that is not for sketches, and tells what asked for it. */
const privateFile = async (page: Page) => {
  const asked: string[] = [];
  await page.context().route('**/private/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'a secret', contentType: 'text/plain' });
  });
  return asked;
};

test('a sketch that names another’s key reads nothing of what that one kept', async ({ page }) => {
  const keeper = (fn: string) => `import * as yc from 'yieldcast';
    const kept = yc.BrowserState('nothing', { storageKey: 'token' });
    const out = yc.Textbox({ label: 'Out' });
    const go = yc.Button('Go');
    go.click(${fn}, kept, [kept, out]);
    export default yc.Blocks({ title: 'Keeper' }, go, out);`;
  const first = keeper("(token) => ['secret', token]");
  const press = async (code: string, expected: string) => {
    await runCode(page, code, 'idle');
    await button(page, 'Go').click();
    await untilState(page, 'done');
    await expect(text(page)).toHaveValue(expected);
    await page.reload();
  };
  await press(first, 'nothing');
  await press(keeper("(token) => ['stolen', token]"), 'nothing');
  await press(first, 'secret');
});

test('the page fetches for a sketch what the site publishes, for inputs of every kind, and says where files may be', async ({
  page,
}) => {
  const asked = await privateFile(page);
  const take = (kind: string, options: string, path: string) =>
    runCode(
      page,
      `import * as yc from 'yieldcast';
      export default yc.Interface({
        fn: async (given) => {
          const [file] = [given].flat(2);
          return file.name + ' ' + file.size;
        },
        inputs: yc.${kind}({ label: 'In', value: '${path}' ${options} }),
        outputs: yc.Textbox({ label: 'Out' }),
      });`,
      'idle',
    );
  for (const [kind, path, expected] of [
    ['Audio', './examples/speech.wav', /^speech\.wav \d{5,}$/],
    ['Video', 'examples/clip.mp4', /^clip\.mp4 \d{5,}$/],
    ['File', './examples/speech.mp3', /^speech\.mp3 \d{5,}$/],
  ] as const) {
    await take(kind, '', path);
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    await expect(text(page)).toHaveValue(expected);
  }
  for (const [kind, options] of [
    ['Audio', ''],
    ['Video', ''],
    ['File', ''],
    ['Image', ", type: 'file'"],
  ] as const) {
    await take(kind, options, '/some/path/private/report.txt');
    await button(page, 'Submit').click();
    await untilState(page, 'error');
    await expect(alert(page)).toContainText('“/some/path/private/report.txt” could not be fetched');
    await expect(alert(page)).toContainText('huggingface.co');
    await expect(alert(page)).toContainText('./examples/speech.wav');
  }
  expect(asked).toEqual([]);
});
