import { Show } from 'solid-js';
import type { Capture } from '../../media';
import { say } from '../../words';
import { createAsking, isLive } from '../capture/capturing';
import { Trouble } from '../capture/Trouble';
import { tenths, whyAsked } from '../capture/words';
import { createLiveState } from '../live-state';
import { Icon } from '../media/Icon';
import { createPress } from '../press';

/** Records a file for a message: one button, from Record to Stop. */
export const VoiceNote = (props: { capture: Capture; onProblem(problem: string | undefined): void }) => {
  const state = createLiveState(() => props.capture);
  const asking = createAsking(
    () => props.capture,
    (problem) => props.onProblem(problem),
  );
  const isReady = () => state().phase === 'off' || state().phase === 'open';
  const press = createPress(isReady, () => {
    if (isReady()) asking.ask('start');
    else if (state().phase !== 'finishing') void props.capture.stop();
  });
  return (
    <>
      <button
        type="button"
        class="yc-action yc-framed yc-voice"
        data-phase={state().phase}
        title={isReady() ? whyAsked({ source: 'microphone', what: 'sound' }) : undefined}
        aria-disabled={state().phase === 'finishing' ? true : undefined}
        onPointerDown={press.onDown}
        onClick={press.onClick}
      >
        <Icon shape={isReady() ? 'record' : 'stop'} />
        {isReady() ? say('Record') : say('Stop recording')}
      </button>
      <Show when={isLive(state()) && state().phase !== 'open'}>
        <span class="yc-elapsed">{tenths(state().duration)}</span>
      </Show>
      <Trouble state={state()} onAgain={() => asking.again('start')} />
    </>
  );
};
