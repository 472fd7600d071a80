import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Remote } from 'comlink';
import type { Language } from '../../../protocol';
import { completeApi } from '../completion';
import { wordsView } from './words-view';

/** Completes what the language service finds. Names and options of the API still come from `completeApi`. */
export const completion = (language: Remote<Language>) => {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const ofApi = completeApi(context);
    if (ofApi) return ofApi;
    const isMember = context.matchBefore(/[.'"]/);
    if (!isMember && !context.matchBefore(/[\w$]+/) && !context.explicit) return null;
    const text = context.state.doc.toString();
    const found = await language.complete(text, context.pos);
    // The positions of an answer for an older text are no longer right.
    if (!found || found.names.length === 0 || context.aborted) return null;
    const options = found.names.map(
      ({ name, kind, insert }, index): Completion => ({
        label: name,
        type: kind,
        // Keep the service's order: the most relevant names first.
        boost: -index / 10,
        ...(insert !== undefined && { apply: insert }),
        info: async () => {
          const words = await language.describe(text, context.pos, name);
          return words ? wordsView(words) : null;
        },
      }),
    );
    return { from: found.from, options, validFor: /^[\w$]*$/ };
  };
  return autocompletion({ icons: false, override: [source] });
};
