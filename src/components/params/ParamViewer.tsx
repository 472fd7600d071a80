import { createSignal, Index, mergeProps, Show } from 'solid-js';
import type { Parameter } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { labelId } from '../naming';
import { Param } from './Param';
import './params.css';

/** The parameters of a function or a class, to read. Each opens to what it is, and what it is by default. */
export const ParamViewer = (props: ComponentProps<'paramviewer'>) => {
  let list!: HTMLUListElement;
  const [areOpen, setAreOpen] = createSignal(false);
  const header = () => props.properties.header;
  // The header is the label of the frame, unless there is a label.
  const framed = mergeProps(props, {
    get properties() {
      const { label = header() ?? undefined, showLabel = header() !== null } = props.properties;
      return { ...props.properties, label, showLabel };
    },
  });
  const params = (): readonly Parameter[] => props.value ?? [];
  const openAll = () => {
    const open = setAreOpen(!areOpen());
    for (const details of list.querySelectorAll('details')) details.open = open;
  };
  const most = () => {
    const { maxHeight } = props.properties;
    return typeof maxHeight === 'number' ? `${maxHeight}px` : maxHeight;
  };
  return (
    <Field
      of={framed as unknown as ComponentProps}
      actions={
        <Show when={params().length > 0}>
          <button type="button" class="yc-action" onClick={openAll}>
            {areOpen() ? say('Close all') : say('Open all')}
          </button>
        </Show>
      }
    >
      <Show when={params().length > 0} fallback={<Nothing />}>
        <ul
          ref={list}
          class="yc-params"
          aria-labelledby={labelId(props)}
          tabindex={most() ? 0 : undefined}
          style={{ 'max-block-size': most() }}
        >
          <Index each={params()}>{(param) => <Param of={param()} properties={props.properties} />}</Index>
        </ul>
      </Show>
    </Field>
  );
};
