import { type Options, type Transform, transform } from 'sucrase';
import { isPlainScript } from './plain-script';
import type { Transpiled } from './positions';
import { mapToSource } from './sucrase-map';
import { SketchError, syntaxProblem } from './syntax-error';

/**
 * Signs of code for which sucrase is not enough: it silently drops namespaces, and keeps decorators, `accessor` and
 * `using`, which not every engine knows. Text and comments can look the same, so a match is only a reason to look
 * closer.
 */
const patterns = [
  /^[ \t]*(?:export\s+(?:default\s+)?)?@[\w$(]/m,
  /[{};]\s*@[\w$(]/,
  /\b(?:namespace|module)\s+[\w$.]+\s*\{/,
  /\baccessor\s+[\w$#[]/,
  /\busing\s+[\w$]+\s*(?:=|:|of\b)/,
  /\bexport\s+import\s+[\w$]+\s*=/,
];

/** A quick check before we load a parser for the exact answer. */
function mayNeedTypeScript(source: string): boolean {
  return patterns.some((pattern) => pattern.test(source));
}

/**
 * Strips the types from a file, if there are any. Sucrase does this in a millisecond and keeps every line where it is.
 * For the few things that it cannot do, we load TypeScript itself, for that file only.
 *
 * @throws {SketchError} if the file cannot be parsed
 */
export async function transpile(file: string, source: string): Promise<Transpiled> {
  // Engines and editors end a line at a lone carriage return; sucrase does not. Same length, so offsets stay valid.
  const normal = source.replace(/\r(?!\n)/g, '\n');
  if (mayNeedTypeScript(normal)) {
    const { needsTypeScript } = await import('./needs-typescript');
    if (needsTypeScript(normal)) {
      const { transpileWithTypeScript } = await import('./typescript');
      return transpileWithTypeScript(file, normal);
    }
  }
  return isPlainScript(normal) ? asItIs(file, normal) : transpileWithSucrase(file, normal);
}

function asItIs(file: string, source: string): Transpiled {
  return { file, source, code: source, keepsLines: true, toSource: (offset) => offset };
}

function transpileWithSucrase(file: string, source: string): Transpiled {
  const options: Options = { transforms: transformsFor(file), disableESTransforms: true, filePath: file };
  let code: string;
  try {
    code = transform(source, options).code;
  } catch (error) {
    throw new SketchError([problemOf(error, file, source)]);
  }
  if (code === source) return asItIs(file, source);
  // Most TypeScript programs never need a source map.
  let toSource: ((offset: number) => number) | undefined;
  return {
    file,
    source,
    code,
    keepsLines: true,
    toSource(offset) {
      toSource ??= mapToSource(source, code, options);
      return toSource(offset);
    },
  };
}

function transformsFor(file: string): Transform[] {
  return /\.m?js$/i.test(file) ? [] : ['typescript'];
}

function problemOf(error: unknown, file: string, source: string) {
  if (error instanceof RangeError) return { message: `The code in ${file} is nested too deeply to be read.` };
  const message = error instanceof Error ? error.message : String(error);
  const offset = offsetOf(error);
  if (offset === undefined) return { message: `${file} cannot be read: ${message}` };
  const jsx = jsxBefore(file, source, offset);
  if (jsx !== undefined) return syntaxProblem(jsxIsNotSupported, file, source, jsx);
  return syntaxProblem(message, file, source, offset);
}

const jsxIsNotSupported = 'JSX is not supported: a sketch yields values, and its components show them.';

/** Where JSX begins, if JSX is why the parser failed. */
function jsxBefore(file: string, source: string, offset: number): number | undefined {
  try {
    transform(source, {
      transforms: [...transformsFor(file), 'jsx'],
      jsxRuntime: 'preserve',
      disableESTransforms: true,
    });
  } catch {
    return undefined;
  }
  return [...source.slice(0, offset + 1).matchAll(/<(?=[A-Za-z>])/g)].at(-1)?.index ?? offset;
}

function offsetOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('pos' in error)) return undefined;
  return typeof error.pos === 'number' ? error.pos : undefined;
}
