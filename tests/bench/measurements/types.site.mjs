import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { root } from '../../tools/dependencies.mjs';
import { run } from '../../tools/processes.mjs';

/** What an editor with TypeScript's language service takes for a sketch of 200 lines, with the package's declarations. */
export const figures = {
  cold: {
    what: 'a sketch of 200 lines checked for the first time, with the types of the package',
    unit: 'ms',
    under: 1000,
  },
  warm: { what: 'the same sketch checked again after an edit', unit: 'ms', under: 150 },
  complete: { what: 'the names after `yc.` listed after an edit', unit: 'ms', under: 150 },
};

const part = (i) => `
const prompt${i} = yc.Textbox({ label: 'Prompt ${i}', lines: 2, placeholder: 'What to count' });
const steps${i} = yc.Slider({ label: 'Steps ${i}', minimum: 1, maximum: 10, value: 3, step: 1 });
const picture${i} = yc.Image({ label: 'Picture ${i}' });
const sound${i} = yc.Audio({ label: 'Sound ${i}', streaming: true });
async function* make${i}(prompt: string, steps: number) {
  for (let step = 0; step < steps; step++) {
    await yc.sleep(0.1);
    const samples = new Float32Array(4800).map((_, at) => Math.sin(at / (prompt.length + 1)));
    yield [yc.noise(64, 64), { sampleRate: 48_000, samples }] as const;
  }
}
const button${i} = yc.Button('Make ${i}');
button${i}.click(make${i}, [prompt${i}, steps${i}], [picture${i}, sound${i}]);
`;

const parts = Array.from({ length: 14 }, (_, i) => part(i));
const shown = parts.map((_, i) => `prompt${i}, steps${i}, picture${i}, sound${i}, button${i}`).join(',\n  ');
const sketch = `import * as yc from 'yieldcast';\n${parts.join('')}\nexport default yc.Blocks(\n  ${shown},\n);\n`;

export const measure = async () => {
  const declarations = `${root}lib/index.d.ts`;
  if (!existsSync(declarations)) await run('npm', ['run', '-s', 'build:lib'], { seconds: 600 });
  const file = `${root}sketch.ts`;
  let version = 0;
  let text = sketch;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : '0'),
    getScriptSnapshot: (name) => {
      if (name !== file && !ts.sys.fileExists(name)) return undefined;
      return ts.ScriptSnapshot.fromString(name === file ? text : readFileSync(name, 'utf8'));
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
      strict: true,
      paths: { yieldcast: [declarations] },
    }),
  });
  const time = (work) => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const check = () => [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
  const cold = time(check);
  const faults = check();
  if (faults.length > 0)
    throw new Error(`The sketch has faults: ${ts.flattenDiagnosticMessageText(faults[0].messageText, '\n')}`);
  const median = (measured) => measured.sort((a, b) => a - b)[measured.length >> 1];
  const edited = (edit, work) =>
    median(
      Array.from({ length: 7 }, (_, i) => {
        text = edit(sketch, i);
        version++;
        return time(work);
      }),
    );
  const warm = edited((code, i) => code.replace('step < steps', `step < steps + ${i}`), check);
  const before = sketch.indexOf('const prompt3');
  const complete = edited(
    (code, i) => `${code.slice(0, before)}const n${i} = yc.\n${code.slice(before)}`,
    () => service.getCompletionsAtPosition(file, before + 'const n0 = yc.'.length, {}),
  );
  return { cold, warm, complete };
};
