import { createSignal, onCleanup } from 'solid-js';

/** How long a button tells what it did, in milliseconds. */
const toldFor = 1500;

/** Copies text; its own words tell whether that worked. `text` is asked at the click, since it may be long to make. */
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
    // Without a secure context there is no clipboard at all, and in any the person may have refused it.
    const done = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => {
          props.onCopy?.(text);
          return 'Copied';
        },
        () => 'Not allowed',
      );
    setTold(done);
    clearTimeout(timer);
    timer = setTimeout(() => setTold(), toldFor);
  };
  return (
    <button type="button" class="yc-action" disabled={props.disabled} onClick={copy}>
      {told() ?? props.label ?? 'Copy'}
    </button>
  );
};
