import { Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { controlId } from '../naming';
import { ChoiceList } from './ChoiceList';
import { SelectAll } from './SelectAll';

export const CheckboxGroup = (props: ComponentProps<'checkboxgroup'>) => {
  const isChosen = (value: string | number) => props.value?.includes(value) ?? false;
  return (
    <Field of={props} tells="focus">
      <Show when={props.properties.showSelectAll && props.properties.choices.length > 0}>
        <SelectAll of={props} />
      </Show>
      <ChoiceList
        type="checkbox"
        name={controlId(props)}
        choices={props.properties.choices}
        isChosen={isChosen}
        interactive={props.interactive}
        onChange={(value, chosen, index) => {
          // In the order of the choices, not of the clicks.
          props.onInput(
            props.properties.choices
              .map((choice) => choice.value)
              .filter((each) => (each === value ? chosen : isChosen(each))),
          );
          props.onEvent('select', { index, value, selected: chosen });
        }}
      />
    </Field>
  );
};
