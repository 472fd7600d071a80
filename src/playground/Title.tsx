import { createSignal, Show } from 'solid-js';
import { lazily } from '../app';
import type { TitleFieldProps } from './TitleField';

/** Loaded when a title is first edited. Until then, and if it cannot be loaded, the title stays. */
const TitleField = lazily<TitleFieldProps>(
  () => import('./TitleField').then((module) => module.TitleField),
  (props) => <span class="pg-title">{props.title}</span>,
  (props) => <span class="pg-title">{props.title}</span>,
);

/** The title of the code in the editor. A click or F2 edits it. */
export const Title = (props: { title: string; onRename(title: string): void }) => {
  const [editing, setEditing] = createSignal(false);
  /** Whether the focus was in the field, and so belongs to the button that takes its place. */
  let returns = false;
  return (
    <Show
      when={editing()}
      fallback={
        <button
          ref={(button) => returns && queueMicrotask(() => button.focus())}
          type="button"
          class="pg-title"
          hidden={!props.title}
          title="Rename (F2)"
          aria-label={`Rename ${props.title}`}
          onClick={() => setEditing(true)}
          onKeyDown={(event) => event.key === 'F2' && setEditing(true)}
        >
          {props.title}
        </button>
      }
    >
      <TitleField
        title={props.title}
        onKeep={props.onRename}
        onEnd={(byKey) => {
          returns = byKey;
          setEditing(false);
        }}
      />
    </Show>
  );
};
