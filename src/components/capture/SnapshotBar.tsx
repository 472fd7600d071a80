import { type JSX, Show } from 'solid-js';
import type { Capture, CaptureState } from '../../media';
import { say } from '../../words';
import { Icon } from '../media/Icon';
import { BarAside } from './BarAside';

type SnapshotBarProps = {
  capture: Capture;
  state: CaptureState;
  /** There is a picture that a new one would replace. */
  filled: boolean;
  /** A picture is being taken. */
  busy: boolean;
  why: string;
  ref(main: HTMLButtonElement): void;
  onOpen(): void;
  onTake(): void;
  onProblem(problem: string | undefined): void;
  /** More buttons, shown while the camera is off. */
  children?: JSX.Element;
};

/** The bar below a picture. Its first button opens the camera, then takes the picture, then offers to retake it. */
export const SnapshotBar = (props: SnapshotBarProps) => {
  const isOff = () => props.state.phase === 'off';
  const isReady = () => props.state.phase === 'open' && !props.busy;
  const words = () => {
    if (isOff()) return props.state.notice ?? (props.filled ? '' : props.why);
    if (props.state.phase === 'opening') return say('Waiting for the camera. Allow it where your browser asks.');
    return props.state.notice ?? say('Camera on');
  };
  const onMain = (event: MouseEvent) => {
    // The second click of a double click is not meant for the button's new action.
    if (event.detail > 1) return;
    if (isOff()) props.onOpen();
    else if (isReady()) props.onTake();
  };
  return (
    <div class="yc-capture-bar">
      <button
        ref={props.ref}
        type="button"
        class="yc-action yc-framed yc-capture-main yc-shutter"
        aria-disabled={isOff() || isReady() ? undefined : 'true'}
        onClick={onMain}
      >
        <Icon shape="camera" />
        {isOff() && props.filled ? say('Retake') : say('Take picture')}
      </button>
      <Show when={!isOff()}>
        <button
          type="button"
          class="yc-action yc-framed"
          onClick={(event) => {
            event.currentTarget.parentElement?.querySelector('button')?.focus();
            props.capture.close();
          }}
        >
          Close
        </button>
      </Show>
      <Show when={isOff()}>{props.children}</Show>
      <BarAside words={words()} capture={props.capture} state={props.state} onProblem={props.onProblem} />
    </div>
  );
};
