import { createEffect } from 'solid-js';
import type { ComponentProps } from '../contract';

/** A box that selects all choices, or none. Neither, if some are selected. */
export const SelectAll = (props: { of: ComponentProps<'checkboxgroup'> }) => {
  let box!: HTMLInputElement;
  const values = () => props.of.properties.choices.map((choice) => choice.value);
  const chosen = () => values().filter((value) => props.of.value?.includes(value)).length;
  createEffect(() => {
    box.indeterminate = chosen() > 0 && chosen() < values().length;
    box.checked = chosen() === values().length;
  });
  return (
    <label class="yc-choice yc-select-all">
      <input
        ref={box}
        class="yc-check"
        type="checkbox"
        disabled={!props.of.interactive}
        onChange={() => props.of.onInput(chosen() === values().length ? [] : values())}
      />
      <span>Select all</span>
    </label>
  );
};
