import { createBelonging } from '../belonging';
import { expectedImage } from '../pictures/expected';
import { pastedPicture } from './clipboard';

type PasteButtonProps = {
  /** What the picture would replace. */
  value: unknown;
  /** Pictures may be pasted by the keyboard, too. */
  keyed: boolean;
  onFile(file: File): void;
  onProblem(problem: string | undefined): void;
};

/** Takes the picture that is in the clipboard. The browser may ask for it. */
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
