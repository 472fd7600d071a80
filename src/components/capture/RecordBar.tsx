import { createMemo, type JSX, Show } from 'solid-js';
import type { Capture, CaptureState } from '../../media';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Icon } from '../media/Icon';
import { createPress } from '../press';
import { BarAside } from './BarAside';
import { isLive } from './capturing';
import { tenths, timeLeft } from './words';

/** How much of its time limit a stream has used, as a bar with the time left in words. */
const TimeLimit = (props: { limit: { elapsed: number; total: number } }) => {
  const share = () => Math.max(0, Math.min(1, props.limit.elapsed / (props.limit.total || 1)));
  return (
    <div
      class="yc-limit"
      role="progressbar"
      aria-label="Time"
      aria-valuemin={0}
      aria-valuemax={props.limit.total}
      aria-valuenow={Math.min(props.limit.total, Math.floor(props.limit.elapsed))}
      aria-valuetext={timeLeft(props.limit)}
    >
      <div class="yc-limit-bar" style={{ '--yc-share': share() }} />
      <span class="yc-limit-words">{timeLeft(props.limit)}</span>
    </div>
  );
};

type RecordBarProps = {
  capture: Capture;
  state: CaptureState;
  streaming: boolean;
  /** There is a value that a new recording would replace. */
  filled: boolean;
  why: string;
  /** Offer a preview while nothing has been recorded yet. */
  preview: boolean;
  limit: ComponentProps['limit'];
  ref?: (main: HTMLButtonElement) => void;
  onAsk(what: 'open' | 'start'): void;
  onProblem(problem: string | undefined): void;
  /** More buttons, shown while the device is off. */
  children?: JSX.Element;
};

/** The bar below a recording. Its first button keeps its place and the focus from Record to Stop to Retake. */
export const RecordBar = (props: RecordBarProps) => {
  const phase = createMemo(() => props.state.phase);
  const isReady = () => phase() === 'off' || phase() === 'open';
  const isRunning = () => phase() === 'recording' || phase() === 'paused';
  const words = () => {
    switch (phase()) {
      case 'off':
        return props.state.notice ?? (props.filled && !props.streaming ? '' : props.why);
      case 'opening':
        return props.capture.source === 'microphone'
          ? say('Waiting for the microphone. Allow it where your browser asks.')
          : say('Waiting for the camera. Allow it where your browser asks.');
      case 'open':
        return props.state.notice ?? say('Preview');
      case 'recording':
        return props.state.notice ?? (props.streaming ? say('Streaming') : say('Recording'));
      case 'paused':
        return say('Paused');
      case 'finishing':
        return props.streaming ? say('Handing over the last piece…') : say('Making the file…');
    }
  };
  const name = () => {
    if (!isReady()) return say('Stop');
    if (props.streaming) return say('Start');
    return phase() === 'off' && props.filled ? say('Retake') : say('Record');
  };
  const press = createPress(isReady, () => {
    if (phase() === 'finishing') return;
    if (isReady()) props.onAsk('start');
    else void props.capture.stop();
  });

  return (
    <div class="yc-capture-bar" data-phase={phase()}>
      <button
        ref={(main) => props.ref?.(main)}
        type="button"
        class="yc-action yc-framed yc-capture-main"
        aria-disabled={phase() === 'finishing' ? 'true' : undefined}
        onPointerDown={press.onDown}
        onClick={press.onClick}
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
          {phase() === 'paused' ? say('Resume') : say('Pause')}
        </button>
      </Show>
      <Show when={props.preview && (phase() === 'open' || (phase() === 'off' && !props.filled))}>
        <button
          type="button"
          class="yc-action yc-framed"
          onClick={() => (phase() === 'open' ? props.capture.close() : props.onAsk('open'))}
        >
          {phase() === 'open' ? say('Close') : say('Preview')}
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
