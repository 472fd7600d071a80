import { createEffect, createSignal, createUniqueId, For, onMount, Show } from 'solid-js';
import { say } from '../../words';
import { focused, treeOf } from '../dom-tree';

/** The most tags in the menu at once. */
const mostShown = 50;

type TagFieldProps = {
  id?: string;
  value: string;
  tags: readonly string[];
  /** What the field is called, unless a label names it by its id. */
  name?: string;
  rows?: number;
  placeholder?: string;
  describedBy?: string;
  autofocus?: boolean;
  onText(text: string): void;
  /** A key that the menu of tags does not take. */
  onKey?(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void;
  ref?(area: HTMLTextAreaElement): void;
};

/** The colon before the caret that begins a tag, and what is typed after it. */
const beginOf = ({ value, selectionStart: caret }: HTMLTextAreaElement) => {
  const colon = value.lastIndexOf(':', caret - 1);
  const typed = value.slice(colon + 1, caret);
  return colon < 0 || caret === 0 || /\s/.test(typed) ? undefined : { colon, typed: typed.toLowerCase() };
};

/** A field of text. Typing a colon opens a menu of tags, which narrows as one types on. */
export const TagField = (props: TagFieldProps) => {
  let area!: HTMLTextAreaElement;
  const menuId = createUniqueId();
  const [found, setFound] = createSignal<readonly string[]>([]);
  const [active, setActive] = createSignal(0);
  const optionId = (index: number) => `${menuId}-${index}`;

  const close = () => setFound([]);
  const look = () => {
    const begin = beginOf(area);
    const fitting = begin ? props.tags.filter((tag) => tag.toLowerCase().includes(begin.typed)) : [];
    setFound(fitting.slice(0, mostShown));
    setActive(0);
  };
  const insert = (tag: string) => {
    const begin = beginOf(area);
    close();
    if (!begin) return;
    const after = area.value.slice(area.selectionStart).replace(/^ /, '');
    const before = `${area.value.slice(0, begin.colon)}${tag} `;
    area.value = before + after;
    area.setSelectionRange(before.length, before.length);
    props.onText(area.value);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    // Keys of an input method are its own. Safari marks the Enter that ends a composition by the key code only.
    if (event.isComposing || event.keyCode === 229) return;
    const tag = found()[active()];
    if (tag === undefined) return props.onKey?.(event);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setActive((now) => (now + (event.key === 'ArrowDown' ? 1 : found().length - 1)) % found().length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') insert(tag);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  createEffect(() => {
    // Writing the same text would move the caret in some engines.
    if (area.value !== props.value) area.value = props.value;
  });
  createEffect(() => {
    const list = treeOf(area).getElementById(menuId);
    if (found().length > 0) list?.children[active()]?.scrollIntoView({ block: 'nearest' });
  });
  onMount(() => {
    // Never takes the focus from where a person already is.
    if (props.autofocus && (focused() ?? document.body) === document.body) area.focus({ preventScroll: true });
  });

  return (
    <div class="yc-tag-field">
      <textarea
        ref={(element) => {
          area = element;
          props.ref?.(element);
        }}
        id={props.id}
        class="yc-field yc-text"
        rows={props.rows ?? 1}
        style={{ '--yc-lines': props.rows ?? 1 }}
        placeholder={props.placeholder}
        aria-label={props.name}
        aria-describedby={props.describedBy}
        aria-autocomplete={props.tags.length > 0 ? 'list' : undefined}
        aria-controls={found().length > 0 ? menuId : undefined}
        aria-activedescendant={found().length > 0 ? optionId(active()) : undefined}
        onInput={(event) => {
          // Text that an input method is still composing does not count as typed yet.
          if (event.isComposing) return;
          props.onText(area.value);
          look();
        }}
        onCompositionEnd={() => {
          if (area.value !== props.value) props.onText(area.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Show when={found().length > 0}>
        <div class="yc-tag-menu" role="listbox" id={menuId} aria-label={say('Tags')}>
          <For each={found()}>
            {(tag, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: so it is never focused itself
              <div
                role="option"
                id={optionId(index())}
                class="yc-tag"
                aria-selected={index() === active()}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(tag)}
              >
                {tag}
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
};
