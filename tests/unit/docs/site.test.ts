import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { apiNames } from '../../../src/protocol';
import { makeDocs } from '../../../vite.docs';
import { readPages, type Sample, samplesOf } from '../../../vite.docs-pages';
import { eventsOf } from '../../../vite.docs-reference';
import { makeDocsSite } from '../../../vite.docs-site';

const root = process.cwd();
const site = await makeDocsSite(root);
const written = readPages(root);
const samples = samplesOf(written);

test('every link of a page leads to a page and to a heading that are there', () => {
  const addresses = new Map(site.pages.map((page) => [page.slug === 'index' ? './' : `${page.slug}.html`, page]));
  const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const broken = site.pages.flatMap((page) =>
    [...page.html.matchAll(/<a [^>]*href="([^"]*)"/g)].flatMap(([, href = '']) => {
      if (/^(?:https:|\.\.\/(?:#.*)?$)/.test(href)) return [];
      const [path = '', anchor] = href.split('#');
      const target = path === '' ? page : addresses.get(path);
      return target && (!anchor || idsOf(target.html).has(anchor)) ? [] : [`${page.slug}: ${href}`];
    }),
  );
  expect(broken).toEqual([]);
  for (const page of site.pages) {
    const ids = [...page.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length, page.slug).toBe(new Set(ids).size);
  }
});

test('every name of the API has a place with a live app, and every event is in an app that can be tried', () => {
  for (const name of apiNames) {
    const page = site.pages.find(({ html }) => html.includes(`<section id="${name}"`));
    const [, entry = ''] = page?.html.split(`<section id="${name}"`) ?? [];
    expect(entry.slice(0, entry.indexOf('</section>')), name).toContain('data-live=');
  }
  const apps = samples.filter(({ kind }) => kind !== 'fragment').map(({ code }) => code);
  const untold = [...eventsOf(makeDocs(root)).keys()].filter(
    (event) => !apps.some((code) => new RegExp(`\\.${event}\\b|[{ ]${event}(?:,| \\})`).test(code)),
  );
  expect(untold).toEqual([]);
});

test('the search knows every page, section and name by its address, and llms-full.txt has every page', () => {
  const hrefs = site.search.map(({ href }) => href);
  expect(new Set(hrefs).size).toBe(hrefs.length);
  for (const page of site.pages)
    expect(hrefs.filter((href) => href.startsWith(page.slug === 'index' ? './' : `${page.slug}.html`)).length).toBe(
      page.headings.length + 1,
    );
  for (const name of apiNames)
    expect(
      hrefs.some((href) => href.endsWith(`#${name}`)),
      name,
    ).toBe(true);
  for (const { title, text } of written) {
    expect(site.fullText).toContain(`# ${title}`);
    expect(site.fullText).toContain(text.slice(-80));
  }
  for (const name of apiNames) expect(site.fullText).toContain(`## yc.${name}\n`);
});

/** What a fragment may name without saying where it comes from. */
const prelude = "import * as yc from 'yieldcast';\n";

const fileOf = ({ page, line, kind }: Sample) => `${page}-${line}-${kind}.ts`;

test('every block of TypeScript in the docs has no error of types', () => {
  expect(samples.filter(({ kind }) => kind === 'live').length).toBeGreaterThan(20);
  const folder = `${root}/src/playground/examples`;
  const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile);
  const { options: strict } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const options = { ...strict, noUnusedParameters: false, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const texts = new Map(
    samples.map((sample) => [
      `${folder}/${fileOf(sample)}`,
      sample.kind === 'fragment' && !/^import .*'yieldcast'/m.test(sample.code)
        ? `${prelude}${sample.code}`
        : sample.code,
    ]),
  );
  const assistant = readFileSync('docs/assistant.md', 'utf8');
  for (const [at, [, code = '']] of [...assistant.matchAll(/```ts\n(import .*?)```/gs)].entries())
    texts.set(`${folder}/assistant-${at}.ts`, code);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  const program = ts.createProgram([...texts.keys()], options, host);
  const errors = [...texts.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText, start }) =>
        `${name.slice(folder.length + 1)}:${(file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0) + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(errors).toEqual([]);
});

test('a whole sketch exports its app, and a block says so if it is none', () => {
  for (const sample of samples)
    if (sample.kind !== 'fragment') expect(sample.code, fileOf(sample)).toContain('export default');
});
