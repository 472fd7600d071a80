import { createEffect, createMemo, createSignal, Index, Match, onCleanup, Show, Switch } from 'solid-js';
import { type ChatContent, type ChatMessageWire, type ImageWire, shorten } from '../../protocol';
import { say } from '../../words';
import { mostOfName, SavingLink } from '../files/FileList';
import { sizeOf } from '../files/size';
import { plainType } from '../media/plain-type';
import { EnlargedOnDemand } from '../pictures/EnlargedOnDemand';
import { Picture } from '../pictures/Picture';
import type { Delimiters } from '../text/markdown-math';
import { ChatText } from './ChatText';

const ChatPicture = (props: { image: ImageWire; name: string }) => {
  const [enlarged, setEnlarged] = createSignal(false);
  return (
    <>
      <button
        type="button"
        class="yc-chat-picture"
        aria-label={say`Enlarge ${props.name.toLowerCase()}`}
        onClick={() => setEnlarged(true)}
      >
        <Picture image={props.image} name={props.name} />
      </button>
      <Show when={enlarged()}>
        <EnlargedOnDemand image={props.image} name={props.name} onClose={() => setEnlarged(false)} />
      </Show>
    </>
  );
};

/** An object URL for a file, with the given MIME type instead of the file's own. */
const createUrl = (file: () => File, type: () => string) => {
  const [url, setUrl] = createSignal<string>();
  createEffect(() => {
    const made = URL.createObjectURL(new Blob([file()], { type: type() }));
    setUrl(made);
    onCleanup(() => URL.revokeObjectURL(made));
  });
  return url;
};

const ChatAudio = (props: { file: File }) => {
  const url = createUrl(
    () => props.file,
    () => plainType(props.file.type, 'audio', 'audio/mpeg'),
  );
  return (
    // biome-ignore lint/a11y/useMediaCaption: the sandbox yields sound only, without captions.
    <audio
      class="yc-chat-audio"
      controls
      preload="metadata"
      src={url()}
      aria-label={shorten(props.file.name, mostOfName)}
    />
  );
};

const ChatVideo = (props: { file: File }) => {
  const url = createUrl(
    () => props.file,
    // Firefox refuses `video/quicktime`, though it can play the content.
    () => plainType(props.file.type.replace('quicktime', 'mp4'), 'video', 'video/mp4'),
  );
  const [failed, setFailed] = createSignal(false);
  createEffect(() => {
    if (url()) setFailed(false);
  });
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: there are no captions. */}
      <video
        class="yc-chat-video"
        controls
        playsinline
        preload="metadata"
        src={url()}
        hidden={failed()}
        aria-label={shorten(props.file.name, mostOfName)}
        onError={() => setFailed(true)}
      />
      <Show when={failed()}>
        <p class="yc-problem">This browser cannot play this video. Download it to see it.</p>
        <ChatFile file={props.file} />
      </Show>
    </>
  );
};

const ChatFile = (props: { file: File }) => (
  <div class="yc-chat-file">
    <span class="yc-file-name">{shorten(props.file.name, mostOfName)}</span>
    <span class="yc-file-size">{sizeOf(props.file.size)}</span>
    <SavingLink file={props.file} />
  </div>
);

/** The names of images, by who sent them. */
const imageNames = {
  user: 'Image from the user',
  assistant: 'Image from the assistant',
  system: 'Image from the system',
};

const only = <T extends ChatContent['type']>(part: ChatContent, type: T) =>
  part.type === type ? (part as Extract<ChatContent, { type: T }>) : undefined;

/** One part of a message. Memos keep its element in place when the message changes but this part does not. */
const ChatPart = (props: { part: ChatContent; name: string; delimiters: Delimiters | undefined }) => {
  const image = createMemo(() => only(props.part, 'image')?.image);
  const audio = createMemo(() => only(props.part, 'audio')?.file);
  const video = createMemo(() => only(props.part, 'video')?.file);
  const file = createMemo(() => only(props.part, 'file')?.file);
  return (
    <Switch fallback={<ChatText text={only(props.part, 'text')?.text ?? ''} delimiters={props.delimiters} />}>
      <Match when={image()}>{(shown) => <ChatPicture image={shown()} name={props.name} />}</Match>
      <Match when={audio()}>{(shown) => <ChatAudio file={shown()} />}</Match>
      <Match when={video()}>{(shown) => <ChatVideo file={shown()} />}</Match>
      <Match when={file()}>{(shown) => <ChatFile file={shown()} />}</Match>
    </Switch>
  );
};

/** The content of a message, part by part. */
export const ChatParts = (props: { message: ChatMessageWire; delimiters: Delimiters | undefined }) => (
  <div class="yc-chat-parts">
    <Index each={props.message.content}>
      {(part) => <ChatPart part={part()} name={say(imageNames[props.message.role])} delimiters={props.delimiters} />}
    </Index>
  </div>
);
