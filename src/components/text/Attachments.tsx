import { For, Show } from 'solid-js';
import { type FileWire, type ImageWire, shorten } from '../../protocol';
import { say } from '../../words';
import { mostOfName } from '../files/FileList';
import { nameOf } from '../files/name-of';
import { sizeOf } from '../files/size';
import { Picture } from '../pictures/Picture';

type AttachmentsProps = {
  files: readonly FileWire[];
  /** Without it, none can be removed. */
  onRemove?: ((index: number) => void) | undefined;
};

const picturesByName = /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|webp)$/i;

/** The picture to show of a file, if it is one. */
const pictureOf = (file: FileWire): ImageWire | undefined => {
  if (file instanceof File) return file.type.startsWith('image/') ? { as: 'file', file } : undefined;
  return file.url.startsWith('data:image/') || picturesByName.test(nameOf(file)) ? file : undefined;
};

const extensionOf = (name: string) => /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? 'FILE';

/** The files of a message, each with a picture of it, or with what kind of file it is. */
export const Attachments = (props: AttachmentsProps) => {
  let list: HTMLUListElement | undefined;
  const remove = (index: number) => {
    props.onRemove?.(index);
    // The focus goes to the next one, or else to the last.
    const buttons = list?.isConnected ? [...list.querySelectorAll('button')] : [];
    const next = buttons[Math.min(index, buttons.length - 1)];
    (next ?? list?.closest('.yc-content')?.querySelector('textarea'))?.focus();
  };
  return (
    <ul ref={list} class="yc-attachments" aria-label="Attached files" hidden={props.files.length === 0}>
      <For each={props.files}>
        {(file, index) => {
          const name = shorten(nameOf(file), mostOfName);
          return (
            <li class="yc-attachment">
              <span class="yc-attachment-picture" aria-hidden="true">
                <Show when={pictureOf(file)} fallback={extensionOf(name)}>
                  {(image) => <Picture image={image()} name="" />}
                </Show>
              </span>
              <span class="yc-attachment-name" title={name}>
                {name}
              </span>
              <Show when={file instanceof File && file}>
                {(held) => <span class="yc-attachment-size">{sizeOf(held().size)}</span>}
              </Show>
              <Show when={props.onRemove}>
                <button
                  type="button"
                  class="yc-action yc-attachment-remove"
                  aria-label={say`Remove ${name}`}
                  onClick={() => remove(index())}
                >
                  <span aria-hidden="true">×</span>
                </button>
              </Show>
            </li>
          );
        }}
      </For>
    </ul>
  );
};
