import { createSignal } from 'solid-js';
import type { Recognition } from '../app';

/** A message about what was pasted, and what the user can do about it. */
export type Pasted = {
  message: string;
  /** A page with more information. */
  guide?: { words: string; address: string };
  act?: { words: string; run(): unknown };
};

const guide = { words: 'The table of forms', address: './llms.txt' };

/** Copies the API, so that a language model can translate what was pasted. */
const copyApi = (tell: (message: string) => void) => ({
  words: 'Copy API for your assistant',
  run: async () => {
    const { assistantNote, copyForAssistant } = await import('./docs/assistant');
    tell(assistantNote(await copyForAssistant()));
  },
});

/**
 * Examines pasted text. Removes a Markdown fence, or an assistant's text around the code, by an edit that can be
 * undone. If the text is no sketch at all, shows a message and the next step.
 */
export const createPasted = (
  recognise: (text: string) => Promise<Recognition | undefined>,
  editor: { text(): string; replaceText(text: string): void },
) => {
  const [pasted, setPasted] = createSignal<Pasted>();

  const replace = (text: string, next: Pasted | undefined) => {
    editor.replaceText(text);
    setPasted(next);
  };

  const said = ({ kind, message, source, offer }: Recognition, before: string): Pasted => {
    if (source !== undefined && offer !== undefined)
      return { message, act: { words: offer, run: () => replace(source, undefined) } };
    if (source !== undefined) return { message, act: { words: 'Put it back', run: () => replace(before, undefined) } };
    if (kind !== 'python' && kind !== 'react' && kind !== 'html') return { message };
    return { message, guide, act: copyApi((note) => setPasted({ message: note, guide })) };
  };

  return {
    pasted,
    dismiss: () => setPasted(undefined),
    /** Call after a paste: examines what is in the editor by then. */
    async look() {
      // The editor handles the paste itself, possibly after this handler.
      await Promise.resolve();
      const text = editor.text();
      const found = await recognise(text).catch(() => undefined);
      if (editor.text() !== text) return;
      if (found?.source !== undefined && found.offer === undefined) editor.replaceText(found.source);
      setPasted(found && said(found, text));
    },
  };
};
