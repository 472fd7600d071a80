import { createMemo, mergeProps, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Frame, Nothing } from '../Frame';
import { pixels } from '../length';
import { FencedProse } from '../text/Prose';
import { ChatLog } from './ChatLog';

const defaultHeight = 400;

/** A conversation. What it shows while a run is on goes on from what was there, and so is never dimmed. */
export const Chatbot = (props: ComponentProps<'chatbot'>) => {
  const undimmed = mergeProps(props, { stale: false });
  const empty = createMemo(() => !props.value?.length);
  return (
    <Frame
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
    </Frame>
  );
};
