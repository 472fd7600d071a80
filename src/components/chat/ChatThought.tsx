import { createComputed, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import type { ChatMessageWire } from '../../protocol';
import { secondsInWords } from './thoughts';

type ChatThoughtProps = {
  message: ChatMessageWire;
  /** Its content, and the messages inside of it. */
  children: JSX.Element;
};

/**
 * A message with a title, such as a thought or a tool call. While it is pending it is open and says so; when it is done
 * it folds. In between, whoever reads decides.
 */
export const ChatThought = (props: ChatThoughtProps) => {
  const status = createMemo(() => props.message.metadata?.status);
  const duration = createMemo(() => props.message.metadata?.duration);
  const [open, setOpen] = createSignal(status() !== 'done');
  createComputed(on(status, (now) => setOpen(now !== 'done'), { defer: true }));
  return (
    <details class="yc-chat-fold" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="yc-chat-fold-title">{props.message.title}</span>
        <Show when={props.message.metadata?.log}>{(log) => <span class="yc-chat-fold-log">{log()}</span>}</Show>
        <Show when={status() === 'pending'}>
          <span class="yc-chat-pending" aria-hidden="true" />
          <span class="yc-chat-role">goes on</span>
        </Show>
        <Show when={duration() !== undefined}>
          <span class="yc-chat-duration">{secondsInWords(duration() as number)}</span>
        </Show>
      </summary>
      <div class="yc-chat-inside">{props.children}</div>
    </details>
  );
};
