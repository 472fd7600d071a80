import { createEffect, createUniqueId, For, Index, Show } from 'solid-js';
import type { DialogueLine } from '../../protocol';
import { say } from '../../words';
import { TagField } from './TagField';

type DialogueLinesProps = {
  lines: readonly DialogueLine[];
  speakers: readonly string[];
  tags: readonly string[];
  most: number;
  placeholder?: string;
  describedBy?: string;
  autofocus?: boolean;
  colourOf(speaker: string): string | undefined;
  onLines(lines: DialogueLine[]): void;
};

/** The lines of a dialogue, to write: each has its speaker and its text. */
export const DialogueLines = (props: DialogueLinesProps) => {
  const areas: (HTMLTextAreaElement | undefined)[] = [];
  const group = createUniqueId();
  /** Where the caret goes once the lines are as they were asked to be. */
  let wanted: { index: number; caret: number } | undefined;
  createEffect(() => {
    areas.length = props.lines.length;
    if (!wanted) return;
    const { index, caret } = wanted;
    wanted = undefined;
    const area = areas[index];
    if (!area) return;
    // The field itself writes its text only later, which would take the caret to the end.
    area.value = props.lines[index]?.text ?? '';
    area.focus();
    area.setSelectionRange(caret, caret);
  });

  const isFull = () => props.lines.length >= props.most;
  const change = (index: number, changes: Partial<DialogueLine>) =>
    props.onLines(props.lines.map((line, each) => (each === index ? { ...line, ...changes } : line)));
  /** Whoever comes after a speaker: in a talk of two, they take turns. */
  const nextOf = (speaker: string) =>
    props.speakers[(props.speakers.indexOf(speaker) + 1) % props.speakers.length] ?? speaker;
  /** Adds a line below one, of which only the text before the caret stays. */
  const addBelow = (index: number, caret?: number) => {
    const line = props.lines[index];
    if (!line || isFull()) return;
    const at = caret ?? line.text.length;
    wanted = { index: index + 1, caret: 0 };
    props.onLines([
      ...props.lines.slice(0, index),
      { ...line, text: line.text.slice(0, at).trimEnd() },
      { speaker: nextOf(line.speaker), text: line.text.slice(at).trimStart() },
      ...props.lines.slice(index + 1),
    ]);
  };
  const remove = (index: number) => {
    const before = Math.max(0, index - 1);
    const caret = props.lines[index === 0 ? 1 : before]?.text.length ?? 0;
    wanted = { index: before, caret };
    props.onLines(props.lines.filter((_, each) => each !== index));
  };
  const go = (index: number, caret: number) => {
    areas[index]?.focus();
    areas[index]?.setSelectionRange(caret, caret);
  };

  const onKey = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }, index: number) => {
    const { selectionStart: from, selectionEnd: to, value } = event.currentTarget;
    const atBegin = from === 0 && to === 0;
    const atEnd = from === value.length;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') addBelow(index, from);
    else if (event.key === 'Backspace' && value === '' && props.lines.length > 1) remove(index);
    else if (event.key === 'ArrowUp' && atBegin && index > 0) go(index - 1, areas[index - 1]?.value.length ?? 0);
    else if (event.key === 'ArrowDown' && atEnd && index < props.lines.length - 1) go(index + 1, 0);
    else return;
    event.preventDefault();
  };

  return (
    <ol class="yc-dialogue-lines">
      <Index each={props.lines}>
        {(line, index) => (
          <li class="yc-dialogue-line" style={{ '--yc-class': props.colourOf(line().speaker) }}>
            <span class="yc-select">
              <select
                class="yc-field"
                id={`${group}-${index}`}
                aria-label={say`Speaker of line ${index + 1}`}
                onChange={(event) => change(index, { speaker: event.currentTarget.value })}
              >
                <For each={[...new Set([...props.speakers, line().speaker])]}>
                  {(speaker) => (
                    <option value={speaker} selected={speaker === line().speaker}>
                      {speaker}
                    </option>
                  )}
                </For>
              </select>
            </span>
            <TagField
              ref={(area) => {
                areas[index] = area;
              }}
              name={say`Line ${index + 1}`}
              value={line().text}
              tags={props.tags}
              placeholder={props.placeholder}
              describedBy={props.describedBy}
              autofocus={props.autofocus && index === 0}
              onText={(text) => change(index, { text })}
              onKey={(event) => onKey(event, index)}
            />
            <span class="yc-dialogue-buttons">
              <button
                type="button"
                class="yc-action"
                aria-label={say`Add a line below line ${index + 1}`}
                disabled={isFull()}
                onClick={() => addBelow(index)}
              >
                <svg class="yc-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <path d="M8 3v10M3 8h10" fill="none" stroke="currentColor" stroke-width="1.5" />
                </svg>
              </button>
              <Show when={props.lines.length > 1}>
                <button
                  type="button"
                  class="yc-action"
                  aria-label={say`Remove line ${index + 1}`}
                  onClick={() => remove(index)}
                >
                  <svg class="yc-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                    <path d="m4 4 8 8m0-8-8 8" fill="none" stroke="currentColor" stroke-width="1.5" />
                  </svg>
                </button>
              </Show>
            </span>
          </li>
        )}
      </Index>
    </ol>
  );
};
