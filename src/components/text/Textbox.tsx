import { createSignal, Show } from 'solid-js';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { saveFile } from '../files/saving';
import { controlId, describedBy } from '../naming';
import { GrowingText } from './GrowingText';
import { countOf, readable, shorten } from './long-text';

export const Textbox = (props: ComponentProps<'textbox'>) => {
  // What a person types is never cut short under their hands, only what came from a yield.
  const [typed, setTyped] = createSignal<string>();
  const text = () => props.value ?? '';
  const isLong = () => text().length > readable && !(props.interactive && typed() === text());
  const lines = () => props.properties.lines ?? 1;
  const type = () => props.properties.type ?? 'text';

  // A word that an input method still composes is not typed yet; engines differ in whether its end comes as input, too.
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
    // The Enter that ends an input method's composition is not ours; Safari tells it by the key code alone.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (!props.interactive || event.shiftKey !== lines() > 1) return;
    event.preventDefault();
    props.onEvent('submit');
  };

  // The place within the whole text, of which only the end may be shown.
  const onSelect = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const { selectionStart: start, selectionEnd: end } = field;
    if (start === null || end === null || start === end) return;
    const before = text().length - field.value.length;
    props.onEvent('select', { index: [before + start, before + end], value: field.value.slice(start, end) });
  };

  return (
    <Frame
      of={props}
      tells="keys"
      copies
      labelsControl
      actions={
        <Show when={!props.interactive && type() !== 'password'}>
          <CopyButton
            text={text}
            disabled={!text()}
            label={isLong() ? 'Copy all' : 'Copy'}
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
            placeholder={props.interactive ? props.properties.placeholder : 'Nothing yet.'}
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
          placeholder={props.interactive ? props.properties.placeholder : 'Nothing yet.'}
          readOnly={!props.interactive || isLong()}
          describedBy={describedBy(props)}
          onTyped={onTyped}
          onComposed={onComposed}
          onKeyDown={onKeyDown}
          onSelect={onSelect}
        />
        <Show when={isLong()}>
          <p class="yc-hidden-part">
            The last {countOf(readable)} of {countOf(text().length)} characters are shown.
            <Show when={props.interactive}> So many cannot be edited here.</Show>
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
    </Frame>
  );
};
