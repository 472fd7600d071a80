import { createMemo, type JSX, Show } from 'solid-js';
import type { Capture, CaptureState } from '../../media';
import type { ComponentProps } from '../contract';
import { Icon } from '../media/Icon';
import { BarAside } from './BarAside';
import { isLive } from './capturing';
import { TimeLimit } from './TimeLimit';
import { tenths } from './words';

type RecordBarProps = {
  capture: Capture;
  state: CaptureState;
  streaming: boolean;
  /** There is a value, which a new recording would replace. */
  filled: boolean;
  why: string;
  /** A person may look first, where nothing has been recorded yet. */
  preview: boolean;
  limit: ComponentProps['limit'];
  ref?: (main: HTMLButtonElement) => void;
  onAsk(what: 'open' | 'start'): void;
  onProblem(problem: string | undefined): void;
  /** What else can be done while nothing is recorded. */
  children?: JSX.Element;
};

/** The line below what is recorded. Its first button keeps its place and the focus from Record to Stop and on to Retake. */
export const RecordBar = (props: RecordBarProps) => {
  const phase = createMemo(() => props.state.phase);
  const isReady = () => phase() === 'off' || phase() === 'open';
  const isRunning = () => phase() === 'recording' || phase() === 'paused';
  const device = () => (props.capture.source === 'microphone' ? 'microphone' : 'camera');
  const words = () => {
    switch (phase()) {
      case 'off':
        return props.state.notice ?? (props.filled && !props.streaming ? '' : props.why);
      case 'opening':
        return `Waiting for the ${device()}. Allow it where your browser asks.`;
      case 'open':
        return props.state.notice ?? 'Preview';
      case 'recording':
        return props.state.notice ?? (props.streaming ? 'Streaming' : 'Recording');
      case 'paused':
        return 'Paused';
      case 'finishing':
        return props.streaming ? 'Handing over the last piece…' : 'Making the file…';
    }
  };
  const name = () => {
    if (!isReady()) return 'Stop';
    if (props.streaming) return 'Start';
    return phase() === 'off' && props.filled ? 'Retake' : 'Record';
  };
  const onMain = (event: MouseEvent) => {
    // The second click of a double one is not meant for what has taken the button's place meanwhile.
    if (event.detail > 1 || phase() === 'finishing') return;
    if (isReady()) props.onAsk('start');
    else void props.capture.stop();
  };

  return (
    <div class="yc-capture-bar" data-phase={phase()}>
      <button
        ref={(main) => props.ref?.(main)}
        type="button"
        class="yc-action yc-framed yc-capture-main"
        aria-disabled={phase() === 'finishing' ? 'true' : undefined}
        onClick={onMain}
      >
        <Icon shape={isReady() ? (props.streaming ? 'play' : 'record') : 'stop'} />
        {name()}
      </button>
      <Show when={isRunning() && !props.streaming}>
        <button
          type="button"
          class="yc-action yc-framed yc-pause"
          onClick={() => (phase() === 'paused' ? props.capture.resume() : props.capture.pause())}
        >
          {phase() === 'paused' ? 'Resume' : 'Pause'}
        </button>
      </Show>
      <Show when={props.preview && (phase() === 'open' || (phase() === 'off' && !props.filled))}>
        <button
          type="button"
          class="yc-action yc-framed"
          onClick={() => (phase() === 'open' ? props.capture.close() : props.onAsk('open'))}
        >
          {phase() === 'open' ? 'Close' : 'Preview'}
        </button>
      </Show>
      <Show when={phase() === 'off'}>{props.children}</Show>
      <Show when={isLive(props.state) && phase() !== 'open'}>
        <span class="yc-elapsed">{tenths(props.state.duration)}</span>
      </Show>
      <Show when={isRunning() && props.limit}>{(limit) => <TimeLimit limit={limit()} />}</Show>
      <BarAside words={words()} capture={props.capture} state={props.state} onProblem={props.onProblem} />
    </div>
  );
};
