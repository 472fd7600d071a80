import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { lazily } from '../../components';
import { language, say } from '../../words';
import type { AppModel } from '../app-model';
import type { Mounted } from '../mounted';
import { createPosition, type Speed, speeds } from './position';
import type { PastRun } from './recording';
import { SaveSteps } from './SaveSteps';
import { inSeconds, StepRuler } from './StepRuler';
import { createSteps } from './steps';
import type { Recording } from './taken';
import './timeline.css';

/** Loaded on demand: few people look further back than the latest run. */
const History = lazily(() => import('./History').then((module) => module.History));

const none: Recording = { first: 0, taken: [], yields: 0, kept: 0, bytes: 0, every: 1 };

const ordinal = (every: number) =>
  `${every}${every % 100 === 12 ? 'th' : (['th', 'st', 'nd', 'rd'][every % 10] ?? 'th')}`;

/** Steps through what a run has yielded, while it runs and afterwards. */
export const Timeline = (props: { model: AppModel; mounted: Mounted; onClose(): void }) => {
  let section!: HTMLElement;
  const { description, parts } = props.mounted;
  const [problem, setProblem] = createSignal<string>();
  /** An earlier run, shown instead of the latest. */
  const [opened, setOpened] = createSignal<Recording>();
  const [listed, setListed] = createSignal(false);
  const [changes, setChanges] = createSignal(0);
  const recording = createMemo(
    () => {
      // Read only to track it: the recording grows with each frame that draws.
      props.model.run();
      return opened() ?? props.model.timeline()?.recording() ?? none;
    },
    undefined,
    { equals: false },
  );
  const steps = createMemo(() => createSteps(recording(), description));
  const position = createPosition(steps, (step) => {
    // The page does not show the last yield of an earlier run by itself.
    const shown = step ?? (opened() ? steps().count - 1 : undefined);
    props.model.look(shown === undefined ? undefined : steps().look(shown, parts.all));
  });
  const runs = createMemo(() => {
    recording();
    props.model.state();
    changes();
    return [...(props.model.timeline()?.runs() ?? [])];
  });
  const replace = (before: PastRun, after?: PastRun) => {
    const listed = props.model.timeline()?.runs() ?? [];
    listed.splice(0, listed.length, ...listed.flatMap((each) => (each !== before ? [each] : after ? [after] : [])));
    if (!after && opened() === before.recording) setOpened();
    setChanges((count) => count + 1);
  };
  const current = () => position.step() ?? steps().count - 1;
  const at = () => (steps().count > 0 ? steps().at(Math.min(current(), steps().count - 1)) : undefined);
  const first = createMemo(() => recording().first);
  createEffect(on(first, () => position.live(), { defer: true }));
  // When a run begins, show that one.
  createEffect(
    on(
      () => props.model.run()?.first,
      () => setOpened(),
      { defer: true },
    ),
  );
  const every = createMemo(() => recording().every);
  // Thinning has renumbered the steps, so the one shown may be another: go back to live.
  createEffect(on(every, () => position.step() !== undefined && position.live(), { defer: true }));
  onMount(() => section.querySelector('input')?.focus());
  onCleanup(() => props.model.look(undefined));

  const isLive = () => position.step() === undefined;
  return (
    <section
      ref={section}
      class="yc-timeline"
      aria-label="Timeline"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        props.onClose();
      }}
    >
      <StepRuler steps={steps()} of={recording().yields} position={position} />
      <div class="yc-timeline-bar">
        <div class="yc-timeline-keys">
          <button
            type="button"
            class="yc-action yc-timeline-play"
            disabled={steps().count < 2}
            onClick={() => (position.playing() ? position.pause() : position.play())}
          >
            <span class="yc-timeline-icon" data-icon={position.playing() ? 'pause' : 'play'} aria-hidden="true" />
            {position.playing() ? say('Pause') : say('Play')}
          </button>
          <label class="yc-timeline-speed">
            <span class="yc-timeline-hidden">Speed</span>
            <select
              class="yc-speed"
              value={String(position.speed())}
              onChange={({ currentTarget }) => position.setSpeed(Number(currentTarget.value) as Speed)}
            >
              <For each={speeds}>{(speed) => <option value={String(speed)}>{speed}×</option>}</For>
            </select>
          </label>
          <button
            type="button"
            class="yc-action yc-timeline-live"
            aria-pressed={isLive()}
            onClick={() => position.live()}
          >
            {opened() ? say('End') : say('Live')}
          </button>
        </div>
        <p class="yc-timeline-at">
          <Show when={at()} fallback={say('No yields yet')}>
            {(step) => (
              <>
                <strong>{step().number.toLocaleString(language())}</strong>{' '}
                {say`of ${recording().yields}, at ${inSeconds(step().time)}`}
              </>
            )}
          </Show>
        </p>
        <div class="yc-timeline-keys yc-timeline-end">
          <button type="button" class="yc-action" aria-expanded={listed()} onClick={() => setListed(!listed())}>
            Runs
          </button>
          <SaveSteps
            steps={steps()}
            step={current()}
            description={description}
            fileOf={props.mounted.fileOf}
            onProblem={setProblem}
          />
          <button type="button" class="yc-action" onClick={() => props.onClose()}>
            Close
          </button>
        </div>
      </div>
      <Show when={listed()}>
        <History
          runs={runs()}
          opened={opened()}
          mounted={props.mounted}
          onOpen={(run) => setOpened(run?.recording)}
          onReplace={replace}
        />
      </Show>
      <Show when={every() > 1}>
        <p class="yc-timeline-note">{say`To save memory, every ${language() === 'en' ? ordinal(every()) : every()} yield of this run can be looked at.`}</p>
      </Show>
      <Show when={problem()}>
        <p class="yc-timeline-note yc-problem" role="alert">
          {problem()}
        </p>
      </Show>
    </section>
  );
};
