import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { controlId, describedBy, nameOf } from '../naming';

export const Checkbox = (props: ComponentProps<'checkbox'>) => (
  <Frame of={props} tells="focus" labelsControl>
    <input
      id={controlId(props)}
      class="yc-check"
      type="checkbox"
      checked={props.value ?? false}
      disabled={!props.interactive}
      aria-describedby={describedBy(props)}
      onChange={({ currentTarget: { checked } }) => {
        props.onInput(checked);
        props.onEvent('select', { index: 0, value: nameOf(props), selected: checked });
      }}
    />
  </Frame>
);
