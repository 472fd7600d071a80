import { createEffect, createSignal, type JSX, onCleanup, onMount } from 'solid-js';
import { say } from '../../words';
import { aimOf } from '../dom-tree';
import { acceptOf, type Expected, sift } from './accept';
import { transferredFiles } from './transferred-files';

export type FileDoorProps = {
  /** The id of the file input, which the component's label names, unless it has a name of its own. */
  id: string;
  name?: string;
  expected: Expected;
  multiple: boolean;
  /** Picks a folder, with all files in it. */
  folder?: boolean;
  /** What to do, in words: shown on the empty drop zone, and on the button once there is a file. */
  invitation: string;
  replacement: string;
  filled: boolean;
  describedBy?: string;
  /** A required file is missing. */
  missing: boolean;
  children?: JSX.Element;
  onFiles(files: File[]): void;
  onProblem(problem: string | undefined): void;
};

export const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

let doors = 0;

/** Without this, a file dropped outside the drop zones would make the browser leave the page for it. */
const stay = (event: DragEvent) => {
  if (event.defaultPrevented || !holdsFiles(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
};
let guards = 0;
export const guardPage = () => {
  if (guards++ === 0) for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, stay);
  onCleanup(() => {
    if (--guards === 0) for (const type of ['dragover', 'drop'] as const) window.removeEventListener(type, stay);
  });
};

/**
 * Takes dropped, pasted and picked files, all with the same check. The native file input lies invisibly over the drop
 * zone (or over its small button), so that clicks, Enter and screen readers meet the platform's own control.
 */
export const FileDoor = (props: FileDoorProps) => {
  let target!: HTMLDivElement;
  const [dragging, setDragging] = createSignal(0);

  const take = (files: readonly File[], folders: readonly string[] = []) => {
    if (files.length === 0 && folders.length === 0) return;
    const { taken, problem } = sift(files, props.expected, props.multiple);
    const refused = folders.map((name) =>
      props.multiple
        ? say`${name} is a folder; choose the files in it.`
        : say`${name} is a folder; choose the file in it.`,
    );
    props.onProblem([...refused, problem].filter(Boolean).join(' ') || undefined);
    if (taken.length > 0) props.onFiles(taken);
  };
  const takeTransferred = (transfer: DataTransfer) => {
    const found = transferredFiles(transfer, props.multiple);
    if (found instanceof Promise) void found.then(({ files, folders }) => take(files, folders));
    else take(found.files, found.folders);
  };
  const onPaste = (event: ClipboardEvent) => {
    const transfer = event.clipboardData;
    if (!transfer?.files.length || event.defaultPrevented) return;
    // Take the paste if it targets this drop zone, or no text field and the pointer is here or this is the only zone.
    const from = aimOf(event) ?? document.body;
    const within = target.contains(from);
    const elsewhere = from.closest('input, textarea, [contenteditable="true"]');
    if (!within && (elsewhere || !(doors === 1 || target.matches(':hover')))) return;
    event.preventDefault();
    takeTransferred(transfer);
  };
  guardPage();
  doors++;
  onCleanup(() => doors--);
  onMount(() => {
    document.addEventListener('paste', onPaste);
    onCleanup(() => document.removeEventListener('paste', onPaste));
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard reaches the input inside
    <div
      ref={target}
      class="yc-door"
      data-filled={props.filled ? '' : undefined}
      data-dragging={dragging() > 0 ? '' : undefined}
      onDragEnter={(event) => holdsFiles(event) && setDragging((depth) => depth + 1)}
      onDragLeave={(event) => holdsFiles(event) && setDragging((depth) => Math.max(0, depth - 1))}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        setDragging(0);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) takeTransferred(event.dataTransfer);
      }}
    >
      {props.children}
      <span class="yc-picker">
        <input
          ref={(input) => createEffect(() => input.toggleAttribute('webkitdirectory', props.folder === true))}
          id={props.id}
          aria-label={props.name}
          type="file"
          accept={acceptOf(props.expected)}
          multiple={props.multiple}
          aria-describedby={props.describedBy}
          aria-invalid={props.missing || undefined}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            // Allows the same file to be picked again.
            event.currentTarget.value = '';
          }}
        />
        <span class="yc-picker-words" aria-hidden="true">
          {props.filled ? props.replacement : props.invitation}
        </span>
      </span>
    </div>
  );
};
