import { createEffect, For, Match, Switch } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { lazily } from '../lazily';
import { controlId, describedBy } from '../naming';
import { Missing } from '../on-demand';

/** The native select. Its first option means no choice. */
const PlainSelect = (props: ComponentProps<'dropdown'> & { placeholder: string }) => {
  let select!: HTMLSelectElement;
  const choices = () => props.properties.choices;
  // Runs after the options are rendered, since it selects one of them.
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

const Combobox = lazily<ComponentProps<'dropdown'> & { placeholder: string }>(
  () => import('./Combobox').then((module) => module.Combobox),
  Missing,
  () => <div class="yc-field" />,
);

/**
 * A read-only field if not interactive, the native select if that is enough, else a combobox, which is loaded lazily.
 */
export const Dropdown = (props: ComponentProps<'dropdown'>) => {
  const choices = () => props.properties.choices;
  const isPlain = () =>
    !props.properties.multiselect && !props.properties.allowCustomValue && props.properties.filterable === false;
  const placeholder = () =>
    props.properties.placeholder ?? (choices().length > 0 ? say('Choose…') : say('There is nothing to choose from.'));
  const words = () =>
    (props.value === null ? [] : [props.value].flat())
      .map((value) => choices().find((choice) => choice.value === value)?.label ?? value)
      .join(', ');

  return (
    <Field of={props} tells="keys" labelsControl>
      <Switch fallback={<Combobox {...props} placeholder={placeholder()} />}>
        <Match when={!props.interactive}>
          <input
            id={controlId(props)}
            class="yc-field"
            type="text"
            readOnly
            value={words()}
            placeholder="Nothing yet."
            aria-describedby={describedBy(props)}
          />
        </Match>
        <Match when={isPlain()}>
          <PlainSelect {...props} placeholder={placeholder()} />
        </Match>
      </Switch>
    </Field>
  );
};
