import { createMemo, mergeProps, Show } from 'solid-js';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { lazily } from '../lazily';
import { pixels } from '../length';
import { FencedProse } from '../text/Prose';
import { ChatActions } from './ChatActions';
import { ChatExamples } from './ChatExamples';
import { ChatLog } from './ChatLog';

const defaultHeight = 400;

/** Few chats keep their conversations. */
const ChatHistory = lazily(() => import('./history/ChatHistory').then((module) => module.ChatHistory));

/** A conversation. Never dimmed as stale during a run, since a run continues what is already there. */
export const Chatbot = (props: ComponentProps<'chatbot'>) => {
  const undimmed = mergeProps(props, { stale: false });
  const empty = createMemo(() => !props.value?.length);
  const hasActions = () => props.listened.has('clear') || props.properties.buttons?.some((button) => button !== 'copy');
  return (
    <Field of={undimmed} actions={hasActions() && <ChatActions of={props} />}>
      <div class="yc-chat-frame" style={{ '--yc-height': pixels(props.properties.height) ?? pixels(defaultHeight) }}>
        <Show when={props.properties.saveHistory}>
          <ChatHistory of={props} />
        </Show>
        <div class="yc-chat-main" data-layout={props.properties.layout}>
          <Show
            when={!empty()}
            fallback={
              <div class="yc-chat-empty">
                <Show
                  when={props.properties.placeholder}
                  fallback={
                    <Nothing>
                      {props.properties.examples?.length
                        ? say('No messages yet. Begin with one of these.')
                        : say('No messages yet.')}
                    </Nothing>
                  }
                >
                  {(placeholder) => <FencedProse text={placeholder()} />}
                </Show>
                <Show when={props.properties.examples?.length}>
                  <ChatExamples of={props} />
                </Show>
              </div>
            }
          >
            <ChatLog of={props} />
          </Show>
        </div>
      </div>
    </Field>
  );
};
