import { say } from '../../words';
import { tenths } from './words';

type TrimHandleProps = {
  ref(element: HTMLDivElement): void;
  side: 'from' | 'to';
  /** Its position and the range it can move in, in seconds. */
  value: number;
  least: number;
  most: number;
  /** The length in seconds that the track's width represents. */
  length: number;
  track(): HTMLElement;
  onValue(seconds: number): void;
};

/** The new position for a key, if the key moves the handle. */
const keyed = ({ key, shiftKey }: KeyboardEvent, { value, least, most }: TrimHandleProps): number | undefined => {
  const step = shiftKey ? 1 : 0.1;
  // Rounded to tenths, so that errors of floating point do not add up.
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
 * The handle at one end of the kept part. It sits outside that part, beside its edge, so that the two handles never
 * cover each other. Two native range inputs would overlap.
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
      aria-label={props.side === 'from' ? say('Start') : say('End')}
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
