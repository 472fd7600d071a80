import { createSignal } from 'solid-js';
import { shorten } from '../../protocol';
import type { ComponentProps } from '../contract';
import { useFileSource } from '../file-source';
import { mostOfName } from '../files/FileList';
import { saveFile } from '../files/saving';
import { accessibleName, describedBy } from '../naming';
import { Pressed } from './Pressed';

/** A button that saves a file. Without one it is a plain button: a listener may make the file first. */
export const DownloadButton = (props: ComponentProps<'downloadbutton'>) => {
  const fileOf = useFileSource();
  const [problem, setProblem] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const save = async () => {
    const value = props.value?.[0];
    if (!value || busy()) return;
    setBusy(true);
    try {
      const file = value instanceof File ? value : await fileOf(value);
      saveFile(file, shorten(file.name, mostOfName));
      setProblem();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <Pressed of={props as unknown as ComponentProps} problem={problem()}>
      <button
        type="button"
        class={`yc-button yc-button-${props.properties.variant ?? 'secondary'} yc-button-${props.properties.size ?? 'medium'}`}
        disabled={props.properties.interactive === false}
        aria-busy={busy() || undefined}
        aria-describedby={describedBy(props, problem())}
        onClick={() => {
          props.onEvent('click');
          void save();
        }}
      >
        {accessibleName(props as unknown as ComponentProps)}
      </button>
    </Pressed>
  );
};
