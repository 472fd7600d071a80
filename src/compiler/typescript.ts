import { GREATEST_LOWER_BOUND, LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import ts from 'typescript';
import { indexLines, type Transpiled } from './positions';
import { SketchError } from './syntax-error';

/** TypeScript's own compiler: a megabyte, so only for what sucrase cannot do. It does not keep the lines. */
export function transpileWithTypeScript(file: string, source: string): Transpiled {
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      // ES2022 is the newest target for which TypeScript compiles decorators, `accessor` and `using` away.
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      sourceMap: true,
      allowJs: true,
      removeComments: false,
    },
  });
  const sourceLines = indexLines(source);
  const problems = (diagnostics ?? [])
    .filter((diagnostic) => diagnostic.category === ts.DiagnosticCategory.Error)
    .map((diagnostic) => ({
      message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
      ...(diagnostic.start !== undefined && { location: { file, ...sourceLines.positionAt(diagnostic.start) } }),
    }));
  if (problems.length > 0) throw new SketchError(problems);
  const code = outputText.replace(/\n?\/\/# sourceMappingURL=[^\n]*\s*$/, '');
  const codeLines = indexLines(code);
  let trace: TraceMap | undefined;
  return {
    file,
    source,
    code,
    keepsLines: false,
    toSource(offset) {
      trace ??= new TraceMap(sourceMapText ?? '');
      const { line, column } = codeLines.positionAt(offset);
      const needle = { line, column: column - 1 };
      let found = originalPositionFor(trace, { ...needle, bias: GREATEST_LOWER_BOUND });
      if (found.line === null) found = originalPositionFor(trace, { ...needle, bias: LEAST_UPPER_BOUND });
      return found.line === null ? 0 : sourceLines.offsetAt({ line: found.line, column: found.column + 1 });
    },
  };
}
