import { createSignal, Show } from 'solid-js';
import { say } from '../../words';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, offers } from '../Field';
import { saveFile } from '../files/saving';
import { controlId, describedBy } from '../naming';
import { GrowingText } from './GrowingText';
import { readable, shorten } from './long-text';

/** How much of a text to examine, in characters. */
const looked = 4000;

/** Box drawing, block and shade characters, and braille. */
const drawing = /[\u2500-\u259f\u2800-\u28ff]/;

/** A line with columns separated by spaces or a tab, or of at least eight characters without a letter. */
const aligned = /\S(?: {2,}|\t)\S|^[^\p{L}\n]{8,}$/u;

/** Does a text draw something or align columns, so that it needs a monospaced font? */
const isDrawn = (text: string): boolean => {
  const begin = text.slice(0, looked);
  if (drawing.test(begin)) return true;
  const lines = begin.split('\n');
  return lines.length > 2 && lines.filter((line) => aligned.test(line)).length * 2 > lines.length;
};

export const Textbox = (props: ComponentProps<'textbox'>) => {
  // Only text from a yield is shortened, never what the user is typing.
  const [typed, setTyped] = createSignal<string>();
  const text = () => props.value ?? '';
  const isLong = () => text().length > readable && !(props.interactive && typed() === text());
  const lines = () => props.properties.lines ?? 1;
  const type = () => props.properties.type ?? 'text';

  // Text that an input method is still composing does not count as typed yet. Engines differ in whether the end of a
  // composition also fires `input`.
  const onTyped = (event: InputEvent) => {
    const { value } = event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
    if (!event.isComposing) onInput(value);
  };
  const onComposed = (event: CompositionEvent) => {
    const { value } = event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
    if (value !== text()) onInput(value);
  };
  const onInput = (value: string) => {
    setTyped(value);
    props.onInput(value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Ignore the Enter that ends a composition. Safari marks it by the key code only.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (!props.interactive || event.shiftKey !== lines() > 1) return;
    event.preventDefault();
    props.onEvent('submit');
  };

  // The position within the whole text, of which only the end may be shown.
  const onSelect = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const { selectionStart: start, selectionEnd: end } = field;
    if (start === null || end === null || start === end) return;
    const before = text().length - field.value.length;
    props.onEvent('select', {
      index: [before + start, before + end],
      value: field.value.slice(start, end),
      selected: true,
    });
  };

  return (
    <Field
      of={props}
      tells="keys"
      copies
      labelsControl
      actions={
        <Show when={type() !== 'password' && (offers(props, 'copy') ?? !props.interactive)}>
          <CopyButton
            text={text}
            disabled={!text()}
            label={isLong() ? say('Copy all') : say('Copy')}
            onCopy={(value) => props.onEvent('copy', { value })}
          />
        </Show>
      }
    >
      <Show
        when={type() === 'text'}
        fallback={
          <input
            id={controlId(props)}
            class="yc-field"
            type={type()}
            autocomplete={type() === 'password' ? 'off' : 'email'}
            value={text()}
            placeholder={props.interactive ? props.properties.placeholder : say('Nothing yet.')}
            maxLength={props.properties.maxLength}
            readOnly={!props.interactive}
            aria-describedby={describedBy(props)}
            onInput={onTyped}
            onCompositionEnd={onComposed}
            onKeyDown={onKeyDown}
            onSelect={(event) => onSelect(event.currentTarget)}
          />
        }
      >
        <GrowingText
          id={controlId(props)}
          text={isLong() ? shorten(text()) : text()}
          lines={lines()}
          maxLines={props.properties.maxLines ?? 20}
          maxLength={props.properties.maxLength}
          placeholder={props.interactive ? props.properties.placeholder : say('Nothing yet.')}
          readOnly={!props.interactive || isLong()}
          describedBy={describedBy(props)}
          onTyped={onTyped}
          onComposed={onComposed}
          onKeyDown={onKeyDown}
          onSelect={onSelect}
          still={props.properties.autoscroll === false}
          drawn={!props.interactive && isDrawn(text())}
        />
        <Show when={isLong()}>
          <p class="yc-hidden-part">
            {say`The last ${readable} of ${text().length} characters are shown.`}
            {props.interactive && ` ${say('So many cannot be edited here.')}`}
            <button
              type="button"
              class="yc-action"
              onClick={() => saveFile(new Blob([text()]), `${props.properties.label ?? 'text'}.txt`)}
            >
              Download
            </button>
            <Show when={props.interactive}>
              <button type="button" class="yc-action" onClick={() => onInput('')}>
                Remove
              </button>
            </Show>
          </p>
        </Show>
      </Show>
    </Field>
  );
};
