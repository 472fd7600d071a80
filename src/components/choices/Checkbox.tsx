import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { accessibleName, controlId, describedBy } from '../naming';

export const Checkbox = (props: ComponentProps<'checkbox'>) => (
  <Field of={props} tells="focus" labelsControl>
    <input
      id={controlId(props)}
      class="yc-check"
      type="checkbox"
      checked={props.value ?? false}
      disabled={!props.interactive}
      aria-describedby={describedBy(props)}
      onChange={({ currentTarget: { checked } }) => {
        props.onInput(checked);
        props.onEvent('select', { index: 0, value: accessibleName(props), selected: checked });
      }}
    />
  </Field>
);
