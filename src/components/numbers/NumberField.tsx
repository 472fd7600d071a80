import { createSignal } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { controlId, describedBy } from '../naming';
import { NumberInput } from './NumberInput';

export const NumberField = (props: ComponentProps<'number'>) => {
  const [problem, setProblem] = createSignal<string>();
  return (
    <Field of={props} tells="focus" labelsControl problem={problem()}>
      <NumberInput
        id={controlId(props)}
        value={props.value}
        limits={props.properties}
        step={props.properties.step}
        precision={props.properties.precision}
        placeholder={props.interactive ? props.properties.placeholder : say('Nothing yet.')}
        readOnly={!props.interactive}
        describedBy={describedBy(props, problem())}
        missing={props.missing !== undefined}
        onValue={props.onInput}
        onProblem={(found) => setProblem(props.interactive ? found : undefined)}
        onSubmit={() => props.onEvent('submit')}
      />
    </Field>
  );
};
