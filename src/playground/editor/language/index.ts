import type { Extension } from '@codemirror/state';
import { type Remote, wrap } from 'comlink';
import type { Problem } from '../../../app';
import type { Language, LanguageProblem } from '../../../protocol';
import { commands } from './commands';
import { completion } from './completion';
import { hover } from './hover';
import { signatureHelp } from './signature-help';
import './language.css';

export type LanguageHelp = {
  /** The extension for an editor. */
  extension: Extension;
  /** Type errors of a sketch, as hints, because it may run anyway. */
  problems(source: string): Promise<Problem[]>;
  /** Settles once the declarations have been read. Until then, it keeps a processor busy. */
  ready: Promise<unknown>;
  end(): void;
};

/**
 * Starts TypeScript's language service in its own worker.
 *
 * @param openDocs opens the docs of a name of the API, for “go to definition”
 */
export const startLanguage = (openDocs: (name: string) => void): LanguageHelp => {
  const worker = new Worker(new URL('../../../../workers/language.ts', import.meta.url), {
    type: 'module',
    name: 'yieldcast-language',
  });
  const remote: Remote<Language> = wrap<Language>(worker);
  return {
    extension: [completion(remote), hover(remote), signatureHelp(remote), commands(remote, openDocs)],
    problems: async (source) => (await remote.diagnose(source)).map((each) => problemOf(source, each)),
    ready: remote.diagnose(''),
    end: () => worker.terminate(),
  };
};

const problemOf = (source: string, { from, message }: LanguageProblem): Problem => {
  const before = source.slice(0, from);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { message, hint: true, location: { file: 'main.ts', line, column: from - lineStart + 1 } };
};
