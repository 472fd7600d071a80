import { createEffect, createMemo, onMount, Show } from 'solid-js';
import { insert } from 'solid-js/web';
import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { createIcon } from './icon';

type ButtonExtrasProps = { of: ComponentProps<'button'>; element(): HTMLElement };

/** A button's picture, and the link that it may be instead. */
export const ButtonExtras = (props: ButtonExtrasProps) => {
  const link = createMemo(() => props.of.properties.link || undefined);
  const icon = createIcon(() => props.of.properties.icon || undefined);
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
