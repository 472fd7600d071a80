import { createEffect, Show } from 'solid-js';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, offers } from '../Field';
import { saveFile } from '../files/saving';
import { accessibleName, describedBy, labelId } from '../naming';
import { createEditor } from './editor';

/** The ending of a file in a language. */
const fileEndings: Readonly<Record<string, string>> = {
  python: 'py',
  markdown: 'md',
  json: 'json',
  html: 'html',
  css: 'css',
  javascript: 'js',
  typescript: 'ts',
  yaml: 'yaml',
  shell: 'sh',
  sql: 'sql',
  r: 'r',
  c: 'c',
  cpp: 'cpp',
};

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
    createEffect(() =>
      editor.setLook({
        numbered: props.properties.showLineNumbers !== false,
        wrapped: props.properties.wrapLines === true,
      }),
    );
    createEffect(() => void editor.setLanguage(props.properties.language));
    return host;
  };
  const save = () =>
    saveFile(
      new Blob([props.value ?? '']),
      `${accessibleName(props)}.${fileEndings[props.properties.language ?? ''] ?? 'txt'}`,
    );
  return (
    <Field
      of={props}
      tells="focus"
      copies
      actions={
        <>
          <Show when={offers(props, 'copy') ?? true}>
            <CopyButton
              text={() => props.value ?? ''}
              disabled={!props.value}
              onCopy={(value) => props.onEvent('copy', { value })}
            />
          </Show>
          <Show when={offers(props, 'download')}>
            <button type="button" class="yc-action" disabled={!props.value} onClick={save}>
              Download
            </button>
          </Show>
        </>
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
