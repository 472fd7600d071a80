import { createSignal } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { controlId, describedBy } from '../naming';
import { NumberInput } from './NumberInput';
import { Range } from './Range';

/** A hundredth of the range, as a power of ten. */
const stepFor = (range: number) => (range > 0 ? 10 ** Math.floor(Math.log10(range) - 2) : 1);

export const Slider = (props: ComponentProps<'slider'>) => {
  const [problem, setProblem] = createSignal<string>();
  const minimum = () => props.properties.minimum ?? 0;
  const maximum = () => Math.max(minimum(), props.properties.maximum ?? 100);
  const step = () => props.properties.step || stepFor(maximum() - minimum());

  const release = () => props.onEvent('release', { value: props.value });

  return (
    <Frame of={props} tells="focus" labelsControl problem={problem()}>
      <div class="yc-slider-row">
        <Range
          id={controlId(props)}
          value={props.value ?? minimum()}
          minimum={minimum()}
          maximum={maximum()}
          step={step()}
          disabled={!props.interactive}
          describedBy={describedBy(props)}
          onValue={props.onInput}
          onRelease={release}
        />
        <NumberInput
          name="Exact value"
          value={props.value}
          limits={{ minimum: minimum(), maximum: maximum() }}
          step={step()}
          readOnly={!props.interactive}
          describedBy={describedBy(props, problem())}
          onValue={(value) => value !== null && props.onInput(value)}
          onProblem={(found) => setProblem(props.interactive ? found : undefined)}
          onSubmit={() => props.onEvent('submit')}
          onSettled={release}
        />
      </div>
      <div class="yc-scale" aria-hidden="true">
        <span>{minimum()}</span>
        <span>{maximum()}</span>
      </div>
    </Frame>
  );
};
