import { Show } from 'solid-js';
import { say } from '../../words';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { conversationText } from './message-text';

/** The buttons of a whole conversation. */
export const ChatActions = (props: { of: ComponentProps<'chatbot'> }) => {
  const messages = () => props.of.value ?? [];
  const empty = () => messages().length === 0;
  const has = (button: 'copyAll' | 'share') => props.of.properties.buttons?.includes(button);
  const share = () =>
    // Rejects when the person closes the dialogue, which needs no message.
    navigator.share({ title: accessibleName(props.of), text: conversationText(messages()) }).catch(() => {});
  return (
    <>
      <Show when={has('copyAll')}>
        <CopyButton label={say('Copy all')} disabled={empty()} text={() => conversationText(messages())} />
      </Show>
      {/* Where the browser has nothing to share with, the button would do nothing. */}
      <Show when={has('share') && 'share' in navigator}>
        <button type="button" class="yc-action" disabled={empty()} onClick={share}>
          Share
        </button>
      </Show>
      <Show when={props.of.listened.has('clear')}>
        <button
          type="button"
          class="yc-action"
          disabled={empty()}
          onClick={() => {
            props.of.onInput([]);
            props.of.onEvent('clear');
          }}
        >
          Clear
        </button>
      </Show>
    </>
  );
};
