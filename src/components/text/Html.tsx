import { Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { heights } from '../length';
import { createPaced } from '../paced';
import { fence } from './fence';
import { HiddenPart } from './HiddenPart';
import { renderable } from './long-text';
import { createMarkupFiles } from './markup-files';
import { sanitise } from './sanitise';

export const Html = (props: ComponentProps<'html'>) => {
  const html = () => props.value ?? '';
  const Body = () => {
    let container!: HTMLDivElement;
    const load = createMarkupFiles();
    createPaced(
      () => html().slice(0, renderable),
      (text) => {
        container.replaceChildren(sanitise(text, load));
        const box = container.parentElement;
        if (box && props.properties.autoscroll) box.scrollTop = box.scrollHeight;
      },
    );
    return <div ref={container} class="yc-prose" />;
  };
  return (
    <Field of={props}>
      <Show when={html()} fallback={<Nothing />}>
        <div
          class="yc-fence"
          style={{ ...fence, ...heights(props.properties) }}
          tabindex={(props.properties.maxHeight ?? props.properties.height) ? 0 : undefined}
        >
          <Body />
        </div>
        <HiddenPart length={html().length} />
      </Show>
    </Field>
  );
};
