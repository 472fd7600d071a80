import type { Capture, CaptureState } from '../../media';
import { DeviceSelect } from './DeviceSelect';

type BarAsideProps = {
  /** How things stand, in a few words. */
  words: string;
  capture: Capture;
  state: CaptureState;
  onProblem(problem: string | undefined): void;
};

/** What stands beside the buttons of a bar: how things stand, and which device is taken. */
export const BarAside = (props: BarAsideProps) => (
  <div class="yc-capture-aside">
    <p class="yc-capture-words" aria-live="polite">
      {props.words}
    </p>
    <DeviceSelect capture={props.capture} state={props.state} onProblem={props.onProblem} />
  </div>
);
