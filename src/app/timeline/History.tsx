import { createMemo, createSignal, For, Index, Show } from 'solid-js';
import { lazily, saveFile } from '../../components';
import { language, say } from '../../words';
import type { Mounted } from '../mounted';
import { createHistoryLines, millisecondsOf, outcomeOf } from './history-lines';
import type { PastRun } from './recording';
import { createRunList } from './run-list';
import { inSeconds } from './StepRuler';
import type { Recording } from './taken';

const Compare = lazily(() => import('./Compare').then((module) => module.Compare));
const Storage = lazily(() => import('../storage/Storage').then((module) => module.Storage));

const words = { done: 'Done', stopped: 'Stopped', failed: 'Failed', running: 'Running' } as const;

/** The time if it is today, otherwise the date and time. */
const moment = (time: Date): string =>
  time.toDateString() === new Date().toDateString()
    ? time.toLocaleTimeString(language())
    : time.toLocaleString(language(), { dateStyle: 'short', timeStyle: 'medium' });

/** The app's runs, latest first. They can be shown again without running, pinned, rated, compared, saved or removed. */
export const History = (props: {
  runs: readonly PastRun[];
  opened: Recording | undefined;
  mounted: Mounted;
  onOpen(run: PastRun | undefined): void;
  onReplace(run: PastRun, by?: PastRun): void;
}) => {
  let rows!: HTMLUListElement;
  const { description, origin, fileOf } = props.mounted;
  const list = createRunList(
    () => props.runs,
    (run, by) => props.onReplace(run, by),
    description,
    origin,
  );
  const [stored, setStored] = createSignal(false);
  const [saving, setSaving] = createSignal(false);
  /** The first run to compare, and the second once it is chosen. */
  const [compared, setCompared] = createSignal<readonly PastRun[]>([]);
  const pair = () => {
    const [first, second] = compared();
    return first && second && ([first, second] as const);
  };
  const trying = async (work: () => Promise<void>) => {
    list.setProblem();
    await work().catch((thrown: unknown) => list.setProblem(thrown instanceof Error ? thrown.message : String(thrown)));
  };
  /** The run to show: one that was chosen before it may load more slowly. */
  let wanted: PastRun | undefined;
  const open = (run: PastRun) =>
    trying(async () => {
      wanted = props.opened === run.recording ? undefined : run;
      if (wanted) await list.load(run);
      if (wanted === run) props.onOpen(run);
      else if (!wanted) props.onOpen(undefined);
    });
  const compare = (run: PastRun) =>
    trying(async () => {
      await list.load(run);
      setCompared((before) => (before[0]?.recording === run.recording ? [] : [...before.slice(0, 1), run]));
    });
  const save = (kind: 'csv' | 'jsonl' | 'zip') =>
    trying(async () => {
      const runs = list.all();
      if (kind === 'csv') return saveText(createHistoryLines(runs, description).csv(), kind);
      setSaving(true);
      try {
        // A run whose yields are gone is saved without them.
        for (const run of runs) await list.load(run).catch(() => {});
        if (kind === 'jsonl') saveText(createHistoryLines(runs, description).jsonl(), kind);
        else await (await import('./history-files')).saveHistoryFiles(runs, description, fileOf);
      } finally {
        setSaving(false);
      }
    });
  const saveText = (text: string, kind: 'csv' | 'jsonl') => {
    saveFile(new Blob([text], { type: kind === 'csv' ? 'text/csv' : 'application/jsonl' }), `runs.${kind}`);
  };
  const name = (run: PastRun) => say`the run of ${moment(run.began)}`;
  const remove = (run: PastRun) => {
    list.remove(run);
    // The button that was pressed is gone, so the focus moves to the list.
    rows.focus();
  };
  return (
    <div class="yc-history">
      <ul ref={rows} class="yc-history-list" aria-label="Runs" tabindex="-1">
        <Index each={list.all()}>
          {(run) => (
            <li class="yc-history-run" aria-current={props.opened === run().recording ? 'true' : undefined}>
              <span class="yc-history-what">
                <strong>{run().inputs || say('No inputs')}</strong>
                <span>
                  {moment(run().began)} ·{' '}
                  {run().recording.yields === 1 ? say('1 yield') : say`${run().recording.yields} yields`} ·{' '}
                  {inSeconds(millisecondsOf(run()))} · {say(words[outcomeOf(run()) ?? 'running'])}
                </span>
              </span>
              <span class="yc-timeline-keys">
                <button
                  type="button"
                  class="yc-action"
                  aria-pressed={props.opened === run().recording}
                  aria-label={say`Open ${name(run())}`}
                  disabled={!list.isThere(run())}
                  onClick={() => open(run())}
                >
                  {props.opened === run().recording ? say('Shown') : say('Open')}
                </button>
                <button
                  type="button"
                  class="yc-action"
                  aria-pressed={run().pinned === true}
                  aria-label={say`Pin ${name(run())}`}
                  title="A pinned run stays in this browser"
                  onClick={() => list.mark(run(), { pinned: run().pinned ? undefined : true })}
                >
                  {run().pinned ? say('Pinned') : say('Pin')}
                </button>
                <For each={['up', 'down'] as const}>
                  {(rating) => (
                    <button
                      type="button"
                      class="yc-action"
                      aria-pressed={run().rating === rating}
                      aria-label={
                        rating === 'up' ? say`Thumbs up for ${name(run())}` : say`Thumbs down for ${name(run())}`
                      }
                      onClick={() => list.mark(run(), { rating: run().rating === rating ? undefined : rating })}
                    >
                      <Thumb points={rating} />
                    </button>
                  )}
                </For>
                <button
                  type="button"
                  class="yc-action"
                  aria-pressed={compared()[0]?.recording === run().recording}
                  aria-label={say`Compare ${name(run())}`}
                  disabled={!list.isThere(run())}
                  onClick={() => compare(run())}
                >
                  {compared().length === 1 && compared()[0]?.recording !== run().recording
                    ? say('With this')
                    : say('Compare')}
                </button>
                <button
                  type="button"
                  class="yc-action"
                  aria-label={say`Remove ${name(run())}`}
                  onClick={() => remove(run())}
                >
                  Remove
                </button>
              </span>
              <Show when={run().rating || run().note}>
                <NoteField
                  name={name(run())}
                  note={run().note}
                  onNote={(note) => list.mark(run(), { note: note || undefined })}
                />
              </Show>
            </li>
          )}
        </Index>
      </ul>
      <Show when={list.problem()}>
        <p class="yc-timeline-note yc-problem" role="alert">
          {list.problem()}
        </p>
      </Show>
      <div class="yc-timeline-keys yc-history-foot">
        <For
          each={
            [
              ['csv', say('Save list (CSV)')],
              ['zip', say('Save list and files (zip)')],
              ['jsonl', say('Save all (JSON Lines)')],
            ] as const
          }
        >
          {([kind, words]) => (
            <button
              type="button"
              class="yc-action"
              disabled={list.all().length === 0 || saving()}
              onClick={() => save(kind)}
            >
              {words}
            </button>
          )}
        </For>
        <button type="button" class="yc-action yc-timeline-end" onClick={() => setStored(true)}>
          Storage…
        </button>
        <Show when={pair()}>
          {(runs) => <Compare runs={runs()} description={description} onClose={() => setCompared([])} />}
        </Show>
        <Show when={stored()}>
          <Storage onClose={() => setStored(false)} />
        </Show>
      </div>
    </div>
  );
};

const NoteField = (props: { name: string; note: string | undefined; onNote(note: string): void }) => {
  // A memo, so that what is being typed stays when something else about the run changes.
  const note = createMemo(() => props.note ?? '');
  return (
    <input
      type="text"
      class="yc-field yc-history-note"
      aria-label={say`Note on ${props.name}`}
      placeholder="A note"
      maxLength={1000}
      value={note()}
      onChange={({ currentTarget }) => props.onNote(currentTarget.value)}
    />
  );
};

/** Drawn as SVG, since not every system has a glyph for the thumb characters. */
const Thumb = (props: { points: 'up' | 'down' }) => (
  <svg class="yc-history-thumb" data-points={props.points} viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5 7 8 1.5c1 0 1.8.8 1.6 2L9.2 6h4c.9 0 1.6.8 1.4 1.7l-1 4.6c-.2.7-.8 1.2-1.5 1.2H5zM1.4 7h2.4v6.5H1.4z" />
  </svg>
);
