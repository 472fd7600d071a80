import { createMemo, createSignal, onMount, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Progress } from '../Progress';

/**
 * A part that a function makes while the app runs. As in Gradio, its content stands side by side if the part itself is in
 * a Row, and otherwise below one another.
 */
export const Rendered = (props: ComponentProps<'render'>) => {
  const [inRow, setInRow] = createSignal(false);
  const hasWaited = createMemo<boolean>((before) => before || props.progress !== undefined, false);
  /** Why its function could not make it, told by the page. The app's list of problems announces it. */
  const wrong = () => (props.properties as { wrong?: string }).wrong;
  let element!: HTMLDivElement;
  onMount(() => setInRow(element.parentElement?.matches('.yc-row') === true));
  return (
    <div
      ref={element}
      id={props.id}
      class={inRow() ? 'yc-row' : 'yc-column'}
      data-yc-kind="render"
      hidden={props.properties.visible === false}
      style={{ position: 'relative' }}
    >
      <Show when={hasWaited()}>
        <Progress progress={props.progress} name={say('Part')} />
      </Show>
      <Show when={wrong()}>
        <p class="yc-problem">{wrong()}</p>
      </Show>
      {props.children}
    </div>
  );
};
