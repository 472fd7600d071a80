import { say } from '../../words';
import { createBelonging } from '../belonging';
import type { Expected } from '../files/accept';
import { expectedImage } from '../pictures/expected';

/** How to paste if the button cannot. */
const byKey = () => say('Paste it by the keyboard: Ctrl+V, or ⌘V on a Mac.');

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/**
 * The first picture in the clipboard. Rejects with an Error whose message is a sentence if there is none, or if the
 * clipboard cannot be read. `keyed` means that the user can also paste with the keyboard.
 */
const pastedPicture = async (expected: Expected, keyed: boolean): Promise<File> => {
  const wayOn = keyed ? ` ${byKey()}` : '';
  if (!navigator.clipboard?.read) throw new Error(`${say('This browser lets no button read the clipboard.')}${wayOn}`);
  let items: ClipboardItems;
  try {
    items = await navigator.clipboard.read();
  } catch {
    throw new Error(
      `${say('The browser did not allow the clipboard to be read.')}${wayOn || ` ${say('Allow it where the browser asks.')}`}`,
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
      ? say('The clipboard is empty. Copy an image, then paste it.')
      : say`The clipboard holds ${held.join(', ')}; ${expected.words}. Copy an image, then paste it.`,
  );
};

type PasteButtonProps = {
  /** The value that the picture would replace. */
  value: unknown;
  /** Pictures can also be pasted with the keyboard. */
  keyed: boolean;
  onFile(file: File): void;
  onProblem(problem: string | undefined): void;
};

/** Pastes the picture from the clipboard. The browser may ask for permission. */
export const PasteButton = (props: PasteButtonProps) => {
  const begin = createBelonging(() => props.value);
  const paste = async () => {
    const isWanted = begin();
    try {
      const file = await pastedPicture(expectedImage, props.keyed);
      if (!isWanted()) return;
      props.onProblem(undefined);
      props.onFile(file);
    } catch (error) {
      if (isWanted()) props.onProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <button type="button" class="yc-action yc-framed" onClick={paste}>
      Paste
    </button>
  );
};
