import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { shorten } from '../../protocol';
import type { ComponentProps } from '../contract';
import { Frame, Nothing } from '../Frame';
import { controlId, describedBy } from '../naming';
import type { Expected } from './accept';
import { FileDoor } from './FileDoor';
import { downloadUrl } from './saving';
import { sizeOf } from './size';

/** The most of a file's name that is shown, and that a file system takes. */
export const mostOfName = 255;

export const SavingLink = (props: { file: File }) => {
  const [url, setUrl] = createSignal<string>();
  createEffect(() => {
    const made = downloadUrl(props.file);
    setUrl(made);
    onCleanup(() => URL.revokeObjectURL(made));
  });
  return (
    <a
      class="yc-action"
      href={url()}
      download={shorten(props.file.name, mostOfName)}
      aria-label={`Download ${shorten(props.file.name, mostOfName)}`}
    >
      Download
    </a>
  );
};

export const FileList = (props: ComponentProps<'file'>) => {
  const [problem, setProblem] = createSignal<string>();
  const files = () => props.value ?? [];
  const multiple = () => props.properties.fileCount === 'multiple';
  const expected = (): Expected => {
    const types = props.properties.fileTypes ?? [];
    return { types, words: `expected is ${types.join(', ')}` };
  };

  const list = () => (
    <ul class="yc-files">
      <For each={files()}>
        {(file, index) => (
          <li class="yc-file">
            <span class="yc-file-name" id={`${props.id}-file-${index()}`}>
              <Show when={props.listened.has('select')} fallback={shorten(file.name, mostOfName)}>
                <button
                  type="button"
                  class="yc-chooser"
                  onClick={() => props.onEvent('select', { index: index(), value: file.name })}
                >
                  {shorten(file.name, mostOfName)}
                </button>
              </Show>
            </span>
            <span class="yc-file-size">{sizeOf(file.size)}</span>
            <Show when={props.interactive} fallback={<SavingLink file={file} />}>
              <button
                type="button"
                class="yc-action"
                aria-describedby={`${props.id}-file-${index()}`}
                onClick={() => {
                  const rest = files().filter((each) => each !== file);
                  props.onInput(rest.length > 0 ? rest : null);
                  if (rest.length === 0) props.onEvent('clear');
                }}
              >
                Remove
              </button>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );

  return (
    <Frame of={props} labelsControl={props.interactive} problem={problem()}>
      <Show
        when={props.interactive}
        fallback={
          <Show when={files().length > 0} fallback={<Nothing />}>
            {list()}
          </Show>
        }
      >
        <FileDoor
          id={controlId(props)}
          expected={expected()}
          multiple={multiple()}
          filled={files().length > 0}
          invitation={
            multiple() ? 'Drop files here, paste them, or choose some' : 'Drop a file here, paste it, or choose one'
          }
          replacement={multiple() ? 'Add files' : 'Replace'}
          describedBy={describedBy(props, problem())}
          onFiles={(added) => {
            props.onInput(multiple() ? [...files(), ...added] : added);
            props.onEvent('upload');
          }}
          onProblem={setProblem}
        >
          <Show when={files().length > 0}>{list()}</Show>
        </FileDoor>
      </Show>
    </Frame>
  );
};
