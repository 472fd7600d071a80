import { createEffect, createSignal } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { acceptOf, type Expected, sift } from '../files/accept';
import { guardPage, holdsFiles } from '../files/FileDoor';
import { transferredFiles } from '../files/transferred-files';
import { accessibleName, describedBy } from '../naming';
import { Pressed } from './Pressed';

/** A button that takes files: picked, or dropped on it. */
export const UploadButton = (props: ComponentProps<'uploadbutton'>) => {
  let picker!: HTMLInputElement;
  const [problem, setProblem] = createSignal<string>();
  const [dragging, setDragging] = createSignal(false);
  const folder = () => props.properties.fileCount === 'directory';
  const multiple = () => folder() || props.properties.fileCount === 'multiple';
  guardPage();
  const canUse = () => props.properties.interactive !== false;
  const expected = (): Expected => {
    const types = props.properties.fileTypes ?? [];
    return { types, words: say`expected is ${types.join(', ')}` };
  };
  const take = (files: readonly File[]) => {
    const { taken, problem } = sift(files, expected(), multiple());
    setProblem(problem);
    if (taken.length === 0) return;
    props.onInput(taken);
    props.onEvent('upload');
  };

  return (
    <Pressed of={props as unknown as ComponentProps} problem={problem()}>
      <button
        type="button"
        class={`yc-button yc-button-${props.properties.variant ?? 'secondary'} yc-button-${props.properties.size ?? 'medium'}`}
        disabled={!canUse()}
        data-dragging={dragging() ? '' : undefined}
        aria-describedby={describedBy(props, problem())}
        onClick={() => {
          props.onEvent('click');
          picker.click();
        }}
        onDragOver={(event) => {
          if (!holdsFiles(event) || !canUse()) return;
          event.preventDefault();
          setDragging(true);
        }}
        onDragLeave={() => setDragging(false)}
        onDrop={(event) => {
          setDragging(false);
          if (!event.dataTransfer || !holdsFiles(event) || !canUse()) return;
          event.preventDefault();
          void Promise.resolve(transferredFiles(event.dataTransfer, multiple())).then(({ files }) => take(files));
        }}
      >
        {accessibleName(props as unknown as ComponentProps)}
      </button>
      <input
        ref={(input) => {
          picker = input;
          createEffect(() => input.toggleAttribute('webkitdirectory', folder()));
        }}
        type="file"
        hidden
        aria-label={accessibleName(props as unknown as ComponentProps)}
        accept={acceptOf(expected())}
        multiple={multiple()}
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          // Allows the same file to be picked again.
          event.currentTarget.value = '';
        }}
      />
    </Pressed>
  );
};
