import { type Options, type Transform, transform } from 'sucrase';
import { mayNeedTypeScript } from './beyondSucrase';
import { mapToSource } from './sucraseMap';
import { SketchError, syntaxProblem } from './syntaxError';

/** A file of a sketch as JavaScript. */
export type Transpiled = {
  file: string;
  /** The author's code, with line feeds for lone carriage returns. */
  source: string;
  code: string;
  /** Whether each line of `code` was made of the line of `source` with the same number. */
  keepsLines: boolean;
  /** The offset in `source` of what stands at an offset in `code`. */
  toSource(offset: number): number;
};

/**
 * Strips a file's types. Sucrase does it in a millisecond and keeps every line where it is; the few things that it
 * cannot do load TypeScript itself, for that file only.
 *
 * @throws {SketchError} when the file cannot be parsed
 */
export async function transpile(file: string, source: string): Promise<Transpiled> {
  // Engines and editors end a line at a lone carriage return; sucrase does not. The length stays, so offsets do too.
  const normal = source.replace(/\r(?!\n)/g, '\n');
  if (mayNeedTypeScript(normal)) {
    const { needsTypeScript } = await import('./needsTypeScript');
    if (needsTypeScript(normal)) {
      const { transpileWithTypeScript } = await import('./typescript');
      return transpileWithTypeScript(file, normal);
    }
  }
  return transpileWithSucrase(file, normal);
}

function transpileWithSucrase(file: string, source: string): Transpiled {
  const options: Options = { transforms: transformsFor(file), disableESTransforms: true, filePath: file };
  let code: string;
  try {
    code = transform(source, options).code;
  } catch (error) {
    throw new SketchError([problemOf(error, file, source)]);
  }
  // Sucrase leaves JavaScript as it is. For TypeScript, most programs never need a source map.
  let toSource = code === source ? (offset: number) => offset : undefined;
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
  return /\.m?js$/.test(file) ? [] : ['typescript'];
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

/** Where JSX begins, if JSX is what the parser stumbled over. */
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
