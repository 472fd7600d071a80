import { createEffect, createSignal, on, Show } from 'solid-js';
import { opaqueHexOf } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { accessibleName, controlId, describedBy } from '../naming';
import './color-picker.css';

const black = '#000000';

/** A colour: the browser’s own picker, and a field that takes any CSS colour. */
export const ColorPicker = (props: ComponentProps<'colorpicker'>) => {
  const [problem, setProblem] = createSignal<string>();
  /** What is being typed. It may be no colour yet. */
  const [typed, setTyped] = createSignal<string>();
  // A colour from elsewhere replaces what was typed, but not the colour that it has become.
  createEffect(
    on(
      () => props.value,
      (value) => {
        const text = typed();
        if (text === undefined || opaqueHexOf(text) === value) return;
        setTyped();
        setProblem();
      },
      { defer: true },
    ),
  );

  const type = (text: string) => {
    setTyped(text);
    const hex = opaqueHexOf(text);
    if (!hex) return;
    setProblem();
    if (hex !== props.value) props.onInput(hex);
  };
  /** Typing is over: what is no colour stays, with what is wrong with it. */
  const settle = () => {
    const text = typed();
    if (text === undefined) return;
    const isColour = opaqueHexOf(text) !== undefined;
    if (isColour || text.trim() === '') setTyped();
    setProblem(
      isColour || text.trim() === ''
        ? undefined
        : say`“${text.slice(0, 60)}” is not a colour. Write one such as #ff8000, rgb(255 128 0) or orange.`,
    );
  };

  return (
    <Field of={props as unknown as ComponentProps} tells="focus" labelsControl problem={problem()}>
      <div class="yc-colour-row">
        <Show
          when={props.interactive}
          fallback={<span class="yc-colour-swatch" style={{ 'background-color': props.value ?? 'transparent' }} />}
        >
          <input
            class="yc-colour-swatch"
            type="color"
            aria-label={say`Pick ${accessibleName(props)}`}
            value={props.value ?? black}
            onInput={(event) => {
              setTyped();
              setProblem();
              props.onInput(event.currentTarget.value);
            }}
            // The browser tells this once its picker is closed.
            onChange={(event) => props.onEvent('release', { value: event.currentTarget.value })}
          />
        </Show>
        <input
          id={controlId(props)}
          class="yc-field yc-colour-text"
          type="text"
          spellcheck={false}
          autocomplete="off"
          maxLength={100}
          value={typed() ?? props.value ?? ''}
          placeholder={props.interactive ? black : say('Nothing yet.')}
          readOnly={!props.interactive}
          aria-describedby={describedBy(props, problem())}
          aria-invalid={problem() !== undefined || props.missing !== undefined || undefined}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || !props.interactive) return;
            event.preventDefault();
            settle();
            if (!problem()) props.onEvent('submit');
          }}
        />
      </div>
    </Field>
  );
};
