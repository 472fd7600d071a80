import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { controlId, describedBy } from '../naming';

export const Checkbox = (props: ComponentProps<'checkbox'>) => (
  <Frame of={props} labelsControl>
    <input
      id={controlId(props)}
      class="yc-check"
      type="checkbox"
      checked={props.value ?? false}
      disabled={!props.interactive}
      aria-describedby={describedBy(props)}
      onChange={(event) => props.onInput(event.currentTarget.checked)}
    />
  </Frame>
);
