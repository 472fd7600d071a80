import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** Which files of a folder each of them imports, types included. Sketches are left out: they import no file. */
const importsWithin = (folder: string): Map<string, string[]> => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('/examples/'));
  const known = new Set(files);
  const importsOf = (file: string) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\s*\(?)\s*'(\.{1,2}\/[^'?]*)'/g)].flatMap(
      ([, specifier = '']) => {
        const path = posix.join(posix.dirname(file), specifier);
        return ['', '.ts', '.tsx', '/index.ts'].map((ending) => path + ending).filter((each) => known.has(each));
      },
    );
  return new Map(files.map((file) => [file, importsOf(file)]));
};

/** A path through the imports that comes back to where it began, if there is one. */
const circleIn = (imports: ReadonlyMap<string, readonly string[]>): string[] => {
  const done = new Set<string>();
  const search = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const circle = search(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = search(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
};

test('no file of the source imports itself through others, not even for a type', () => {
  const imports = importsWithin('src');
  // The parser of imports above finds them at all.
  expect(imports.get('src/host/session.ts')).toContain('src/host/scheduler.ts');
  expect(imports.get('src/host/session.ts')).toContain('src/host/replay.ts');
  expect(circleIn(imports)).toEqual([]);
});

test('a circle is found, and told file by file', () => {
  const imports = { a: ['b', 'c'], b: ['c'], c: ['d'], d: ['b'] };
  expect(circleIn(new Map(Object.entries(imports)))).toEqual(['b', 'c', 'd', 'b']);
});
