import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const files = ['src', 'workers', 'tests', 'docs', 'public']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  )
  .concat(readdirSync('.'));

const documents = ['README.md', 'CONTRIBUTING.md', ...files.filter((path) => /^docs\/.*\.md$/.test(path))];

test.for(documents)('every file that %s names is there', (document) => {
  const text = readFileSync(document, 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|css))`/g)].map(([, path]) => path as string);
  const missing = named.filter((path) => !files.some((file) => file === path || file.endsWith(`/${path}`)));
  // What a person writes themselves, as an example, or what the build makes.
  expect(missing.filter((path) => !examples.has(path))).toEqual([]);
});

const examples = new Set(['yieldcast/style.css', 'embed.css', 'main.ts', 'demo.ts', 'app.ts']);

test.for(documents)('every link of %s leads to a file', (document) => {
  const text = readFileSync(document, 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path]) => path as string);
  const targets = links.map((link) => posix.join(posix.dirname(document), link).replace(/\/$/, ''));
  expect(targets.filter((target) => !files.includes(target))).toEqual([]);
});

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import\(|import)\s*'(\.{1,2}\/[^'?]*)'/g)].flatMap(
    ([, specifier]) => {
      const base = posix.join(posix.dirname(path), specifier as string);
      return files.filter((file) => ['', '.ts', '.tsx', '/index.ts'].some((ending) => file === base + ending));
    },
  );

/** One of both imports the other, directly or through the door of a folder. */
const areJoined = (one: string, other: string): boolean => {
  const reaches = (from: string, to: string) =>
    importsOf(from).some((path) => path === to || (path.endsWith('/index.ts') && importsOf(path).includes(to)));
  return reaches(one, other) || reaches(other, one);
};

test('the files of each walk through the architecture import one another in their order', () => {
  const walks = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^Files: (.*?)\.$/gms)].map(
    ([, walk]) => walk as string,
  );
  expect(walks).toHaveLength(3);
  const filesOf = (name: string) => files.filter((file) => file.startsWith('src/') && file.endsWith(`/${name}`));
  for (const walk of walks) {
    const named = new Set<string>();
    for (const [, before, chain = ''] of walk.matchAll(/(^|[;⇢])([^;⇢]+)/g)) {
      const found = [...chain.matchAll(/`([^`]+)`/g)].map(([, name]) => filesOf(name as string));
      // A name says which file it is.
      expect(found.filter((each) => each.length !== 1)).toEqual([]);
      const path = found.map(([file]) => file as string);
      expect(path.slice(1).filter((file, at) => !areJoined(path[at] as string, file))).toEqual([]);
      if (before === ';') expect([...named]).toContain(path[0]);
      for (const file of path) named.add(file);
    }
    // Each walk crosses from thread to thread and from room to room.
    expect(walk).toContain('⇢');
    expect(new Set([...named].map((file) => file.split('/')[1])).size).toBeGreaterThan(1);
  }
});

test.for(['docs/security.md', 'docs/interface.md'])('every test that %s names by a sentence is there', (document) => {
  const rows = readFileSync(document, 'utf8').split('\n');
  const named = rows.flatMap((row) =>
    [...row.matchAll(/`((?:unit|browser|e2e)\/[\w./-]+)`((?:, “[^”]+”)*)/g)].flatMap(([, file = '', sentences = '']) =>
      [...sentences.matchAll(/“([^”]+)”/g)].map(([, sentence = '']) => ({ file, sentence })),
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(({ file, sentence }) => {
    const text = readFileSync(`tests/${file}`, 'utf8');
    // “…” stands for what was left out.
    const parts = sentence.split('…').map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return !new RegExp(parts.join('.*')).test(text);
  });
  expect(missing).toEqual([]);
});

test('each rule of the interface names a test', () => {
  const rules = readFileSync('docs/interface.md', 'utf8').match(/^\| \d+ \|.*$/gm) ?? [];
  expect(rules.map((rule) => Number(rule.split(' ')[1]))).toEqual(rules.map((_, i) => i + 1));
  expect(rules.filter((rule) => !/`(?:unit|browser|e2e|bench)\/[\w./-]+`/.test(rule))).toEqual([]);
});
