import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import type { ConsoleLine } from '../app';
import type { Location } from '../protocol';
import { placeOf } from './place';

/** Shows what the code printed. Opens at the first line, unless the user has closed it. */
export const ConsolePanel = (props: {
  lines: readonly ConsoleLine[];
  onClear(): void;
  onLocate(place: Location): void;
}) => {
  const [asked, setAsked] = createSignal<boolean>();
  const some = createMemo(() => props.lines.length > 0);
  const open = () => asked() ?? some();
  let list!: HTMLDivElement;

  // Scroll to new lines only if the end was in view, to not disturb somebody who reads further up.
  let atEnd = true;
  const noteScroll = () => {
    atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 8;
  };
  createEffect(
    on([() => props.lines, open], () => {
      // Reading the height lays the page out: not while it starts.
      if (atEnd && props.lines.length > 0) list.scrollTop = list.scrollHeight;
    }),
  );

  return (
    <section class="pg-console" data-open={open()}>
      <header class="pg-console-head">
        <button type="button" class="pg-console-title" aria-expanded={open()} onClick={() => setAsked(!open())}>
          Console
        </button>
        <Show when={some()} fallback={<span class="pg-hint">console.log prints here</span>}>
          <span class="pg-count">{props.lines.length}</span>
          <button type="button" class="pg-quiet" onClick={() => props.onClear()}>
            Clear
          </button>
        </Show>
      </header>
      <div
        ref={list}
        class="pg-console-lines"
        role="log"
        aria-label="Console"
        tabindex={some() ? 0 : undefined}
        hidden={!open()}
        onScroll={noteScroll}
      >
        <For each={props.lines}>{(line) => <Line line={line} onLocate={props.onLocate} />}</For>
      </div>
    </section>
  );
};

const Line = (props: { line: ConsoleLine; onLocate(place: Location): void }) => (
  <div class="pg-line" data-level={props.line.level}>
    <span class="pg-level">{props.line.level}</span>
    <span class="pg-line-text">{props.line.text}</span>
    <Show when={props.line.location}>
      {(place) => (
        <button type="button" class="pg-place" onClick={() => props.onLocate(place())}>
          {placeOf(place())}
        </button>
      )}
    </Show>
  </div>
);
