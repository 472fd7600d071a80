import { tenths } from './words';

type TrimHandleProps = {
  ref(element: HTMLDivElement): void;
  side: 'from' | 'to';
  /** Where it stands, and between what it may be moved, in seconds. */
  value: number;
  least: number;
  most: number;
  /** How many seconds the track's width stands for. */
  length: number;
  track(): HTMLElement;
  onValue(seconds: number): void;
};

/** Where a key goes to. */
const keyed = ({ key, shiftKey }: KeyboardEvent, { value, least, most }: TrimHandleProps): number | undefined => {
  const step = shiftKey ? 1 : 0.1;
  // From tenth to tenth, so that sums of tenths stay tenths.
  const by = (seconds: number) => Math.round((value + seconds) * 10) / 10;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return by(step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return by(-step);
    case 'PageUp':
      return by(10);
    case 'PageDown':
      return by(-10);
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
};

/**
 * One end of what is kept. It lies outside of it, beside its line, so that the two never cover each other; a native range
 * field would lie over the other.
 */
export const TrimHandle = (props: TrimHandleProps) => {
  let grabbed: { pointer: number; by: number } | undefined;
  const timeAt = (event: PointerEvent) => {
    const { left, width } = props.track().getBoundingClientRect();
    return ((event.clientX - left) / (width || 1)) * props.length;
  };
  const letGo = () => {
    grabbed = undefined;
  };
  return (
    <div
      ref={props.ref}
      class="yc-trim-handle"
      data-side={props.side}
      role="slider"
      tabIndex={0}
      aria-label={props.side === 'from' ? 'Start' : 'End'}
      aria-orientation="horizontal"
      aria-valuemin={props.least}
      aria-valuemax={props.most}
      aria-valuenow={props.value}
      aria-valuetext={tenths(props.value)}
      style={{ '--yc-at': props.value / (props.length || 1) }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const seconds = keyed(event, props);
        if (seconds === undefined) return;
        event.preventDefault();
        props.onValue(seconds);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed = { pointer: event.pointerId, by: timeAt(event) - props.value };
      }}
      onPointerMove={(event) => {
        if (grabbed?.pointer === event.pointerId) props.onValue(timeAt(event) - grabbed.by);
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    />
  );
};
