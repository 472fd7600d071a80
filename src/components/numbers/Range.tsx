import { createEffect } from 'solid-js';

type RangeProps = {
  id: string;
  value: number;
  minimum: number;
  maximum: number;
  step: number;
  disabled: boolean;
  describedBy?: string;
  onValue(value: number): void;
  /** The thumb was let go, or moved by a key. */
  onRelease(): void;
};

/** The platform's range field, with the part below its value marked. */
export const Range = (props: RangeProps) => {
  let range!: HTMLInputElement;
  const share = () => Math.max(0, Math.min(1, (props.value - props.minimum) / (props.maximum - props.minimum || 1)));
  // In this order: a range field takes no value beyond the limits that it has at that moment.
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
