import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js';
import { lazily } from '../components';
import type { AppState } from '../host';
import { say } from '../words';
import type { AppModel } from './app-model';
import type { RunView } from './mounted';

/** Loaded when a person first looks back at a run. */
const Timeline = lazily(() => import('./timeline/Timeline').then((module) => module.Timeline));

/** Seconds after which a run that nothing in the app can end gets a Stop button. */
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

/**
 * The app's state in words. Screen readers announce the state and the final figures, but not the figures as they tick.
 */
export const Status = (props: { model: AppModel }) => {
  const [open, setOpen] = createSignal(false);
  const now = createClock(() => going(props.model.state()));
  const figures = createMemo(() => {
    const run = props.model.run();
    const state = props.model.state();
    if (!run || state === 'loading') return '';
    const yielded = state === 'done' && run.yields === 0 ? run.hasOutputs && say('nothing was yielded') : count(run);
    return [yielded, elapsed(run, going(state), now())].filter(Boolean).join(' · ');
  });
  /** The longest wait in the queue. */
  const wait = createMemo(() => {
    const last = props.model.waits().at(-1);
    if (!last) return '';
    const about = last.seconds === undefined ? '' : say`, about ${last.seconds.toFixed(1)} s`;
    return ` · ${say`queue: ${last.place} of ${last.of}`}${about}`;
  });
  const spoken = createMemo(() => {
    const state = props.model.state();
    const final = ['done', 'stopped', 'error'].includes(state) && figures();
    return final ? `${say(words[state])} · ${final}` : say(words[state]);
  });
  const needsStop = () => {
    const run = props.model.run();
    return going(props.model.state()) && run?.endless && now() - beganAt(run) > patience * 1000;
  };
  return (
    <>
      <Show when={open() && props.model.mounted()} keyed>
        {(mounted) => <Timeline model={props.model} mounted={mounted} onClose={() => setOpen(false)} />}
      </Show>
      <div class="yc-status" part="status">
        <span class="yc-status-icon" aria-hidden="true" />
        <span role="status">{spoken()}</span>
        <Show when={going(props.model.state()) && figures()}>
          <span class="yc-figures" aria-hidden="true">
            {figures()}
            {wait()}
          </span>
        </Show>
        {/* Not part of the announced status: a person who hears the sound need not be told. */}
        <Show when={!going(props.model.state()) && props.model.playing()}>
          <span class="yc-figures yc-playing-on">Still playing</span>
        </Show>
        <Show when={needsStop()}>
          <button type="button" class="yc-button yc-status-stop" onClick={() => props.model.stop()}>
            Stop
          </button>
        </Show>
        <Show
          when={open() || (props.model.run()?.yields && props.model.mounted()?.description.layout.timelineBytes !== 0)}
        >
          <button
            type="button"
            class="yc-action yc-status-timeline"
            aria-expanded={open()}
            onClick={() => setOpen(!open())}
          >
            Timeline
          </button>
        </Show>
      </div>
    </>
  );
};

const count = ({ yields }: RunView) => (yields === 1 ? say('1 yield') : say`${yields} yields`);

const beganAt = ({ recorders }: RunView) => recorders[0]?.began ?? 0;

/**
 * The time since the first run of a chain began: up to now while the chain goes on. Afterwards, up to the last yield if
 * the last run finished, or up to its end if it was stopped or failed, since it may have hung after its last yield.
 */
const elapsed = (run: RunView, on: boolean, now: number) => {
  const last = run.recorders.at(-1);
  if (on || !last) return inSeconds(now - beganAt(run));
  const { lastYield, ended = 0, outcome } = last.record;
  const milliseconds = last.began + (outcome === 'done' ? (lastYield ?? ended) : ended) - beganAt(run);
  return run.recorders.every(({ record }) => record.fromCache)
    ? say`from cache, ${Math.round(milliseconds)} ms`
    : inSeconds(milliseconds);
};

const inSeconds = (milliseconds: number) => `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`;

/** The time in milliseconds, updated ten times a second while `on`. */
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
