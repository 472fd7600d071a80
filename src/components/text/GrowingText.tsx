import { onCleanup, onMount } from 'solid-js';
import { createPaced } from '../paced';

type GrowingTextProps = {
  id: string;
  text: string;
  lines: number;
  maxLines: number;
  maxLength?: number;
  placeholder?: string;
  readOnly: boolean;
  describedBy?: string;
  /** Use a monospaced font and do not wrap lines. */
  drawn: boolean;
  /** Stay where it is instead of following text that grows. */
  still?: boolean;
  onTyped(event: InputEvent): void;
  onComposed(event: CompositionEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  onSelect(area: HTMLTextAreaElement): void;
};

const growsByItself = CSS.supports('field-sizing', 'content');

/**
 * A text area that grows with its text from `lines` to `maxLines` and then scrolls, staying at the end if it was there.
 */
export const GrowingText = (props: GrowingTextProps) => {
  let area!: HTMLTextAreaElement;
  // Updated by scroll events, which only the user's scrolling or ours fires: reading the position before each write
  // would force a layout.
  let atEnd = true;
  const onScroll = () => {
    atEnd = area.scrollTop + area.clientHeight >= area.scrollHeight - 4;
  };

  const write = (text: string) => {
    // Writing the same text would still cost a layout, and move the caret in some engines.
    if (area.value === text) return;
    area.value = text;
    if (!growsByItself) grow();
    if (props.readOnly && atEnd && !props.still) area.scrollTop = area.scrollHeight;
  };
  const grow = () => {
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  createPaced(() => props.text, write);
  // A hidden text area has no height to measure: grow it when it is shown, or when a new width wraps its lines
  // differently.
  onMount(() => {
    if (growsByItself) return;
    let width = area.clientWidth;
    const observer = new ResizeObserver(() => {
      if (area.clientWidth === width) return;
      width = area.clientWidth;
      grow();
    });
    observer.observe(area);
    onCleanup(() => observer.disconnect());
  });

  return (
    <textarea
      ref={area}
      id={props.id}
      class="yc-field yc-text"
      data-drawn={props.drawn ? '' : undefined}
      rows={props.lines}
      style={{ '--yc-lines': props.lines, '--yc-max-lines': Math.max(props.lines, props.maxLines) }}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      readOnly={props.readOnly}
      spellcheck={!props.readOnly}
      aria-describedby={props.describedBy}
      onInput={(event) => {
        if (!growsByItself) grow();
        props.onTyped(event);
      }}
      onCompositionEnd={(event) => props.onComposed(event)}
      onKeyDown={props.onKeyDown}
      onSelect={() => props.onSelect(area)}
      onScroll={onScroll}
    />
  );
};
