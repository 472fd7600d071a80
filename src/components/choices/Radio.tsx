import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { controlId } from '../naming';
import { ChoiceList } from './ChoiceList';

export const Radio = (props: ComponentProps<'radio'>) => (
  <Frame of={props}>
    <ChoiceList
      type="radio"
      name={controlId(props)}
      choices={props.properties.choices}
      isChosen={(value) => props.value === value}
      interactive={props.interactive}
      onChange={(value) => props.onInput(value)}
    />
  </Frame>
);
