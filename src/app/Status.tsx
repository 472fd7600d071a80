import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js';
import type { AppState } from '../host';
import type { AppModel, RunView } from './workspace';

/** Seconds after which a run that nothing in the app can end gets a Stop of its own. */
const patience = 10;

const words: Record<AppState, string> = {
  idle: 'Ready',
  loading: 'Loading…',
  running: 'Running',
  stopping: 'Stopping…',
  stopped: 'Stopped',
  done: 'Done',
  error: 'Failed',
};

const going = (state: AppState) => state === 'running' || state === 'stopping';

/** How the app stands, in words. The figures tick outside of what is spoken; the last ones are spoken with the end. */
export const Status = (props: { model: AppModel }) => {
  const now = createClock(() => going(props.model.state()));
  const figures = createMemo(() => {
    const run = props.model.run();
    return run && props.model.state() !== 'loading'
      ? `${count(run)} · ${elapsed(run, going(props.model.state()), now())}`
      : '';
  });
  /** The longest wait of what waits. */
  const wait = createMemo(() => {
    const last = props.model.waits().at(-1);
    if (!last) return '';
    const about = last.seconds === undefined ? '' : `, about ${last.seconds.toFixed(1)} s`;
    return ` · queue: ${last.place} of ${last.of}${about}`;
  });
  const spoken = createMemo(() => {
    const state = props.model.state();
    const final = ['done', 'stopped', 'error'].includes(state) && figures();
    return final ? `${words[state]} · ${final}` : words[state];
  });
  const needsStop = () => {
    const run = props.model.run();
    return going(props.model.state()) && run?.endless && now() - beganAt(run) > patience * 1000;
  };
  return (
    <div class="yc-status">
      <span class="yc-status-icon" aria-hidden="true" />
      <span role="status">{spoken()}</span>
      <Show when={going(props.model.state()) && figures()}>
        <span class="yc-figures" aria-hidden="true">
          {figures()}
          {wait()}
        </span>
      </Show>
      {/* Beside the status and no part of it: who hears it needs not be told. */}
      <Show when={!going(props.model.state()) && props.model.playing()}>
        <span class="yc-figures yc-playing-on">Still playing</span>
      </Show>
      <Show when={needsStop()}>
        <button type="button" class="yc-button yc-status-stop" onClick={() => props.model.stop()}>
          Stop
        </button>
      </Show>
    </div>
  );
};

const count = ({ yields }: RunView) => (yields === 1 ? '1 yield' : `${yields.toLocaleString('en')} yields`);

const beganAt = ({ recorders }: RunView) => recorders[0]?.began ?? 0;

/**
 * The time since the first run of a chain began: until now while it goes on. When it is over, until the last yield of a run
 * that came to its end, and until the end of one that was stopped or failed, which may have hung since its last yield.
 */
const elapsed = (run: RunView, on: boolean, now: number) => {
  const last = run.recorders.at(-1);
  if (on || !last) return inSeconds(now - beganAt(run));
  const { lastYield, ended = 0, outcome } = last.record;
  const milliseconds = last.began + (outcome === 'done' ? (lastYield ?? ended) : ended) - beganAt(run);
  return run.recorders.every(({ record }) => record.fromCache)
    ? `from cache, ${Math.round(milliseconds)} ms`
    : inSeconds(milliseconds);
};

const inSeconds = (milliseconds: number) => `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`;

/** The time in milliseconds, ten times a second while `on`. */
const createClock = (on: () => boolean) => {
  const [now, setNow] = createSignal(performance.now());
  createEffect(() => {
    if (!on()) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 100);
    onCleanup(() => clearInterval(timer));
  });
  return now;
};
