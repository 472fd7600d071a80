import { createEffect, createSignal, Show } from 'solid-js';
import { isWallClock } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { controlId, describedBy } from '../naming';
import './date-time.css';

/** A date, with its time unless the author leaves that out, in the browser's own field. */
export const DateTime = (props: ComponentProps<'datetime'>) => {
  let field!: HTMLInputElement;
  const [problem, setProblem] = createSignal<string>();
  const withTime = () => props.properties.includeTime !== false;

  /** What a field of this type holds for a value. A browser may leave out seconds that are 0. */
  const written = (value: string | null) => {
    if (!value) return '';
    return withTime() ? `${value.slice(0, 10)}T${value.slice(11) || '00:00:00'}` : value.slice(0, 10);
  };
  /** The value in the field; `null` if it is empty or no date. */
  const valueIn = (): string | null => {
    const [day = '', time = ''] = field.value.split('T');
    const value = withTime() ? `${day} ${time.length === 5 ? `${time}:00` : time.slice(0, 8)}` : day;
    return isWallClock(value) ? value : null;
  };
  createEffect(() => {
    const { value } = props;
    // The type is set before: a field drops what does not fit its type.
    field.type = withTime() ? 'datetime-local' : 'date';
    // A date that is not whole yet has no value: to write that back would delete what is being typed.
    if (valueIn() === (value && (withTime() ? written(value).replace('T', ' ') : value.slice(0, 10)))) return;
    field.value = written(value);
    setProblem();
  });
  const settle = () => {
    const isWrong = field.validity.badInput || (field.value !== '' && valueIn() === null);
    setProblem(isWrong ? say('This date is not whole, or does not exist. Complete or clear it.') : undefined);
  };

  return (
    <Field of={props as unknown as ComponentProps} tells="focus" labelsControl problem={problem()}>
      <div class="yc-date-row">
        <input
          ref={field}
          id={controlId(props)}
          class="yc-field yc-date"
          type="datetime-local"
          min={withTime() ? '0001-01-01T00:00:00' : '0001-01-01'}
          max={withTime() ? '9999-12-31T23:59:59' : '9999-12-31'}
          step={withTime() ? 1 : undefined}
          readOnly={!props.interactive}
          aria-describedby={describedBy(props, problem())}
          aria-invalid={problem() !== undefined || props.missing !== undefined || undefined}
          onInput={() => {
            setProblem();
            const value = valueIn();
            if (value !== props.value) props.onInput(value);
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !props.interactive) return;
            // Some browsers would open their picker.
            event.preventDefault();
            settle();
            if (!problem()) props.onEvent('submit');
          }}
        />
        <Show when={props.properties.timezone}>
          <span class="yc-date-zone">{props.properties.timezone}</span>
        </Show>
      </div>
    </Field>
  );
};
