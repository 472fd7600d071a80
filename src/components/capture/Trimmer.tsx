import { createEffect, createMemo, createSignal, createUniqueId, onCleanup, onMount, Show, untrack } from 'solid-js';
import { cutMedia, type Playback, type PlaybackState } from '../../media';
import type { Properties } from '../../protocol';
import { say } from '../../words';
import { pixels } from '../length';
import { placeElement } from '../media/element-place';
import { Icon } from '../media/Icon';
import { createTime } from '../media/playing';
import { Track } from '../media/Track';
import { Waveform } from '../media/Waveform';
import { TrimHandle } from './TrimHandle';
import { tenths } from './words';

/** The shortest part that can be kept, in seconds. */
export const shortestKept = 0.1;

type TrimmerProps = {
  playback: Playback;
  state: PlaybackState;
  /** How to show a video; `undefined` for sound, which has a waveform. */
  picture: Properties<'video'> | undefined;
  onFile(file: File): void;
  onCancel(): void;
  onProblem(problem: string | undefined): void;
};

/** The file behind a playback. */
const fileOf = async (playback: Playback): Promise<File> => {
  const [format] = await playback.saveFormats();
  if (!format) throw new Error(say('There is nothing to trim.'));
  const blob = await playback.save(format);
  return blob instanceof File ? blob : new File([blob], 'recording', { type: blob.type });
};

/** Trims the beginning and the end of audio or video, with two handles or by typing times. */
export const Trimmer = (props: TrimmerProps) => {
  let screen!: HTMLDivElement;
  let track!: HTMLDivElement;
  let first!: HTMLDivElement;
  const id = createUniqueId();
  // May change: the browser can correct its first guess. A memo, so that other changes of the state leave what is being
  // typed into the fields alone.
  const length = createMemo(() => props.state.duration);
  const [from, setFrom] = createSignal(0);
  const [end, setEnd] = createSignal(Number.POSITIVE_INFINITY);
  const to = createMemo(() => Math.min(end(), length()));
  const [work, setWork] = createSignal<AbortController>();
  const [share, setShare] = createSignal(0);
  const busy = () => work() !== undefined;
  // The cut belongs to this value: if the user cancels or the value is replaced, its result is dropped.
  onCleanup(() => work()?.abort());
  const time = createTime(
    () => props.playback,
    () => props.state,
    () => true,
  );
  const kept = createMemo(() => to() - from());
  const place = (seconds: number) => `${(100 * seconds) / (length() || 1)}%`;
  placeElement(
    () => screen,
    () => props.playback.element,
  );
  onMount(() => first.focus({ preventScroll: true }));

  const move = (which: 'from' | 'to', seconds: number) => {
    if (!Number.isFinite(seconds) || busy()) return;
    if (which === 'from') setFrom(Math.max(0, Math.min(seconds, to() - shortestKept)));
    else setEnd(seconds >= length() ? Number.POSITIVE_INFINITY : Math.max(from() + shortestKept, seconds));
    props.playback.pause();
    // Show the frame at the cut.
    props.playback.seek(which === 'from' ? from() : to());
  };
  const playPart = () => {
    if (props.state.playing) return props.playback.pause();
    if (time() < from() || time() >= to() - 0.05) props.playback.seek(from());
    props.playback.play();
  };
  createEffect(() => {
    if (props.state.playing && time() >= to()) untrack(() => props.playback).pause();
  });

  const apply = async () => {
    if (busy()) return;
    if (from() === 0 && end() === Number.POSITIVE_INFINITY) return props.onCancel();
    const { signal } = setWork(new AbortController());
    setShare(0);
    props.playback.pause();
    let problem: string | undefined;
    const lost = (message: string) => {
      problem = message;
    };
    try {
      const work = { signal, onProgress: setShare, lost };
      const file = await cutMedia(await fileOf(props.playback), from(), end(), work);
      if (signal.aborted) return;
      props.onFile(file);
      props.onProblem(problem);
    } catch (error) {
      if (!signal.aborted)
        props.onProblem(`${say('It could not be trimmed.')} ${error instanceof Error ? error.message : ''}`.trim());
    } finally {
      if (work()?.signal === signal) setWork();
    }
  };

  const handle = (which: 'from' | 'to') => (
    <TrimHandle
      ref={(element) => {
        if (which === 'from') first = element;
      }}
      side={which}
      value={which === 'from' ? from() : to()}
      least={which === 'from' ? 0 : from() + shortestKept}
      most={which === 'from' ? to() - shortestKept : length()}
      length={length()}
      track={() => track}
      onValue={(seconds) => move(which, seconds)}
    />
  );
  const field = (which: 'from' | 'to') => (
    <label class="yc-trim-time" for={`${id}-${which}`}>
      {which === 'from' ? say('From') : say('To')}
      <input
        id={`${id}-${which}`}
        class="yc-field"
        type="number"
        step="0.1"
        min="0"
        max={length()}
        value={Number((which === 'from' ? from() : to()).toFixed(2))}
        onChange={(event) => {
          move(which, event.currentTarget.valueAsNumber);
          // Show the clamped time if the typed one was out of range.
          event.currentTarget.value = String(Number((which === 'from' ? from() : to()).toFixed(2)));
        }}
      />
      s
    </label>
  );

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in a grid is not a plain box in every engine */}
      <div
        class="yc-capture-stage yc-trimmer"
        role="group"
        aria-label="Trim"
        data-picture={props.picture ? '' : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          props.onCancel();
        }}
      >
        <div
          ref={screen}
          class="yc-screen"
          hidden={!props.picture}
          style={{ '--yc-height': pixels(props.picture?.height), '--yc-width': pixels(props.picture?.width) }}
        />
        <div class="yc-trim">
          <div ref={track} class="yc-wave">
            <Show when={!props.picture} fallback={<Track state={props.state} span={length()} time={time()} />}>
              <Waveform playback={props.playback} state={props.state} span={length()} time={time()} />
            </Show>
            <div class="yc-trim-out" style={{ 'inline-size': place(from()) }} />
            <div class="yc-trim-out" style={{ left: place(to()), 'inline-size': place(length() - to()) }} />
          </div>
          {handle('from')}
          {handle('to')}
        </div>
        <div class="yc-trim-times">
          {field('from')}
          {field('to')}
          <span class="yc-trim-kept">{say`${tenths(kept())} of ${tenths(length())} kept`}</span>
        </div>
      </div>
      <div class="yc-capture-bar" aria-busy={busy()}>
        <button
          type="button"
          class="yc-action yc-framed yc-apply"
          aria-disabled={busy() ? 'true' : undefined}
          onClick={apply}
        >
          {busy() ? say`Trimming… ${Math.floor(100 * share())}%` : say('Apply')}
        </button>
        <button type="button" class="yc-action yc-framed" onClick={() => props.onCancel()}>
          Cancel
        </button>
        <button type="button" class="yc-action yc-trim-play" onClick={playPart}>
          <Icon shape={props.state.playing ? 'pause' : 'play'} />
          {props.state.playing ? say('Pause') : say('Play this part')}
        </button>
      </div>
    </>
  );
};
