import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Compiles one line under a tsconfig; gives the messages of what does not compile. */
const errorsIn = (config: string, source: string) => {
  const { config: settings } = ts.readConfigFile(config, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(settings, ts.sys, join(config, '..'), undefined, config);
  const file = join(process.cwd(), config, '..', 'line.ts');
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

const page = 'tsconfig.json';
const worker = 'workers/tsconfig.json';

test('`window` and `document` compile for the page and not for a worker', () => {
  const source = 'export const title = window.document.title;';
  expect(errorsIn(page, source)).toEqual([]);
  expect(errorsIn(worker, source)).toEqual([expect.stringContaining("Cannot find name 'window'")]);
});

test('what only a worker has compiles for a worker and not for the page', () => {
  const source = 'export const scope: DedicatedWorkerGlobalScope = self as never;';
  expect(errorsIn(worker, source)).toEqual([]);
  expect(errorsIn(page, source)).toEqual([expect.stringContaining("Cannot find name 'DedicatedWorkerGlobalScope'")]);
});

test('an element of a list may be undefined', () => {
  const source = 'export const first = (list: number[]): number => list[0];';
  expect(errorsIn(page, source)).toHaveLength(1);
  expect(errorsIn(worker, source)).toHaveLength(1);
});
