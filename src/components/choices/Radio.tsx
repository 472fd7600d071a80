import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { controlId } from '../naming';
import { ChoiceList } from './ChoiceList';

export const Radio = (props: ComponentProps<'radio'>) => (
  <Frame of={props} tells="focus">
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
  </Frame>
);
