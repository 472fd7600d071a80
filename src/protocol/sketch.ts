/**
 * A program as its author wrote it: one entry file, and the files it may import by relative path.
 *
 * @example { entry: 'main.ts', files: { 'main.ts': 'export default function* () { yield 1 }' } }
 */
export type Sketch = { entry: string; files: Record<string, string> };

/** A place in a file of the sketch. `line` and `column` count from 1; columns count UTF-16 code units. */
export type Location = { file: string; line: number; column: number };

/** What is wrong with a sketch, in a sentence that says what to do, and where; or a `yc.Error`, which has a title. */
export type Problem = {
  message: string;
  title?: string;
  location?: Location;
  /** It keeps nothing from running: code that most likely does not do what its author means. */
  hint?: true;
};

/** What a parameter's TypeScript type, JSDoc or default tells about the values it takes. */
export type TypeHint =
  | { type: 'number' | 'string' | 'boolean' | 'file' | 'image' | 'unknown' }
  | { type: 'choices'; choices: (string | number)[] };

/** One parameter of a function for which an interface is inferred. */
export type ParameterSignature = {
  name: string;
  hint: TypeHint;
  /** The default, where it is a literal. */
  value?: string | number | boolean;
  /** The text of its JSDoc `@param`. */
  description?: string;
};

/** A function that a bare paste offers, and the name under which its module exports it. */
export type FunctionSignature = {
  /** The function's own name, or `default` where it has none. */
  name: string;
  exportName: string;
  /** The first sentence of the function's own comment. */
  description?: string;
  parameters: ParameterSignature[];
};

/** A sketch made ready for the sandbox: every module is a `data:` URL that imports the ones below it. */
export type Program = {
  /** The path of the entry in `modules`. */
  entry: string;
  /**
   * File path → its module's `data:` URL: for `resolveImport`, and to name files in stack traces. A module's
   * `sourceURL` is its path, with white space as `%20`.
   */
  modules: Record<string, string>;
  /** The `https:` modules that the sketch imports by a literal, to name the culprit when a load fails. */
  remote: string[];
  /** The function to infer an interface from, should the entry's default export not be an app. */
  bare?: FunctionSignature;
  /** Parts of the runtime that few programs need, as the text of a module each. */
  extras?: {
    /** What is behind `yc.frames` and `yc.Clip`. */
    video?: string;
    /** What devices, streams and samples need. */
    capture?: string;
    /** What is behind `yc.gif`. */
    gif?: string;
    /** What resolves an `import(…)` whose name is computed. */
    imports?: string;
  };
  /** Why there is no such function: said only if there is no app either. */
  bareProblem?: Problem;
};

/** What the compiler makes of a sketch. */
export type Compilation = { ok: true; program: Program; hints?: Problem[] } | { ok: false; problems: Problem[] };

/** Control of the compiler worker. It is trusted: it parses user code and never runs it. */
export type Compiler = {
  /** Transpiles and links a sketch; keeps its source maps for {@link Compiler.locate}. */
  compile(sketch: Sketch): Compilation | Promise<Compilation>;
  /**
   * All that is wrong with a sketch's syntax and imports, found by a full parser; for the editor, and when an engine
   * refuses code without saying where.
   */
  check(sketch: Sketch): Problem[] | Promise<Problem[]>;
  /**
   * The author's own position for an engine's position in the module that was last made of `location.file`, which may
   * also be given by its `sourceURL`.
   */
  locate(location: Location): Location | Promise<Location>;
};
