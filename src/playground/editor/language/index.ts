import type { Extension } from '@codemirror/state';
import { type Remote, wrap } from 'comlink';
import type { Problem } from '../../../app';
import type { Language, LanguageProblem } from '../../../protocol';
import { isCodeFile } from '../../../protocol';
import { type Code, entryFile } from '../../drafts/code';
import { placeAt } from '../../place';
import { commands, type LeadTo } from './commands';
import { completion } from './completion';
import { hover } from './hover';
import { signatureHelp } from './signature-help';
import './language.css';

export type LanguageHelp = {
  /** The extension for an editor. */
  extension: Extension;
  /** Tells which file of the sketch is in the editor. */
  open(file: string, code: Code): void;
  /** Type errors of the file in the editor, as hints, because it may run anyway. */
  problems(code: Code): Promise<Problem[]>;
  /** Settles once the declarations have been read. Until then, it keeps a processor busy. */
  ready: Promise<unknown>;
  end(): void;
};

/**
 * Starts TypeScript's language service in its own worker.
 *
 * @param leadTo where “go to definition” leads
 */
export const startLanguage = (leadTo: LeadTo): LanguageHelp => {
  const worker = new Worker(new URL('../../../../workers/language.ts', import.meta.url), {
    type: 'module',
    name: 'yieldcast-language',
  });
  const remote: Remote<Language> = wrap<Language>(worker);
  let opened = entryFile;
  return {
    extension: [completion(remote), hover(remote), signatureHelp(remote), commands(remote, leadTo)],
    open(file, { source, files }) {
      opened = file;
      // It knows nothing of data.
      if (!isCodeFile(file)) return;
      const all = Object.entries({ [entryFile]: source, ...files });
      const others = Object.fromEntries(all.filter(([name]) => name !== file && isCodeFile(name)));
      // Only a worker that has ended does not take it.
      remote.open(file, others).catch(() => {});
    },
    async problems({ source, files }) {
      const file = opened;
      if (!isCodeFile(file)) return [];
      const text = file === entryFile ? source : (files?.[file] ?? '');
      return (await remote.diagnose(text)).map((each) => problemOf(file, text, each));
    },
    ready: remote.diagnose(''),
    end: () => worker.terminate(),
  };
};

const problemOf = (file: string, text: string, { from, message }: LanguageProblem): Problem => ({
  message,
  hint: true,
  location: { file, ...placeAt(text, from) },
});
