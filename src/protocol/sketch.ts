import type { ExtraPart } from './extra-parts';
/**
 * A program as its author wrote it: an entry file, and the files that it can import by relative path.
 *
 * @example { entry: 'main.ts', files: { 'main.ts': 'export default function* () { yield 1 }' } }
 */
export type Sketch = { entry: string; files: Record<string, string> };

/** A place in a file of the sketch. `line` and `column` count from 1; columns count UTF-16 code units. */
export type Location = { file: string; line: number; column: number };

/** A problem in a sketch: a message that says what to do, and where. A `yc.Error` also has a title. */
export type Problem = {
  message: string;
  title?: string;
  location?: Location;
  /** The sketch still runs, but the code probably does not do what its author means. */
  hint?: true;
  /** Just information: shown in the console, and not marked in the editor. */
  quiet?: true;
};

/** Pasted text that was recognised as something other than a sketch. */
export type Recognition = {
  kind: 'fence' | 'answer' | 'html' | 'react' | 'python' | 'gradio' | 'other';
  /** What it is, and what to do about it. */
  message: string;
  /** The line that it was recognised by. */
  line: number;
  /** The sketch that was found in it, or that can be made from it. */
  source?: string;
  /** Label of the button that inserts `source`, if the user has to confirm. */
  offer?: string;
};

/** What a parameter's TypeScript type, JSDoc or default says about its values. */
export type TypeHint =
  | { type: 'number' | 'string' | 'boolean' | 'file' | 'image' | 'unknown' }
  | { type: 'choices'; choices: (string | number)[] }
  /** An array, entered as comma-separated items. */
  | { type: 'list'; of: 'number' | 'string' };

/** A parameter of a function that we infer an interface for. */
export type ParameterSignature = {
  name: string;
  hint: TypeHint;
  /** The default value, if it is a literal. */
  value?: string | number | boolean;
  /** The text of its JSDoc `@param`. */
  description?: string;
  /** It is optional: its input may stay empty, and the function then receives `undefined`. */
  optional?: true;
  /** For a destructured parameter or an object type: one input per property; `key` is the property's name. */
  fields?: (ParameterSignature & { key: string })[];
  /** It gets no input and no value, such as `progress = yc.Progress()`. */
  unasked?: true;
};

/** The function of a bare paste, and the name under which its module exports it. */
export type FunctionSignature = {
  /** The function's own name, or `default` if it has none. */
  name: string;
  exportName: string;
  /** The first sentence of the function's JSDoc. */
  description?: string;
  parameters: ParameterSignature[];
  /** Set if the function clearly yields only sound: pieces of one stream. */
  yields?: 'sound';
};

/** A compiled sketch, ready for the sandbox. Every module is a `data:` URL that contains the URLs of its imports. */
export type Program = {
  /** The path of the entry in `modules`. */
  entry: string;
  /**
   * File path → its module's `data:` URL: for `resolveImport`, and to name files in stack traces. A module's
   * `sourceURL` is its path, with white space as `%20`.
   */
  modules: Record<string, string>;
  /** The `https:` modules that the sketch imports by a literal specifier, to name the culprit if loading fails. */
  remote: string[];
  /** The function to infer an interface from, if there is no app to show. */
  bare?: FunctionSignature;
  /** Parts of the runtime that only few programs need, each as the source text of a module. */
  extras?: {
    /** Implements `yc.frames`, `yc.Clip`, `yc.chunks` and `yc.samples`. */
    video?: string;
    /** Implements devices, streams and samples. */
    capture?: string;
    /** Implements `yc.gif`. */
    gif?: string;
    /** Implements `yc.ChatInterface`. */
    chat?: string;
    /** Implements `yc.cache`, `yc.cached` and `yc.asset`. */
    cache?: string;
    /** Implements themes, style sheets, texts in several languages, and validators. */
    finish?: string;
    /** Computes values that are functions, and keeps the classes of what states hold. */
    values?: string;
    /** Resolves an `import(…)` whose specifier is computed, and names an address that cannot be reached. */
    imports?: string;
    /** Implements `yc.render`. */
    render?: string;
    /** Accepts spellings from Gradio. */
    familiar?: string;
    /** Components of extra kinds, and apps within apps. */
    kinds?: string[];
  };
  /** The sketch's data files by path, so that results of other data are told apart. */
  data?: Record<string, string>;
  /** The sketch uses Gradio's spellings, or the compiler cannot rule it out. */
  familiar?: true;
  /** The sketch names properties or kinds of components that few apps use. */
  rare?: true;
  /** The parts of the sandbox with the extra kinds that the sketch names. */
  parts?: readonly ExtraPart[];
  /** What the page tells the sandbox of the person's language, unless that is English. */
  spoken?: {
    /** BCP 47 tags, in the order in which the person prefers them. */
    languages: readonly string[];
    /** The interface's words that are made in the sandbox, such as Submit, by their English text. */
    words: Readonly<Record<string, string>>;
  };
  /** Unknown options that the compiler has already reported, such as `Textbox.colour`. */
  told?: string[];
  /** Why `bare` is missing. Only shown if there is no app either. */
  bareProblem?: Problem & {
    /** Not even a default-exported function can run: it needs a parameter that no input can provide. */
    decides?: true;
  };
};

/** The result of compiling a sketch. */
export type Compilation = { ok: true; program: Program; hints?: Problem[] } | { ok: false; problems: Problem[] };

/** The interface of the compiler worker. The worker is trusted: it parses user code but never runs it. */
export type Compiler = {
  /** Transpiles and links a sketch, and keeps its source maps for {@link Compiler.locate}. */
  compile(sketch: Sketch): Compilation | Promise<Compilation>;
  /**
   * Returns all errors in a sketch's syntax and imports, found by a full parser, or its hints if there are none. For
   * the editor, and for when an engine rejects code without saying where.
   */
  check(sketch: Sketch): Problem[] | Promise<Problem[]>;
  /** What to do about a runtime error with this message; `undefined` if there is nothing to add. */
  explain(message: string): string | undefined | Promise<string | undefined>;
  /** Recognises text that is not a sketch, and the sketch in it. `undefined` if the text may be a sketch. */
  recognise(text: string): Recognition | undefined | Promise<Recognition | undefined>;
  /**
   * Maps an engine's position to the author's source, by the module that was last compiled from `location.file`. The
   * file may also be given by its `sourceURL`.
   */
  locate(location: Location): Location | Promise<Location>;
};
