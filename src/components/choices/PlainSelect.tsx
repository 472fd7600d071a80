import { createEffect, For } from 'solid-js';
import type { ComponentProps } from '../contract';
import { controlId, describedBy } from '../naming';

/** The platform's own select. Its first option stands for no choice. */
export const PlainSelect = (props: ComponentProps<'dropdown'> & { placeholder: string }) => {
  let select!: HTMLSelectElement;
  const choices = () => props.properties.choices;
  // After the options, to which it refers.
  createEffect(() => {
    select.selectedIndex = choices().findIndex((choice) => choice.value === props.value) + 1;
  });
  return (
    <div class="yc-select">
      <select
        ref={select}
        id={controlId(props)}
        class="yc-field"
        aria-describedby={describedBy(props)}
        aria-invalid={props.missing ? true : undefined}
        onChange={() => {
          const index = select.selectedIndex - 1;
          const value = choices()[index]?.value ?? null;
          props.onInput(value);
          if (value !== null) props.onEvent('select', { index, value, selected: true });
        }}
      >
        <option value="">{props.placeholder}</option>
        <For each={choices()}>{(choice) => <option>{choice.label}</option>}</For>
      </select>
    </div>
  );
};
