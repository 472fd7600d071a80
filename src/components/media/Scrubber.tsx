import { createEffect, createMemo, type JSX } from 'solid-js';
import { say } from '../../words';
import { clock } from './clock';

type ScrubberProps = {
  /** The current position, in seconds. */
  time: number;
  /** The duration so far, in seconds: seeking goes no further. */
  duration: number;
  complete: boolean;
  /** The length in seconds that the width represents. */
  span: number;
  onSeek(time: number): void;
  /** The position under a pressed pointer; `undefined` once it is released. */
  onPreview(time: number | undefined): void;
  children: JSX.Element;
};

/** The new position for a key, in seconds, if the key moves it. */
const keyed = ({ key, shiftKey }: KeyboardEvent, time: number, duration: number): number | undefined => {
  const step = shiftKey ? 1 : 5;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return time + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return time - step;
    case 'PageUp':
      return time + duration / 10;
    case 'PageDown':
      return time - duration / 10;
    case 'Home':
      return 0;
    case 'End':
      return duration;
    default:
      return undefined;
  }
};

/**
 * A native range input lies invisibly over the content: it handles focus, keys and assistive technology. The wrapper
 * handles pointers, since on phones a range input moves only by its thumb.
 */
export const Scrubber = (props: ScrubberProps) => {
  let whole!: HTMLDivElement;
  let range!: HTMLInputElement;
  let pointer: number | undefined;
  const seconds = createMemo(() => Math.floor(props.time));
  const spoken = () => {
    const [at, length] = [clock(seconds()), clock(props.duration)];
    return props.complete ? say`${at} of ${length}` : say`${at} of ${length} so far`;
  };
  const seek = (time: number) => props.onSeek(Math.max(0, Math.min(time, props.duration)));
  const timeAt = (event: PointerEvent) => {
    const { left, width } = whole.getBoundingClientRect();
    return Math.max(0, Math.min(((event.clientX - left) / (width || 1)) * props.span, props.duration));
  };
  const letGo = () => {
    pointer = undefined;
    props.onPreview(undefined);
  };
  // In this order: a range input clamps its value to its current limits.
  createEffect(() => {
    range.max = String(props.duration);
    range.value = String(seconds());
  });

  return (
    <div
      ref={whole}
      class="yc-wave"
      onPointerDown={(event) => {
        if (event.button !== 0 || props.duration === 0) return;
        // Otherwise focus would go to the pressed element, which is not focusable.
        event.preventDefault();
        range.focus({ preventScroll: true });
        whole.setPointerCapture(event.pointerId);
        pointer = event.pointerId;
        props.onPreview(timeAt(event));
      }}
      onPointerMove={(event) => event.pointerId === pointer && props.onPreview(timeAt(event))}
      onPointerUp={(event) => {
        if (event.pointerId !== pointer) return;
        seek(timeAt(event));
        letGo();
      }}
      onPointerCancel={letGo}
    >
      {props.children}
      <input
        ref={range}
        type="range"
        min="0"
        step="1"
        aria-label="Position"
        aria-valuetext={spoken()}
        disabled={props.duration === 0}
        onInput={() => seek(range.valueAsNumber)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const time = keyed(event, props.time, props.duration);
          if (time === undefined) return;
          event.preventDefault();
          seek(time);
        }}
      />
    </div>
  );
};
