import { expect } from '@playwright/test';
import { complaint, component, markedLines, place, runCode, test } from './playground';

test.use({ userHosts: ['esm.sh', 'example.com'] });

const using = (specifier: string) => `import thing from '${specifier}';\nfunction* f() { yield String(thing); }\n`;

test('a package by its bare name gets the address to write instead', async ({ page }) => {
  await runCode(page, using('lodash'), 'error');
  await expect(complaint(page)).toHaveText(/'lodash' is not installed.*Write … from 'https:\/\/esm\.sh\/lodash'/);
  await expect(place(page)).toHaveText(/^main\.ts:1:/);
  await expect.poll(() => markedLines(page)).toEqual([1]);
});

test('a file that is not there is named', async ({ page }) => {
  await runCode(page, using('./tools'), 'error');
  await expect(complaint(page)).toHaveText(/main\.ts imports '\.\/tools', but the sketch has no such file/);
  await expect(place(page)).toHaveText(/^main\.ts:1:/);
});

test('a name that the API has not is answered with the nearest that it has', async ({ page }) => {
  await runCode(page, `import { Interfase } from 'yieldcast';\nexport default Interfase({});\n`, 'error');
  await expect(complaint(page)).toHaveText(/Interfase.*Interface/);
});

test('a host that cannot be reached is named', async ({ page, context }) => {
  await context.route('https://esm.sh/**', (route) => route.abort('connectionrefused'));
  await runCode(page, using('https://esm.sh/thing@1'), 'error');
  await expect(complaint(page)).toHaveText(/An import failed: https:\/\/esm\.sh\/thing@1 cannot be reached/);
});

test('an address that does not exist is named', async ({ page, context }) => {
  const headers = { 'access-control-allow-origin': '*' };
  await context.route('https://esm.sh/**', (route) => route.fulfill({ status: 404, headers, body: 'no' }));
  await runCode(page, using('https://esm.sh/thing@1'), 'error');
  await expect(complaint(page)).toHaveText(/https:\/\/esm\.sh\/thing@1 answers 404/);
});

test('a host that the policy does not name is named, and never asked', async ({ page, context }) => {
  const asked: string[] = [];
  await context.route('https://example.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'export default 1;', contentType: 'text/javascript' });
  });
  await runCode(page, using('https://example.com/thing.js'), 'error');
  await expect(complaint(page)).toHaveText(/https:\/\/example\.com\/thing\.js cannot be reached.*does not allow/);
  expect(asked).toEqual([]);
});

test('a module from a host that the policy names is imported', async ({ page, context }) => {
  const headers = { 'access-control-allow-origin': '*' };
  await context.route('https://esm.sh/**', (route) =>
    route.fulfill({ headers, body: 'export default "from afar";', contentType: 'text/javascript' }),
  );
  await runCode(page, using('https://esm.sh/thing@1'), 'done');
  await expect(component(page, 'Output').getByRole('textbox')).toHaveValue('from afar');
});
