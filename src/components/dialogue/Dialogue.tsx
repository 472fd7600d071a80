import { createMemo, createSignal, Show } from 'solid-js';
import { type DialogueLine, formatLine, parseLines } from '../../protocol';
import { say } from '../../words';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { controlId, describedBy, labelId } from '../naming';
import { paintsOf } from '../widgets/class-colours';
import { DialogueLines } from './DialogueLines';
import { SpokenLines } from './SpokenLines';
import { TagField } from './TagField';
import './dialogue.css';

const listOf = (names: readonly string[]) => names.join('\n');

/** What several speakers say, line by line or as one text. */
export const Dialogue = (props: ComponentProps<'dialogue'>) => {
  const speakers = () => props.properties.speakers ?? [];
  const tags = () => props.properties.tags ?? [];
  const separator = () => props.properties.separator ?? '\n';
  const lines = (): readonly DialogueLine[] =>
    typeof props.value === 'string' ? parseLines(props.value, separator(), speakers()) : (props.value ?? []);
  /** An empty one has a line to write into. */
  const written = () => (lines().length > 0 ? lines() : [{ speaker: speakers()[0] ?? '', text: '' }]);
  const text = () => (typeof props.value === 'string' ? props.value : lines().map(formatLine).join(separator()));

  const all = createMemo(
    () => [...new Set([...speakers(), ...lines().map(({ speaker }) => speaker)])],
    [] as string[],
    {
      equals: (before, now) => listOf(before) === listOf(now),
    },
  );
  const paints = createMemo(() => paintsOf(all(), props.properties.colorMap ?? {}));

  const [chosen, setChosen] = createSignal<boolean>();
  const mode = () => props.properties.uiMode ?? 'both';
  const hasLines = () => speakers().length > 0 || (!props.interactive && typeof props.value !== 'string');
  const canChoose = () => mode() === 'both' && hasLines();
  const isPlain = () => {
    if (mode() === 'text' || !hasLines()) return true;
    return mode() === 'both' && (chosen() ?? typeof props.value === 'string');
  };

  // What a person types stays as it is, though the lines that are read from it may be written in another way.
  const [typed, setTyped] = createSignal<{ text: string; as: string }>();
  const shownText = () => {
    const now = typed();
    return now && now.as === JSON.stringify(props.value) ? now.text : text();
  };
  const onText = (text: string) => {
    const value = speakers().length > 0 ? parseLines(text, separator(), speakers()) : text;
    setTyped({ text, as: JSON.stringify(value) });
    props.onInput(value);
  };

  const submitWords = () => {
    const { submitBtn = props.listened.has('submit') } = props.properties;
    return props.interactive && (submitBtn === true ? say('Submit') : submitBtn);
  };
  const hint = () => (props.interactive && tags().length > 0 ? `${props.id}-hint` : undefined);
  const described = () => [describedBy(props), hint()].filter(Boolean).join(' ') || undefined;

  const Actions = () => (
    <>
      <Show when={canChoose()}>
        <button type="button" class="yc-action" aria-pressed={isPlain()} onClick={() => setChosen(!isPlain())}>
          {say('Plain text')}
        </button>
      </Show>
      <Show when={offers(props, 'copy') ?? !props.interactive}>
        <CopyButton text={text} disabled={!text()} />
      </Show>
    </>
  );

  return (
    <Field of={props as unknown as ComponentProps} labelsControl={props.interactive && isPlain()} actions={<Actions />}>
      <div class="yc-dialogue">
        <Show
          when={props.interactive}
          fallback={
            <Show when={text()} fallback={<Nothing />}>
              <Show when={!isPlain()} fallback={<p class="yc-dialogue-text">{text()}</p>}>
                <SpokenLines
                  lines={lines()}
                  labelledBy={labelId(props)}
                  follows={props.properties.autoscroll !== false}
                  paintOf={(speaker) => paints().get(speaker)}
                />
              </Show>
            </Show>
          }
        >
          <Show
            when={!isPlain()}
            fallback={
              <TagField
                id={controlId(props)}
                value={shownText()}
                tags={tags()}
                rows={5}
                placeholder={props.properties.placeholder}
                describedBy={described()}
                autofocus={props.properties.autofocus}
                onText={onText}
              />
            }
          >
            <DialogueLines
              lines={written()}
              speakers={speakers()}
              tags={tags()}
              most={Math.max(1, props.properties.maxLines ?? Number.POSITIVE_INFINITY)}
              placeholder={props.properties.placeholder}
              describedBy={described()}
              autofocus={props.properties.autofocus}
              colourOf={(speaker) => paints().get(speaker)?.fill}
              onLines={(lines) => props.onInput(lines)}
            />
          </Show>
          <Show when={hint()}>
            <p class="yc-dialogue-hint" id={hint()}>
              {say('Type : to insert a tag.')}
            </p>
          </Show>
          <Show when={submitWords()}>
            <button
              type="button"
              class="yc-button yc-button-primary yc-dialogue-submit"
              onClick={() => props.onEvent('submit')}
            >
              {submitWords()}
            </button>
          </Show>
        </Show>
      </div>
    </Field>
  );
};
