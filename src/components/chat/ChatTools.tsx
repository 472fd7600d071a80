import { createComputed, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js';
import { type ChatMessageWire, grownBy } from '../../protocol';
import { say } from '../../words';
import { textOf } from './message-text';

type ChatToolsProps = {
  message: ChatMessageWire;
  copyable: boolean;
  likeable: boolean;
  feedbackOptions: readonly string[] | undefined;
  /** The feedback that its author has set. */
  feedback: string | null | undefined;
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
          tell(say('Copied'));
          props.onEvent('copy');
        },
        () => tell(say('Not allowed')),
      );
  };
  return (
    <button type="button" class="yc-action" aria-label={told() ?? say('Copy message')} onClick={copy}>
      {told() ?? say('Copy')}
    </button>
  );
};

const likeAndDislike = ['Like', 'Dislike'];

/** What listeners get for an option: `true` and `false` for the usual two, as in Gradio. */
const likedOf = (option: string | null) => (option === 'Like' ? true : option === 'Dislike' ? false : option);

const LikeTools = (props: Pick<ChatToolsProps, 'message' | 'feedbackOptions' | 'feedback' | 'onEvent'>) => {
  const [chosen, choose] = createSignal<string | null>(null);
  // Feedback belongs to one answer: reset it when another one takes its place.
  createComputed((before?: ChatMessageWire) => {
    const now = props.message;
    if (before && grownBy(before, now) === undefined) choose(null);
    return now;
  });
  const set = createMemo(() => props.feedback);
  createComputed(on(set, (given) => given !== undefined && choose(given)));
  const press = (option: string) => {
    choose((before) => (before === option ? null : option));
    props.onEvent('like', { liked: likedOf(chosen()) });
  };
  return (
    <For each={props.feedbackOptions ?? likeAndDislike}>
      {(option) => (
        <button type="button" class="yc-action" aria-pressed={chosen() === option} onClick={() => press(option)}>
          {props.feedbackOptions ? option : say(option)}
        </button>
      )}
    </For>
  );
};

/** The buttons of a message. */
export const ChatTools = (props: ChatToolsProps) => (
  <div class="yc-chat-tools">
    <Show when={props.copyable}>
      <CopyTool message={props.message} onEvent={props.onEvent} />
    </Show>
    <Show when={props.selectable}>
      <button type="button" class="yc-action" onClick={() => props.onEvent('select', { selected: true })}>
        Select
      </button>
    </Show>
    <Show when={props.likeable}>
      <LikeTools
        message={props.message}
        feedbackOptions={props.feedbackOptions}
        feedback={props.feedback}
        onEvent={props.onEvent}
      />
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
