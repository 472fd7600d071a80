import type { Expected } from '../files/accept';

/** How a person pastes where the button cannot. */
const byKey = 'Paste it by the keyboard: Ctrl+V, or ⌘V on a Mac.';

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/**
 * The first picture in the clipboard. Rejects with an Error whose message is a sentence where there is none, or where it
 * may not be read. `keyed` tells that a picture may be pasted by the keyboard, too.
 */
export const pastedPicture = async (expected: Expected, keyed: boolean): Promise<File> => {
  const wayOn = keyed ? ` ${byKey}` : '';
  if (!navigator.clipboard?.read) throw new Error(`This browser lets no button read the clipboard.${wayOn}`);
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch {
    throw new Error(
      `The browser did not allow the clipboard to be read.${wayOn || ' Allow it where the browser asks.'}`,
    );
  }
  for (const item of items) {
    const type = item.types.find((each) => expected.types.includes(each));
    if (!type) continue;
    const picture = await item.getType(type);
    return new File([picture], `pasted.${endings[type] ?? type.slice('image/'.length)}`, { type });
  }
  const held = items.flatMap((item) => item.types);
  throw new Error(
    held.length === 0
      ? 'The clipboard is empty. Copy a picture, then paste it.'
      : `The clipboard holds ${held.join(', ')}; ${expected.words}. Copy a picture, then paste it.`,
  );
};
