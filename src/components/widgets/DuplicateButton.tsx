import { createSignal, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { type Doors, useFileSource } from '../file-source';
import { accessibleName, describedBy } from '../naming';
import { notLoaded } from '../on-demand';
import { createIcon } from '../rare/icon';
import { Pressed } from './Pressed';

/** A button that opens a copy of the sketch in the editor. Where there is no editor, it says so. */
export const DuplicateButton = (props: ComponentProps<'duplicatebutton'>) => {
  const [problem, setProblem] = createSignal<string>();
  // Asked for ahead: browsers open windows during a click alone.
  const doors = useFileSource().doors?.();
  const [copy, setCopy] = createSignal<Doors['copy'] | undefined>(
    doors ? undefined : say('This page has no editor to open a copy in.'),
  );
  doors?.then(
    (made) => setCopy(() => made.copy),
    () => setCopy(() => notLoaded()),
  );
  const icon = createIcon(() => props.properties.icon);
  const why = () => {
    const way = copy();
    return typeof way === 'string' ? way : undefined;
  };
  return (
    <Pressed of={props as unknown as ComponentProps} problem={problem()}>
      <button
        type="button"
        class={`yc-button yc-button-${props.properties.variant ?? 'secondary'} yc-button-${props.properties.size ?? 'small'}`}
        disabled={props.properties.interactive === false}
        // Not `disabled`: then nobody could find out why.
        aria-disabled={why() ? true : undefined}
        title={why()}
        aria-describedby={describedBy(props, problem())}
        onClick={() => {
          props.onEvent('click');
          const way = copy();
          if (typeof way === 'string') setProblem(way);
          else way?.();
        }}
      >
        {props.value || accessibleName(props as unknown as ComponentProps)}
        <Show when={icon()}>{(src) => <img class="yc-button-icon" src={src()} alt="" />}</Show>
      </button>
    </Pressed>
  );
};
