import { createEffect, onCleanup, onMount, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { focused } from '../dom-tree';
import { insertAfter } from './inserted';

type TextboxExtrasProps = { of: ComponentProps<'textbox'>; element(): HTMLElement };

/** The text on a button that may be `true`, for the usual text, or a text of the author's. */
const wordsOf = (given: string | boolean | undefined, usual: string) => (given === true ? usual : given || undefined);

/** What a text field may have in addition: its direction, attributes, focus, and buttons of its own. */
export const TextboxExtras = (props: TextboxExtrasProps) => {
  const properties = () => props.of.properties;
  const submit = () => wordsOf(properties().submitBtn, say('Submit'));
  const stop = () => wordsOf(properties().stopBtn, say('Stop'));
  onMount(() => {
    const content = props.element().querySelector<HTMLElement>('.yc-content');
    if (!content) return;
    /** The field; another `type` is another element. */
    const field = () => {
      const { type } = properties();
      return content.querySelector<HTMLInputElement | HTMLTextAreaElement>(
        type && type !== 'text' ? 'input' : 'textarea',
      );
    };
    createEffect(() => {
      const element = field();
      if (element) element.style.textAlign = properties().textAlign ?? '';
    });
    createEffect(() => {
      const element = field();
      const attributes = Object.entries(properties().htmlAttributes ?? {});
      for (const [name, value] of attributes) element?.setAttribute(name, String(value));
      onCleanup(() => {
        for (const [name] of attributes) element?.removeAttribute(name);
      });
    });
    // Never takes the focus from where a person already is.
    if (properties().autofocus && (focused() ?? document.body) === document.body)
      field()?.focus({ preventScroll: true });
    const last = content.lastElementChild;
    if (!last) return;
    insertAfter(
      last,
      () => (
        <>
          <Show when={submit()}>
            <button
              type="button"
              class="yc-button yc-button-primary"
              disabled={!props.of.interactive}
              onClick={() => props.of.onEvent('submit')}
            >
              {submit()}
            </button>
          </Show>
          <Show when={stop()}>
            <button type="button" class="yc-button" onClick={() => props.of.onEvent('stop')}>
              {stop()}
            </button>
          </Show>
        </>
      ),
      'yc-text-buttons',
    );
  });
  return null;
};
