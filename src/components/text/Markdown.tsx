import { Show } from 'solid-js';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { heights } from '../length';
import { fence } from './fence';
import { HiddenPart } from './HiddenPart';
import { Prose } from './Prose';

export const Markdown = (props: ComponentProps<'markdown'>) => {
  const text = () => props.value ?? '';
  return (
    <Field
      of={props}
      copies
      actions={
        <Show when={offers(props, 'copy') ?? true}>
          <CopyButton text={text} disabled={!text()} onCopy={(value) => props.onEvent('copy', { value })} />
        </Show>
      }
    >
      <Show when={text()} fallback={<Nothing />}>
        <div
          class="yc-fence"
          data-line-breaks={props.properties.lineBreaks ? '' : undefined}
          style={{ ...fence, ...heights(props.properties) }}
          tabindex={(props.properties.maxHeight ?? props.properties.height) ? 0 : undefined}
        >
          <Prose text={text()} delimiters={props.properties.latexDelimiters} />
        </div>
        <HiddenPart length={text().length} />
      </Show>
    </Field>
  );
};
