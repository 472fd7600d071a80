import { expect, test, vi } from 'vitest';
import { fetchSketch } from '../../../src/app/fetch-sketch';

/** A server that holds these files, of which some lead elsewhere. */
const serve = (files: Record<string, string>, leads: Record<string, string> = {}) => {
  const asked: string[] = [];
  const options: RequestInit[] = [];
  vi.stubGlobal('fetch', async (address: URL, how: RequestInit) => {
    asked.push(address.href);
    options.push(how);
    const url = leads[address.href] ?? address.href;
    const source = files[url];
    return {
      ok: source !== undefined,
      status: source === undefined ? 404 : 200,
      redirected: url !== address.href,
      url,
      headers: new Headers({ 'content-type': 'text/javascript' }),
      text: async () => source,
    };
  });
  return { asked, options };
};

const folder = 'https://site.test/blog/sketches/';
const entry = new URL('demo.ts', folder);

test('a sketch comes with what it imports from its folder and below, asked for as a stranger would', async () => {
  const { asked, options } = serve({
    [`${folder}demo.ts`]: "import { a } from './parts/a.ts'; import('./b');",
    [`${folder}parts/a.ts`]: "export * from '../c.js';",
    [`${folder}b.ts`]: 'b',
    [`${folder}c.js`]: 'c',
  });
  const { files } = await fetchSketch(entry);
  expect(Object.keys(files).sort()).toEqual(['b.ts', 'c.js', 'demo.ts', 'parts/a.ts']);
  expect(asked.length).toBe(5);
  for (const each of options) expect(each).toEqual({ credentials: 'omit', referrerPolicy: 'no-referrer' });
});

test.each([
  '../secret.ts',
  '../../private/report.txt',
  './a/../../secret.ts',
  './%2e%2e/secret.ts',
  './..%2fsecret.ts',
  './..%5csecret.ts',
  '../sketches-of-others/a.ts',
])('an import of %s is not asked for', async (specifier) => {
  const { asked } = serve({ [entry.href]: `import secret from '${specifier}';` });
  const { files } = await fetchSketch(entry);
  expect(asked).toEqual([entry.href]);
  expect(Object.keys(files)).toEqual(['demo.ts']);
});

test('what a redirect leads to out of the folder is not read', async () => {
  const elsewhere = 'https://site.test/private/report.txt';
  serve({ [entry.href]: "import './a.ts';", [elsewhere]: 'secret' }, { [`${folder}a.ts`]: elsewhere });
  expect(await fetchSketch(entry)).toEqual({ entry: 'demo.ts', files: { 'demo.ts': "import './a.ts';" } });
  serve({ [elsewhere]: 'secret' }, { [entry.href]: elsewhere });
  await expect(fetchSketch(entry)).rejects.toThrow(/leads on to .*report.txt/);
  serve({ [entry.href]: "import './a.ts';", [`${folder}v2/a.ts`]: 'a' }, { [`${folder}a.ts`]: `${folder}v2/a.ts` });
  expect((await fetchSketch(entry)).files['a.ts']).toBe('a');
});
