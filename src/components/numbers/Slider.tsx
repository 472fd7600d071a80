import { createEffect, createSignal } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { controlId, describedBy } from '../naming';
import { NumberInput } from './NumberInput';

type RangeProps = {
  id: string;
  value: number;
  minimum: number;
  maximum: number;
  step: number;
  disabled: boolean;
  describedBy?: string;
  onValue(value: number): void;
  /** The thumb was released, or moved by a key. */
  onRelease(): void;
};

/** A native range input that marks the part below its value. */
const Range = (props: RangeProps) => {
  let range!: HTMLInputElement;
  const share = () => Math.max(0, Math.min(1, (props.value - props.minimum) / (props.maximum - props.minimum || 1)));
  // In this order: a range input clamps its value to its current limits.
  createEffect(() => {
    range.min = String(props.minimum);
    range.max = String(props.maximum);
    range.step = String(props.step);
    range.value = String(props.value);
  });
  return (
    <input
      ref={range}
      id={props.id}
      class="yc-range"
      type="range"
      style={{ '--yc-share': share() }}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      onInput={() => props.onValue(range.valueAsNumber)}
      onChange={() => props.onRelease()}
    />
  );
};

/** The default step: about a hundredth of the range, rounded down to a power of ten. */
const stepFor = (range: number) => (range > 0 ? 10 ** Math.floor(Math.log10(range) - 2) : 1);

export const Slider = (props: ComponentProps<'slider'>) => {
  const [problem, setProblem] = createSignal<string>();
  const minimum = () => props.properties.minimum ?? 0;
  const maximum = () => Math.max(minimum(), props.properties.maximum ?? 100);
  const step = () => props.properties.step || stepFor(maximum() - minimum());

  const release = () => props.onEvent('release', { value: props.value });

  return (
    <Field of={props} tells="focus" labelsControl problem={problem()}>
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
          name={say('Exact value')}
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
    </Field>
  );
};
