import { Show } from 'solid-js';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { pixels } from '../length';
import { fence } from './fence';
import { HiddenPart } from './HiddenPart';
import { Prose } from './Prose';

export const Markdown = (props: ComponentProps<'markdown'>) => {
  const text = () => props.value ?? '';
  return (
    <Field
      of={props}
      copies
      actions={<CopyButton text={text} disabled={!text()} onCopy={(value) => props.onEvent('copy', { value })} />}
    >
      <Show when={text()} fallback={<Nothing />}>
        <div
          class="yc-fence"
          style={{ ...fence, '--yc-height': pixels(props.properties.height) }}
          tabindex={props.properties.height ? 0 : undefined}
        >
          <Prose text={text()} delimiters={props.properties.latexDelimiters} />
        </div>
        <HiddenPart length={text().length} />
      </Show>
    </Field>
  );
};
