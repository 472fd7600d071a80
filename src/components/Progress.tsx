import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import type { ProgressTrack } from '../protocol';
import { language, say } from '../words';
import type { ProgressShown } from './contract';

/**
 * In milliseconds: how long a wait of unknown progress stays hidden, and the shortest time that progress stays visible.
 */
const patience = 400;
const stays = 300;

const share = (track: ProgressTrack): number | null =>
  track.done === null || !track.total ? null : Math.max(0, Math.min(1, track.done / track.total));

const count = (n: number) => n.toLocaleString(language(), { maximumFractionDigits: 2 });

/** "45%", "3/10 steps", "3 steps", or an empty string if nothing is counted. A share has a total of 1 and no unit. */
const countOf = ({ done, total, unit }: ProgressTrack, between: (done: string, total: string) => string): string => {
  if (done === null) return '';
  if (total === 1 && !unit) return `${Math.round(done * 100)}%`;
  const counted = total === null ? count(done) : between(count(done), count(total));
  return `${counted}${unit ? ` ${unit}` : ''}`;
};
const wordsOf = (track: ProgressTrack) =>
  [track.description, countOf(track, (done, total) => `${done}/${total}`)].filter(Boolean).join(' ');

const Bar = (props: { track: ProgressTrack | undefined; name: string }) => {
  const done = () => (props.track ? share(props.track) : null);
  return (
    <div
      class="yc-progress-bar"
      role="progressbar"
      aria-label={props.track?.description || props.name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={done() === null ? undefined : Math.round((done() ?? 0) * 100)}
      aria-valuetext={(props.track && countOf(props.track, (done, total) => say`${done} of ${total}`)) || undefined}
      data-indeterminate={done() === null ? '' : undefined}
      style={{ '--yc-share': done() ?? 1 }}
    />
  );
};

type ProgressProps = {
  /** `undefined` if there is nothing to wait for. */
  progress: ProgressShown | undefined;
  /** The name of the component that waits. */
  name: string;
  /** Seconds since the wait began, if they should be shown. */
  elapsed?: number;
};

/**
 * How far a run has got: a line of text, and a bar for each loop, the outermost first. It overlays the top of the
 * component and takes no room of its own, so nothing moves when it comes and goes.
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
        {/* Screen readers get all of this from the bars. */}
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
