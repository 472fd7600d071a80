import { createEffect, createMemo, createSignal, Index, Match, onCleanup, Show, Switch } from 'solid-js';
import type { ChatContent, ChatMessageWire, ImageWire } from '../../protocol';
import { SavingLink } from '../files/FileList';
import { sizeOf } from '../files/size';
import { Enlarged } from '../pictures/Enlarged';
import { Picture } from '../pictures/Picture';
import { ChatText } from './ChatText';

const ChatPicture = (props: { image: ImageWire; name: string }) => {
  const [enlarged, setEnlarged] = createSignal(false);
  return (
    <>
      <button
        type="button"
        class="yc-chat-picture"
        aria-label={`Enlarge ${props.name.toLowerCase()}`}
        onClick={() => setEnlarged(true)}
      >
        <Picture image={props.image} name={props.name} />
      </button>
      <Show when={enlarged()}>
        <Enlarged image={props.image} name={props.name} onClose={() => setEnlarged(false)} />
      </Show>
    </>
  );
};

/** Plain names alone: `audio/x+xml` would be a document that runs in this page's origin, were it opened by itself. */
const audioType = (type: string) => (/^audio\/[\w.-]+$/.test(type) ? type : 'audio/mpeg');

const ChatAudio = (props: { file: File }) => {
  const [url, setUrl] = createSignal<string>();
  createEffect(() => {
    const made = URL.createObjectURL(new Blob([props.file], { type: audioType(props.file.type) }));
    setUrl(made);
    onCleanup(() => URL.revokeObjectURL(made));
  });
  // biome-ignore lint/a11y/useMediaCaption: the sandbox yields sound alone, and nobody has its words.
  return <audio class="yc-chat-audio" controls preload="metadata" src={url()} aria-label={props.file.name} />;
};

const ChatFile = (props: { file: File }) => (
  <div class="yc-chat-file">
    <span class="yc-file-name">{props.file.name}</span>
    <span class="yc-file-size">{sizeOf(props.file.size)}</span>
    <SavingLink file={props.file} />
  </div>
);

const only = <T extends ChatContent['type']>(part: ChatContent, type: T) =>
  part.type === type ? (part as Extract<ChatContent, { type: T }>) : undefined;

/** A text that is there already is not made anew when a part before or after it comes. */
const ChatPart = (props: { part: ChatContent; name: string }) => {
  const image = createMemo(() => only(props.part, 'image')?.image);
  const audio = createMemo(() => only(props.part, 'audio')?.file);
  const file = createMemo(() => only(props.part, 'file')?.file);
  return (
    <Switch fallback={<ChatText text={only(props.part, 'text')?.text ?? ''} />}>
      <Match when={image()}>{(shown) => <ChatPicture image={shown()} name={props.name} />}</Match>
      <Match when={audio()}>{(shown) => <ChatAudio file={shown()} />}</Match>
      <Match when={file()}>{(shown) => <ChatFile file={shown()} />}</Match>
    </Switch>
  );
};

/** What a message holds, piece by piece. */
export const ChatParts = (props: { message: ChatMessageWire }) => (
  <div class="yc-chat-parts">
    <Index each={props.message.content}>
      {(part) => <ChatPart part={part()} name={`Picture from the ${props.message.role}`} />}
    </Index>
  </div>
);
