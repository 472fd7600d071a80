import { createComputed, createSignal, onCleanup, Show } from 'solid-js';
import { type ChatMessageWire, grownBy } from '../../protocol';
import { textOf } from './message-text';

type ChatToolsProps = {
  message: ChatMessageWire;
  likeable: boolean;
  editable: boolean;
  retry: boolean;
  undo: boolean;
  selectable: boolean;
  onEdit(): void;
  onEvent(event: 'copy' | 'like' | 'retry' | 'undo' | 'select', more?: Readonly<Record<string, unknown>>): void;
};

/** How long the button shows the result, in milliseconds. */
const toldFor = 1500;

const CopyTool = (props: Pick<ChatToolsProps, 'message' | 'onEvent'>) => {
  const [told, setTold] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    const tell = (words: string) => {
      setTold(words);
      clearTimeout(timer);
      timer = setTimeout(() => setTold(), toldFor);
    };
    await Promise.resolve()
      .then(() => navigator.clipboard.writeText(textOf(props.message)))
      .then(
        () => {
          tell('Copied');
          props.onEvent('copy');
        },
        () => tell('Not allowed'),
      );
  };
  return (
    <button type="button" class="yc-action" aria-label={told() ?? 'Copy message'} onClick={copy}>
      {told() ?? 'Copy'}
    </button>
  );
};

const LikeTools = (props: Pick<ChatToolsProps, 'message' | 'onEvent'>) => {
  const [liked, setLiked] = createSignal<boolean | null>(null);
  // A like belongs to one answer: reset it when another one takes its place.
  createComputed((before?: ChatMessageWire) => {
    const now = props.message;
    if (before && grownBy(before, now) === undefined) setLiked(null);
    return now;
  });
  const press = (opinion: boolean) => {
    setLiked((before) => (before === opinion ? null : opinion));
    props.onEvent('like', { liked: liked() });
  };
  const button = (opinion: boolean, name: string) => (
    <button type="button" class="yc-action" aria-pressed={liked() === opinion} onClick={() => press(opinion)}>
      {name}
    </button>
  );
  return (
    <>
      {button(true, 'Like')}
      {button(false, 'Dislike')}
    </>
  );
};

/** The buttons of a message. */
export const ChatTools = (props: ChatToolsProps) => (
  <div class="yc-chat-tools">
    <CopyTool message={props.message} onEvent={props.onEvent} />
    <Show when={props.selectable}>
      <button type="button" class="yc-action" onClick={() => props.onEvent('select', { selected: true })}>
        Select
      </button>
    </Show>
    <Show when={props.likeable}>
      <LikeTools message={props.message} onEvent={props.onEvent} />
    </Show>
    <Show when={props.retry}>
      <button type="button" class="yc-action" onClick={() => props.onEvent('retry')}>
        Try again
      </button>
    </Show>
    <Show when={props.undo}>
      <button type="button" class="yc-action" onClick={() => props.onEvent('undo')}>
        Undo
      </button>
    </Show>
    <Show when={props.editable}>
      <button type="button" class="yc-action" onClick={props.onEdit}>
        Edit
      </button>
    </Show>
  </div>
);
