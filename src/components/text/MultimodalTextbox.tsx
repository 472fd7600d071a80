import { createSignal, type JSX, Show } from 'solid-js';
import type { WireValue } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field } from '../Field';
import { FileDoor } from '../files/FileDoor';
import { controlId, describedBy } from '../naming';
import { Attachments } from './Attachments';
import { GrowingText } from './GrowingText';
import { readable, shorten } from './long-text';
import { VoiceNote } from './VoiceNote';
import './multimodal.css';

type Message = NonNullable<WireValue<'multimodaltextbox'>>;

/** The text on a button that may be `true`, for the usual text, or a text of the author's. */
const wordsOf = (given: string | boolean | undefined, usual: string) => (given === true ? usual : given || undefined);

/** One box for a message: its text, and the files that are dropped, pasted, picked or recorded. */
export const MultimodalTextbox = (props: ComponentProps<'multimodaltextbox'>) => {
  const [problem, setProblem] = createSignal<string>();
  const message = (): Message => props.value ?? { text: '', files: [] };
  const change = (changes: Partial<Message>) => props.onInput({ ...message(), ...changes });
  const folder = () => props.properties.fileCount === 'directory';
  const multiple = () => props.properties.fileCount !== 'single';
  const takesFiles = () => props.properties.sources?.includes('upload') !== false;
  const types = () => props.properties.fileTypes ?? [];
  const submitWords = () => wordsOf(props.properties.submitBtn, say('Submit'));
  const stopWords = () => wordsOf(props.properties.stopBtn, say('Stop'));

  const onKeyDown = (event: KeyboardEvent) => {
    // Ignore the Enter that ends a composition. Safari marks it by the key code only.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (!props.interactive || event.shiftKey) return;
    event.preventDefault();
    props.onEvent('submit');
  };
  const onSelect = (area: HTMLTextAreaElement) => {
    const { selectionStart: start, selectionEnd: end } = area;
    if (start === end) return;
    props.onEvent('select', { index: [start, end], value: area.value.slice(start, end), selected: true });
  };

  const content = (): JSX.Element => (
    <>
      <Attachments
        files={message().files}
        onRemove={
          props.interactive
            ? (index) => change({ files: message().files.filter((_, each) => each !== index) })
            : undefined
        }
      />
      <GrowingText
        id={controlId(props)}
        // Text of a yield that is too long to edit is cut; nobody types as much.
        text={message().text.length > readable ? shorten(message().text) : message().text}
        lines={props.properties.lines ?? 1}
        maxLines={props.properties.maxLines ?? 20}
        maxLength={props.properties.maxLength}
        placeholder={props.interactive ? props.properties.placeholder : say('Nothing yet.')}
        readOnly={!props.interactive || message().text.length > readable}
        describedBy={describedBy(props, problem())}
        // Text that an input method is still composing does not count as typed yet.
        onTyped={(event) => !event.isComposing && change({ text: (event.currentTarget as HTMLTextAreaElement).value })}
        onComposed={({ currentTarget }) => {
          const { value } = currentTarget as HTMLTextAreaElement;
          if (value !== message().text) change({ text: value });
        }}
        onKeyDown={onKeyDown}
        onSelect={onSelect}
        drawn={false}
      />
    </>
  );

  return (
    <Field of={props} tells="focus" labelsControl problem={problem()}>
      <div class="yc-message-box" data-files={props.interactive && takesFiles() ? '' : undefined}>
        <Show
          when={props.interactive && takesFiles()}
          fallback={
            <div class="yc-door" data-filled="">
              {content()}
            </div>
          }
        >
          <FileDoor
            id={`${props.id}-files`}
            name={folder() ? say('Attach a folder') : multiple() ? say('Attach files') : say('Attach a file')}
            expected={{ types: types(), words: say`expected is ${types().join(', ')}` }}
            multiple={multiple()}
            folder={folder()}
            filled
            invitation={say('Attach')}
            replacement={say('Attach')}
            missing={false}
            onFiles={(added) => change({ files: multiple() ? [...message().files, ...added] : added })}
            onProblem={setProblem}
          >
            {content()}
          </FileDoor>
        </Show>
        <Show when={props.interactive}>
          <div class="yc-message-buttons">
            <Show when={props.properties.sources?.includes('microphone') && props.capture}>
              {(capture) => <VoiceNote capture={capture()} onProblem={setProblem} />}
            </Show>
            <Show when={stopWords()}>
              <button type="button" class="yc-button" onClick={() => props.onEvent('stop')}>
                {stopWords()}
              </button>
            </Show>
            <Show when={submitWords()}>
              <button type="button" class="yc-button yc-button-primary" onClick={() => props.onEvent('submit')}>
                {submitWords()}
              </button>
            </Show>
          </div>
        </Show>
      </div>
    </Field>
  );
};
