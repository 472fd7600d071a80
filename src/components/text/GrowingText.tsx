import { onCleanup, onMount } from 'solid-js';
import { createPaced } from '../paced';

type GrowingTextProps = {
  id: string;
  text: string;
  lines: number;
  maxLines: number;
  placeholder?: string;
  readOnly: boolean;
  describedBy?: string;
  onTyped(event: InputEvent): void;
  onComposed(event: CompositionEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  onSelect(area: HTMLTextAreaElement): void;
};

const growsByItself = CSS.supports('field-sizing', 'content');

/** A text area that grows with its text from `lines` to `maxLines`, and then scrolls, staying at the end if it was there. */
export const GrowingText = (props: GrowingTextProps) => {
  let area!: HTMLTextAreaElement;
  // Told by scroll events, which only a person's scrolling or our own makes: reading it before each write would force a
  // layout.
  let atEnd = true;
  const onScroll = () => {
    atEnd = area.scrollTop + area.clientHeight >= area.scrollHeight - 4;
  };

  const write = (text: string) => {
    // Writing the text that is there already would still cost a layout, and move the caret in some engines.
    if (area.value === text) return;
    area.value = text;
    if (!growsByItself) grow();
    if (props.readOnly && atEnd) area.scrollTop = area.scrollHeight;
  };
  const grow = () => {
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  createPaced(() => props.text, write);
  // What is hidden has no height to grow to: it grows when it is shown, and when its lines break elsewhere.
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
      rows={props.lines}
      style={{ '--yc-lines': props.lines, '--yc-max-lines': Math.max(props.lines, props.maxLines) }}
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
