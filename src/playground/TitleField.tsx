import { untrack } from 'solid-js';

export type TitleFieldProps = { title: string; onKeep(title: string): void; onEnd(byKey: boolean): void };

/** Edits a title in place: Enter or leaving the field keeps what was typed, Escape gives it up. */
export const TitleField = (props: TitleFieldProps) => {
  // A draft that is saved meanwhile may get another title. It leaves what is being typed alone, and is not undone here.
  const before = untrack(() => props.title);
  let open = true;
  const end = (title: string, byKey: boolean) => {
    // Removing the field makes it lose the focus, too.
    if (!open) return;
    open = false;
    if (title !== before) props.onKeep(title);
    props.onEnd(byKey);
  };
  return (
    <input
      ref={(field) =>
        queueMicrotask(() => {
          field.focus();
          field.select();
        })
      }
      class="pg-title"
      aria-label="Title"
      value={before}
      maxlength="80"
      onBlur={(event) => end(event.currentTarget.value, false)}
      onKeyDown={(event) => {
        if (event.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
        // The button gets the focus while the key is still down, and would be pressed by it.
        event.preventDefault();
        if (event.key === 'Enter') end(event.currentTarget.value, true);
        else end(before, true);
      }}
    />
  );
};
