import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { controlId } from '../naming';
import { ChoiceList } from './ChoiceList';

export const Radio = (props: ComponentProps<'radio'>) => (
  <Field of={props} tells="focus">
    <ChoiceList
      type="radio"
      name={controlId(props)}
      choices={props.properties.choices}
      isChosen={(value) => props.value === value}
      interactive={props.interactive}
      onChange={(value, selected, index) => {
        props.onInput(value);
        props.onEvent('select', { index, value, selected });
      }}
    />
  </Field>
);
