import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { type FileWire, shorten } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { useFileSource } from '../file-source';
import { pixels } from '../length';
import { controlId, describedBy } from '../naming';
import type { Expected } from './accept';
import { FileDoor } from './FileDoor';
import { nameOf } from './name-of';
import { downloadUrl, saveFile } from './saving';
import { sizeOf } from './size';

/** The longest file name that is shown, which is also the limit of common file systems. */
export const mostOfName = 255;

export const SavingLink = (props: { file: File; onSave?(): void }) => {
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
      aria-label={say`Download ${shorten(props.file.name, mostOfName)}`}
      onClick={() => props.onSave?.()}
    >
      Download
    </a>
  );
};

/** Saves a file known only by its URL: fetches it first. */
const FetchingButton = (props: {
  file: { url: string };
  name: string;
  onSave(name: string): void;
  onProblem(problem: string | undefined): void;
}) => {
  const fileOf = useFileSource();
  const [busy, setBusy] = createSignal(false);
  const save = async () => {
    if (busy()) return;
    setBusy(true);
    try {
      const file = await fileOf(props.file);
      props.onSave(saveFile(file, file.name));
      props.onProblem(undefined);
    } catch (error) {
      props.onProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <button type="button" class="yc-action" aria-label={say`Download ${props.name}`} aria-busy={busy()} onClick={save}>
      {busy() ? say('Fetching…') : say('Download')}
    </button>
  );
};

/** Saves a file that is here, or fetches it first. */
export const SavingFile = (props: {
  file: FileWire;
  onSave?(name: string): void;
  onProblem(problem: string | undefined): void;
}) => (
  <Show
    when={props.file instanceof File && props.file}
    fallback={
      <FetchingButton
        file={props.file as { url: string }}
        name={shorten(nameOf(props.file), mostOfName)}
        onSave={(name) => props.onSave?.(name)}
        onProblem={props.onProblem}
      />
    }
  >
    {(file) => <SavingLink file={file()} onSave={() => props.onSave?.(nameOf(props.file))} />}
  </Show>
);

export const FileList = (props: ComponentProps<'file'>) => {
  const [problem, setProblem] = createSignal<string>();
  const files = () => props.value ?? [];
  const folder = () => props.properties.fileCount === 'directory';
  const multiple = () => folder() || props.properties.fileCount === 'multiple';
  const canReorder = () => props.interactive && props.properties.allowReordering === true && files().length > 1;
  const move = (index: number, by: 1 | -1) => {
    const moved = [...files()];
    const [file] = moved.splice(index, 1);
    if (file) moved.splice(index + by, 0, file);
    props.onInput(moved);
  };
  const expected = (): Expected => {
    const types = props.properties.fileTypes ?? [];
    return { types, words: say`expected is ${types.join(', ')}` };
  };

  const list = () => (
    <ul class="yc-files" style={{ '--yc-height': pixels(props.properties.height) }}>
      <For each={files()}>
        {(file, index) => (
          <li class="yc-file">
            <span class="yc-file-name" id={`${props.id}-file-${index()}`}>
              <Show when={props.listened.has('select')} fallback={shorten(nameOf(file), mostOfName)}>
                <button
                  type="button"
                  class="yc-chooser"
                  onClick={() => props.onEvent('select', { index: index(), value: nameOf(file), selected: true })}
                >
                  {shorten(nameOf(file), mostOfName)}
                </button>
              </Show>
            </span>
            <Show when={canReorder()}>
              <span class="yc-moves">
                <button
                  type="button"
                  class="yc-action"
                  aria-label={say`Move ${shorten(nameOf(file), mostOfName)} up`}
                  aria-disabled={index() === 0 ? true : undefined}
                  onClick={() => index() > 0 && move(index(), -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  class="yc-action"
                  aria-label={say`Move ${shorten(nameOf(file), mostOfName)} down`}
                  aria-disabled={index() === files().length - 1 ? true : undefined}
                  onClick={() => index() < files().length - 1 && move(index(), 1)}
                >
                  ↓
                </button>
              </span>
            </Show>
            <span class="yc-file-size">{file instanceof File ? sizeOf(file.size) : ''}</span>
            <Show
              when={props.interactive}
              fallback={
                <SavingFile
                  file={file}
                  onSave={(value) => props.onEvent('download', { index: index(), value })}
                  onProblem={setProblem}
                />
              }
            >
              <button
                type="button"
                class="yc-action"
                aria-describedby={`${props.id}-file-${index()}`}
                onClick={() => {
                  const gone = { index: index(), value: nameOf(file) };
                  const rest = files().filter((each) => each !== file);
                  props.onInput(rest.length > 0 ? rest : null);
                  props.onEvent('delete', gone);
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
    <Field of={props} labelsControl={props.interactive} problem={problem()}>
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
          folder={folder()}
          filled={files().length > 0}
          invitation={
            folder()
              ? say('Drop a folder here, or choose one')
              : multiple()
                ? say('Drop files here, paste them, or choose some')
                : say('Drop a file here, paste it, or choose one')
          }
          replacement={multiple() ? say('Add files') : say('Replace')}
          describedBy={describedBy(props, problem())}
          missing={props.missing !== undefined}
          onFiles={(added) => {
            props.onInput(multiple() ? [...files(), ...added] : added);
            props.onEvent('upload');
          }}
          onProblem={setProblem}
        >
          <Show when={files().length > 0}>{list()}</Show>
        </FileDoor>
      </Show>
    </Field>
  );
};
