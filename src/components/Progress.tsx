import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import type { Track } from '../protocol';
import type { ProgressShown } from './contract';

/** Milliseconds before a wait is shown of which nobody said how far it is, and the least for which anything is shown. */
const patience = 400;
const stays = 300;

const share = (track: Track): number | null =>
  track.done === null || !track.total ? null : Math.max(0, Math.min(1, track.done / track.total));

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** "45%", "3/10 steps", "3 steps", or nothing where nobody counts. A share has a total of 1 and no unit. */
const countOf = ({ done, total, unit }: Track, between: string): string => {
  if (done === null) return '';
  if (total === 1 && !unit) return `${Math.round(done * 100)}%`;
  return `${count.format(done)}${total === null ? '' : between + count.format(total)}${unit ? ` ${unit}` : ''}`;
};
const wordsOf = (track: Track) => [track.description, countOf(track, '/')].filter(Boolean).join(' ');

const Bar = (props: { track: Track | undefined; name: string }) => {
  const done = () => (props.track ? share(props.track) : null);
  return (
    <div
      class="yc-progress-bar"
      role="progressbar"
      aria-label={props.track?.description || props.name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={done() === null ? undefined : Math.round((done() ?? 0) * 100)}
      aria-valuetext={(props.track && countOf(props.track, ' of ')) || undefined}
      data-indeterminate={done() === null ? '' : undefined}
      style={{ '--yc-share': done() ?? 1 }}
    />
  );
};

type ProgressProps = {
  /** Nothing where nothing is waited for. */
  progress: ProgressShown | undefined;
  /** What waits. */
  name: string;
  /** Seconds since the wait began, where they should be told. */
  elapsed?: number;
};

/**
 * How far a wait is: a line of words and a bar for each loop, the outermost first. It lies over the top of what waits
 * and takes no room of its own, so that nothing moves when it comes and goes.
 */
export const Progress = (props: ProgressProps) => {
  const [shown, setShown] = createSignal(false);
  const latest = createMemo<ProgressShown | undefined>((before) => props.progress ?? before);
  const tracks = () => latest()?.tracks ?? [];
  const state = createMemo(() => (!props.progress ? 'over' : props.progress.tracks.length > 0 ? 'told' : 'going'));
  let since = 0;
  createEffect(() => {
    const now = state();
    const show = () => {
      since = performance.now();
      setShown(true);
    };
    if (shown() ? now !== 'over' : now === 'over') return;
    if (now === 'told') return show();
    const rest = shown() ? since + stays - performance.now() : patience;
    const timer = setTimeout(() => (now === 'over' ? setShown(false) : show()), Math.max(0, rest));
    onCleanup(() => clearTimeout(timer));
  });

  let panel: HTMLDivElement | undefined;
  const [toolsWidth, setToolsWidth] = createSignal(0);
  createEffect(() => {
    if (!shown()) return;
    const tools = panel?.closest('.yc-component')?.querySelector<HTMLElement>(':scope > .yc-tools');
    setToolsWidth(tools?.offsetWidth ?? 0);
  });

  const words = () =>
    [...tracks().map(wordsOf), props.elapsed === undefined ? '' : `${props.elapsed.toFixed(1)} s`].filter(Boolean);
  return (
    <Show when={shown()}>
      <div
        ref={(element) => {
          panel = element;
        }}
        class="yc-progress-panel"
        style={{ '--yc-tools': `${toolsWidth()}px` }}
        data-mode={latest()?.mode}
        data-told={words().length > 0 ? '' : undefined}
      >
        {/* The bars say all of it to who cannot see them. */}
        <Show when={latest()?.mode === 'full' && words().length > 0}>
          <p class="yc-progress-words" aria-hidden="true">
            {words().join(' · ')}
          </p>
        </Show>
        <For each={tracks().length > 0 ? tracks().map((_, index) => index) : [0]}>
          {(index) => <Bar track={tracks()[index]} name={props.name} />}
        </For>
      </div>
    </Show>
  );
};
