import { onMount } from 'solid-js';

type ChatEditProps = { text: string; onSave(text: string): void; onCancel(): void };

/** Edits a message's text. Escape and Mod-Enter do what the buttons do. */
export const ChatEdit = (props: ChatEditProps) => {
  let area!: HTMLTextAreaElement;
  onMount(() => {
    // Set once instead of binding the value: an update must not overwrite what the user types.
    area.value = props.text;
    area.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const saves = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
    if (!saves && event.key !== 'Escape') return;
    event.preventDefault();
    // The page handles both keys too.
    event.stopPropagation();
    if (saves) props.onSave(area.value);
    else props.onCancel();
  };
  return (
    <div class="yc-chat-edit">
      <textarea ref={area} class="yc-field yc-text" aria-label="Message" rows={3} onKeyDown={onKeyDown} />
      <div class="yc-chat-edit-bar">
        <button type="button" class="yc-action" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="button" class="yc-action" onClick={() => props.onSave(area.value)}>
          Save
        </button>
      </div>
    </div>
  );
};
