import { createEffect } from 'solid-js';
import { say } from '../../words';
import type { Position } from './position';
import type { Steps } from './steps';

/** The minimum distance between ticks, in CSS pixels. If yields are closer, a tick stands for several. */
const closest = 6;

/** A time in seconds, as it is shown and announced. */
export const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * A ruler with a tick per yield and a hand at the one shown. An invisible native range input lies over it and handles
 * focus and keys; the ruler itself handles pointers.
 */
export const StepRuler = (props: { steps: Steps; of: number; position: Position }) => {
  let whole!: HTMLDivElement;
  let range!: HTMLInputElement;
  let pointer: number | undefined;
  const last = () => Math.max(0, props.steps.count - 1);
  const current = () => Math.min(props.position.step() ?? last(), last());
  const share = () => (last() === 0 ? 1 : current() / last());
  const words = () => {
    if (props.steps.count === 0) return say('No yields yet');
    const { number, time } = props.steps.at(current());
    const at = inSeconds(time);
    return props.position.step() === undefined
      ? say`Live: ${number} of ${props.of}, at ${at}`
      : say`${number} of ${props.of}, at ${at}`;
  };
  const pointTo = ({ clientX }: PointerEvent) => {
    const { left, width } = whole.getBoundingClientRect();
    props.position.seek(((clientX - left) / (width || 1)) * last());
  };
  const keyed = ({ key, shiftKey }: KeyboardEvent): number | undefined => {
    const step = shiftKey ? 10 : 1;
    const page = Math.max(1, Math.round(props.steps.count / 10));
    const moves: Record<string, number> = {
      ArrowRight: step,
      ArrowUp: step,
      ArrowLeft: -step,
      ArrowDown: -step,
      PageUp: page,
      PageDown: -page,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    };
    const move = moves[key];
    return move === undefined ? undefined : current() + move;
  };
  // The order matters: a range input accepts no value beyond its current maximum.
  createEffect(() => {
    range.max = String(last());
    range.value = String(current());
  });

  return (
    <div
      ref={whole}
      class="yc-ruler"
      data-live={props.position.step() === undefined ? '' : undefined}
      style={{ '--yc-share': share(), '--yc-tick': `max(${closest}px, calc(100% / ${Math.max(1, last())}))` }}
      onPointerDown={(event) => {
        if (event.button !== 0 || props.steps.count === 0) return;
        // Otherwise the focus would go to the pressed element, which cannot hold it.
        event.preventDefault();
        range.focus({ preventScroll: true });
        whole.setPointerCapture(event.pointerId);
        pointer = event.pointerId;
        pointTo(event);
      }}
      onPointerMove={(event) => event.pointerId === pointer && pointTo(event)}
      onPointerUp={() => {
        pointer = undefined;
      }}
      onPointerCancel={() => {
        pointer = undefined;
      }}
    >
      <span class="yc-ruler-past" />
      <span class="yc-ruler-hand" />
      <input
        ref={range}
        type="range"
        min="0"
        step="1"
        aria-label="Yield"
        aria-valuetext={words()}
        disabled={props.steps.count === 0}
        onInput={() => props.position.seek(range.valueAsNumber)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const step = keyed(event);
          if (step === undefined && event.key !== ' ') return;
          event.preventDefault();
          if (step !== undefined) props.position.seek(step);
          else if (props.position.playing()) props.position.pause();
          else props.position.play();
        }}
      />
    </div>
  );
};
