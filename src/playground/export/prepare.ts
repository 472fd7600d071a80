import parts from 'virtual:export-parts';
import publishedFiles from 'virtual:published-files';
import { createCompiler, type Sketch } from '../../app';
import type { Program } from '../../protocol';
import { type GivenWords, spokenWords } from '../../words';
import { dataOf } from '../files/data-files';

/** The contents of an export, before they are packed. */
export type Prepared = {
  id: string;
  title: string;
  sketch: Sketch;
  program: Program;
  /** The runner and its styles, as text. */
  code: string;
  styles: string;
  /** The source of the media worker, for apps that may play or record. */
  media: string | undefined;
  /** The sketch's own data files, by path. */
  data: Map<string, Blob>;
  /** The site's files that the sketch names, by path. */
  files: Map<string, Blob>;
  /** The site's Content-Security-Policy. */
  policy: string;
  /** Results that a visitor sees before anything runs, as JSON. */
  results: string | undefined;
  /** The interface's words in the language of the person who exports it. */
  words: GivenWords | undefined;
};

const wordsToGive = (): GivenWords | undefined => {
  const { language, words } = spokenWords() ?? {};
  return language && words ? { language, words } : undefined;
};

/** Names that need the full runner. So do extra kinds, and an inferred interface, whose function may yield anything. */
const needsAll =
  /\b(?:Audio|Video|Markdown|HTML|Html|Chatbot|ChatInterface|ChatMessage|Code|Dataframe|Dropdown|MultiselectDropdown|ImageEditor|sources|stream|description|article|Chat)\b/;

/** Names that need the runner with plots. */
const needsPlots = /Plot\b/;

/** Names that need the runner with 3D models, which has plots as well. */
const needsModels = /Model3D/;

const isInferred = (source: string) => !/\b(?:Interface|Blocks|ChatInterface)\b/.test(source);

const fetched = async (url: string): Promise<Response> => {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok)
    throw new Error(
      navigator.onLine
        ? 'A part of the export could not be loaded from this site. Load the page again, then export.'
        : 'A part of the export is not stored yet, and there is no connection. Connect once, then export.',
    );
  return response;
};

const textOf = async (url: string) => (await fetched(url)).text();

/** Compiles a sketch, and collects what its app needs to run on its own. Rejects with a message for the user. */
export const prepare = async (sketch: Sketch, title: string, results?: string): Promise<Prepared> => {
  if (!parts) throw new Error('Only the built site exports: run “npm run build” and serve what it wrote.');
  const data = dataOf({ source: '', files: sketch.files });
  const source = Object.entries(sketch.files)
    .map(([path, text]) => (data.has(path) ? '' : text))
    .join('\n');
  const compiler = createCompiler();
  try {
    const compilation = await compiler.compile(sketch);
    if (!compilation.ok) {
      const [problem] = compilation.problems;
      const place = problem?.location ? ` (${problem.location.line}:${problem.location.column})` : '';
      throw new Error(`The code does not compile${place}: ${problem?.message ?? 'it is no module.'}`);
    }
    const plots = needsPlots.test(source);
    const { kinds = [] } = compilation.program.extras ?? {};
    const all = kinds.length > 0 || isInferred(source) || needsAll.test(source);
    const { code: runnerUrl, styles } = needsModels.test(source)
      ? parts.modelling
      : plots
        ? parts.plotting
        : all
          ? parts.full
          : parts.light;
    const named = publishedFiles.filter((path) => source.includes(path) && !data.has(path));
    const [runner, sheet, media, ...blobs] = await Promise.all([
      textOf(runnerUrl),
      textOf(styles),
      all ? textOf(parts.media) : undefined,
      ...named.map(async (path) => (await fetched(new URL(path, document.baseURI).href)).blob()),
    ]);
    const files = new Map(named.map((path, index) => [path, blobs[index] as Blob]));
    const id = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
    return {
      id,
      title,
      sketch,
      program: compilation.program,
      code: runner,
      styles: sheet,
      media,
      data,
      files,
      policy: parts.policy,
      results,
      words: wordsToGive(),
    };
  } finally {
    compiler.dispose();
  }
};
