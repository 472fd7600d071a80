import { createEffect, Index } from 'solid-js';
import type { DialogueLine } from '../../protocol';
import type { Paint } from '../widgets/class-colours';

/** The lines of a dialogue, to read: it stays at its end while it grows, unless a person has scrolled up. */
export const SpokenLines = (props: {
  lines: readonly DialogueLine[];
  labelledBy: string;
  follows: boolean;
  paintOf(speaker: string): Paint | undefined;
}) => {
  let list!: HTMLOListElement;
  let atEnd = true;
  createEffect(() => {
    if (props.lines.length > 0 && props.follows && atEnd) list.scrollTop = list.scrollHeight;
  });
  return (
    <ol
      ref={list}
      class="yc-spoken"
      tabindex={0}
      aria-labelledby={props.labelledBy}
      onScroll={() => {
        atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 4;
      }}
    >
      <Index each={props.lines}>
        {(line) => (
          <li
            class="yc-spoken-line"
            style={{
              '--yc-class': props.paintOf(line().speaker)?.fill,
              '--yc-class-ink': props.paintOf(line().speaker)?.ink,
            }}
          >
            <b class="yc-speaker">{line().speaker}</b> <span>{line().text}</span>
          </li>
        )}
      </Index>
    </ol>
  );
};
