import parts from 'virtual:export-parts';
import publishedFiles from 'virtual:published-files';
import { createCompiler, type Sketch } from '../../app';
import { type GivenWords, spokenWords } from '../../words';
import { contentsOf, type Prepared } from './contents';

const wordsToGive = (): GivenWords | undefined => {
  const { language, words } = spokenWords() ?? {};
  return language && words ? { language, words } : undefined;
};

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
  const compiler = createCompiler();
  try {
    const compilation = await compiler.compile(sketch);
    if (!compilation.ok) {
      const [problem] = compilation.problems;
      const place = problem?.location ? ` (${problem.location.line}:${problem.location.column})` : '';
      throw new Error(`The code does not compile${place}: ${problem?.message ?? 'it is no module.'}`);
    }
    return await contentsOf({
      sketch,
      title,
      results,
      program: compilation.program,
      words: wordsToGive(),
      parts,
      published: publishedFiles,
      textOf,
      fileOf: async (path) => (await fetched(new URL(path, document.baseURI).href)).blob(),
    });
  } finally {
    compiler.dispose();
  }
};
