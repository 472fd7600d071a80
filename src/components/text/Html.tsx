import { Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Frame, Nothing } from '../Frame';
import { pixels } from '../length';
import { createPaced } from '../paced';
import { HiddenPart } from './HiddenPart';
import { renderable } from './long-text';
import { sanitise } from './sanitise';

export const Html = (props: ComponentProps<'html'>) => {
  const html = () => props.value ?? '';
  const Body = () => {
    let container!: HTMLDivElement;
    createPaced(
      () => html().slice(0, renderable),
      (text) => container.replaceChildren(sanitise(text)),
    );
    return <div ref={container} class="yc-prose" />;
  };
  return (
    <Frame of={props}>
      <Show when={html()} fallback={<Nothing />}>
        <div
          class="yc-fence"
          style={{ '--yc-height': pixels(props.properties.height) }}
          tabindex={props.properties.height ? 0 : undefined}
        >
          <Body />
        </div>
        <HiddenPart length={html().length} />
      </Show>
    </Frame>
  );
};
