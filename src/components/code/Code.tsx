import { createEffect } from 'solid-js';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { describedBy, labelId } from '../naming';
import { createEditor } from './editor';

export const Code = (props: ComponentProps<'code'>) => {
  const Editor = () => {
    const host = (<div class="yc-field yc-code-field" />) as HTMLDivElement;
    const editor = createEditor(host, {
      labelledBy: labelId(props),
      describedBy: () => describedBy(props),
      onInput: (text) => props.onInput(text),
    });
    createEffect(() => editor.setEditable(props.interactive));
    createEffect(() => editor.setText(props.value ?? ''));
    createEffect(() => void editor.setLanguage(props.properties.language));
    return host;
  };
  return (
    <Field
      of={props}
      tells="focus"
      copies
      actions={
        <CopyButton
          text={() => props.value ?? ''}
          disabled={!props.value}
          onCopy={(value) => props.onEvent('copy', { value })}
        />
      }
    >
      <div
        style={{
          '--yc-lines': Math.max(1, props.properties.lines ?? 5),
          '--yc-max-lines': Math.max(props.properties.lines ?? 5, props.properties.maxLines ?? 30),
        }}
      >
        <Editor />
      </div>
    </Field>
  );
};
