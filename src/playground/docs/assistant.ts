/**
 * Copies the whole API to the clipboard, in a form for language models. Resolves with whether that worked.
 *
 * Safari only lets a page write to the clipboard during a click, so we pass the text as a promise and do not await it.
 */
export const copyForAssistant = async (): Promise<boolean> => {
  const text = import('virtual:assistant-text').then((module) => module.default);
  try {
    if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(await text);
    else {
      const blob = text.then((each) => new Blob([each], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    }
    return true;
  } catch {
    return false;
  }
};

/** The message for the result of {@link copyForAssistant}. */
export const assistantNote = (copied: boolean): string =>
  copied
    ? 'Copied. Paste it into your assistant, and say what your app is to do.'
    : 'The browser lets nothing be copied. Open llms.txt, and copy it from there.';
