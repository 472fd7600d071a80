import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

type Import = [path: string, source: string];
type Diagnostic = { message: string; location: { path: string; start: { line: number } } };

/** The linter's rule is the only thing that keeps the folder table true: these are imports that it has to refuse. */
const refused: [...Import, reason: string][] = [
  ['src/protocol/messages.ts', '../api', 'imports no other folder'],
  ['src/api/interface.ts', '../host', 'may import src/protocol alone'],
  ['src/api/encode/image.ts', '../../host', 'may import src/protocol alone'],
  ['src/host/sandbox.ts', '../api', 'nothing of the sandbox runs on the page'],
  ['src/host/sandbox.ts', '../api/interface', 'nothing of the sandbox runs on the page'],
  ['src/host/sandbox.ts', 'yieldcast', 'for user code'],
  ['src/components/image.tsx', '../app', 'shows one value'],
  ['src/app/mount.tsx', '../playground', 'nor the playground'],
  ['src/app/mount.tsx', '../compiler', 'nor the playground'],
  ['src/app/mount.tsx', '../../workers/compiler', 'nor the playground'],
  ['src/playground/page.tsx', '../host', 'made around src/app'],
  ['src/cli/build.ts', '../app', 'runs in Node'],
  ['src/cli/serve/serve.ts', '../../components/registry', 'runs in Node'],
  ['src/cli/page/served.ts', '../../host', 'made around src/app'],
  ['src/compiler/link.ts', '../api', 'never runs it'],
  ['src/runtime/run.ts', '../host', 'src/api and src/protocol alone'],
  ['src/runtime/run.ts', '../api/slots', 'only door'],
  ['src/playground/examples/count.ts', '../../protocol', 'An example is user code'],
  ['workers/generator.ts', '../src/host', 'other side'],
  ['workers/compiler.ts', '../src/api', 'other side'],
  ['src/app/mount.tsx', '../host/run', 'only door'],
  ['src/app/layout/form.tsx', '../../components/image/view', 'only door'],
  ['src/components/image.tsx', '../media/page/playback', 'only door'],
  ['src/components/capture/Trimmer.tsx', '../../media/page/playback', 'only door'],
  ['workers/compiler.ts', '../src/compiler/link', 'only door'],
];

const allowed: Import[] = [
  ['src/api/encode/image.ts', '../../protocol'],
  ['src/host/sandbox.ts', '../protocol'],
  ['src/host/sandbox.ts', 'virtual:generator-worker'],
  ['src/host/sandbox.ts', './run'],
  ['src/host/calls/control.ts', '../run'],
  ['src/components/image.tsx', '../host'],
  ['src/components/capture/Trimmer.tsx', '../media/Icon'],
  ['src/app/mount.tsx', '../components'],
  ['src/app/theme.ts', './theme.css'],
  ['src/cli/build.ts', '../playground/export/contents'],
  ['src/cli/serve/serve.ts', '../../protocol'],
  ['src/cli/page/served.ts', '../../app'],
  ['src/playground/page.tsx', '../app'],
  ['src/playground/page.tsx', '../app/theme.css'],
  ['src/playground/examples/count.ts', 'yieldcast'],
  ['src/runtime/run.ts', '../api/internal'],
  ['workers/generator.ts', '../src/runtime'],
  ['workers/compiler.ts', '../src/compiler'],
];

/** Lints the imports, each on a line of its file, under the project's settings; gives the objection to each. */
const objections = (imports: Import[]): (string | undefined)[] => {
  const folder = mkdtempSync(join(tmpdir(), 'import-rule-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // No repository is there to take ignored files from.
  const { vcs: _, ...settings } = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(settings));

  const files = new Map<string, string[]>();
  const places = imports.map(([path, source]) => {
    const lines = files.get(path) ?? [];
    files.set(path, lines);
    return { path, line: lines.push(`import '${source}';`) };
  });
  for (const [path, lines] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), lines.join('\n'));
  }

  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');
  const parameters = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none'];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, ...parameters], { cwd: folder, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(`Biome gave no report: ${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return places.map(
    ({ path, line }) =>
      diagnostics.find(({ location }) => location.path === path && location.start.line === line)?.message,
  );
};

test('an import against the folder table is refused, with the reason', () => {
  const found = objections(refused.map(([path, source]) => [path, source]));
  expect(refused.map(([path, source], index) => [path, source, found[index]])).toEqual(
    refused.map(([path, source, reason]) => [path, source, expect.stringContaining(reason)]),
  );
});

test('an import that the folder table allows passes', () => {
  const found = objections(allowed);
  expect(allowed.filter((_, index) => found[index] !== undefined)).toEqual([]);
});
