import { createEffect, createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { insert } from 'solid-js/web';
import type { ComponentProps } from '../contract';
import { useFileSource } from '../file-source';
import { accessibleName } from '../naming';
import { imageUrl } from '../pictures/source';

type ButtonExtrasProps = { of: ComponentProps<'button'>; element(): HTMLElement };

/** A button's picture, and the link that it may be instead. */
export const ButtonExtras = (props: ButtonExtrasProps) => {
  const fileOf = useFileSource();
  const link = createMemo(() => props.of.properties.link || undefined);
  const [icon, setIcon] = createSignal<string>();
  createEffect(() => {
    const url = props.of.properties.icon;
    let isOver = false;
    if (url)
      // A picture that cannot be loaded leaves a button without one.
      void fileOf({ url })
        .then(imageUrl)
        .then(
          (made) => (isOver ? URL.revokeObjectURL(made) : setIcon(made)),
          () => {},
        );
    onCleanup(() => {
      isOver = true;
      const made = setIcon();
      if (made) URL.revokeObjectURL(made);
    });
  });
  onMount(() => {
    const root = props.element();
    const button = root.querySelector('button') as HTMLButtonElement;
    createEffect(() => {
      button.hidden = link() !== undefined;
    });
    const picture = () => <Show when={icon()}>{(src) => <img class="yc-button-icon" src={src()} alt="" />}</Show>;
    // After the text, which its own component changes as the first child.
    const marker = document.createComment('');
    button.append(marker);
    insert(button, picture, marker);
    insert(
      root,
      () => (
        <Show when={link()}>
          {(address) => (
            <a
              class={`yc-button yc-button-${props.of.properties.variant ?? 'secondary'} yc-button-${props.of.properties.size ?? 'medium'}`}
              href={props.of.properties.interactive === false ? undefined : address()}
              aria-disabled={props.of.properties.interactive === false ? true : undefined}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => props.of.properties.interactive !== false && props.of.onEvent('click')}
            >
              {props.of.value || accessibleName(props.of)}
              {picture()}
            </a>
          )}
        </Show>
      ),
      null,
    );
  });
  return null;
};
