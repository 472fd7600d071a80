import { onMount, untrack } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { insertAfter } from './inserted';

/** Brings a slider back to the value that it had first. */
export const ResetButton = (props: { of: ComponentProps<'slider'>; element(): HTMLElement }) => {
  const first = untrack(() => props.of.value);
  onMount(() => {
    const legend = props.element().querySelector('.yc-legend');
    if (!legend) return;
    insertAfter(
      legend,
      () => (
        <button
          type="button"
          class="yc-action"
          aria-label={say`Reset ${accessibleName(props.of)}`}
          disabled={!props.of.interactive || props.of.value === first}
          onClick={() => {
            props.of.onInput(first);
            props.of.onEvent('release', { value: first });
          }}
        >
          Reset
        </button>
      ),
      'yc-tools',
    );
  });
  return null;
};
