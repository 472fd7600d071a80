import { expectedImage } from '../pictures/expected';
import { pastedPicture } from './clipboard';

type PasteButtonProps = {
  /** Pictures may be pasted by the keyboard, too. */
  keyed: boolean;
  onFile(file: File): void;
  onProblem(problem: string | undefined): void;
};

/** Takes the picture that is in the clipboard. The browser may ask for it. */
export const PasteButton = (props: PasteButtonProps) => (
  <button
    type="button"
    class="yc-action yc-framed"
    onClick={() =>
      pastedPicture(expectedImage, props.keyed).then(
        (file) => {
          props.onProblem(undefined);
          props.onFile(file);
        },
        (error: unknown) => props.onProblem(error instanceof Error ? error.message : String(error)),
      )
    }
  >
    Paste
  </button>
);
