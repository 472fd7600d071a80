import type { ComponentProps } from './contract';

type RemoveButtonProps = Pick<ComponentProps, 'value' | 'onEvent'> & { onInput(value: null): void };

/** Clears what the user has put into an input. */
export const RemoveButton = (props: { of: RemoveButtonProps }) => (
  <button
    type="button"
    class="yc-action"
    disabled={!props.of.value}
    onClick={() => {
      props.of.onInput(null);
      props.of.onEvent('clear');
    }}
  >
    Remove
  </button>
);
