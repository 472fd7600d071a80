import { createMemo, mergeProps, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { pixels } from '../length';
import { FencedProse } from '../text/Prose';
import { ChatLog } from './ChatLog';

const defaultHeight = 400;

/** A conversation. Never dimmed as stale during a run, since a run continues what is already there. */
export const Chatbot = (props: ComponentProps<'chatbot'>) => {
  const undimmed = mergeProps(props, { stale: false });
  const empty = createMemo(() => !props.value?.length);
  return (
    <Field
      of={undimmed}
      actions={
        <Show when={props.listened.has('clear')}>
          <button
            type="button"
            class="yc-action"
            disabled={empty()}
            onClick={() => {
              props.onInput([]);
              props.onEvent('clear');
            }}
          >
            Clear
          </button>
        </Show>
      }
    >
      <div class="yc-chat-frame" style={{ '--yc-height': pixels(props.properties.height) ?? pixels(defaultHeight) }}>
        <Show
          when={!empty()}
          fallback={
            <div class="yc-chat-empty">
              <Show when={props.properties.placeholder} fallback={<Nothing>No messages yet.</Nothing>}>
                {(placeholder) => <FencedProse text={placeholder()} />}
              </Show>
            </div>
          }
        >
          <ChatLog of={props} />
        </Show>
      </div>
    </Field>
  );
};
