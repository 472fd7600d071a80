import { createSignal, onCleanup } from 'solid-js';
import { say } from '../words';

/** How long the button shows the result, in milliseconds. */
const toldFor = 1500;

/**
 * Copies text and shows on the button whether that worked. `text` is called on click, since it may be slow to produce.
 */
export const CopyButton = (props: {
  text: () => string;
  disabled?: boolean;
  label?: string;
  onCopy?(text: string): void;
}) => {
  const [told, setTold] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    const text = props.text();
    // Without a secure context there is no clipboard at all; elsewhere the user may have denied access.
    const done = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => {
          props.onCopy?.(text);
          return say('Copied');
        },
        () => say('Not allowed'),
      );
    setTold(done);
    clearTimeout(timer);
    timer = setTimeout(() => setTold(), toldFor);
  };
  return (
    <button type="button" class="yc-action" disabled={props.disabled} onClick={copy}>
      {told() ?? props.label ?? say('Copy')}
    </button>
  );
};
