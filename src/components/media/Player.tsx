import { createEffect, createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { cueAt, type Playback, type PlaybackState, type parseSubtitles, peaksPerSecond } from '../../media';
import type { Properties } from '../../protocol';
import { say } from '../../words';
import { Nothing } from '../Field';
import { useFileSource } from '../file-source';
import { pixels } from '../length';
import { imageUrl } from '../pictures/source';
import { WatermarkOnDemand } from '../rare/WatermarkOnDemand';
import { clock } from './clock';
import { placeElement } from './element-place';
import { Icon } from './Icon';
import { createInSight, createTime } from './playing';
import { ScreenSettings } from './ScreenSettings';
import { Scrubber } from './Scrubber';
import { SoundSettings } from './SoundSettings';
import { growingSpan } from './span';
import { Track } from './Track';
import { Waveform } from './Waveform';
import { wordsOf } from './words';

type Cues = ReturnType<typeof parseSubtitles>;

/** The current cue. Not announced by screen readers: their users hear the sound itself. */
const Captions = (props: { cues: Cues; time: number }) => {
  const cue = createMemo(() => cueAt(props.cues, props.time));
  return (
    <p class="yc-captions" aria-live="off">
      {cue()?.text}
    </p>
  );
};

type PlayerProps = {
  playback: Playback;
  state: PlaybackState;
  /** There is nothing to play yet, but the player keeps its place. */
  empty: boolean;
  /** Reserves a line for a stream's status. */
  streaming: boolean;
  loop: boolean;
  cues: Cues | undefined;
  /** How to show a video; `undefined` for sound, which has a waveform. */
  picture?: Properties<'video'> | undefined;
  wave?: Properties<'audio'>['waveformOptions'];
};

/** Shows a poster. If it cannot be loaded there is none: the player itself still works. */
const showPoster = async (element: HTMLVideoElement, file: Promise<File>, signal: AbortSignal) => {
  const url = await file.then(imageUrl).catch(() => '');
  const forget = () => url.startsWith('blob:') && URL.revokeObjectURL(url);
  if (signal.aborted) return forget();
  element.poster = url;
  signal.addEventListener('abort', forget);
};

/** How far Back and Forward jump, in seconds, if the author does not say. */
const usualLeap = 5;

const spanOf = ({ complete, duration, peaks }: PlaybackState): number =>
  complete ? duration || peaks.length / peaksPerSecond : growingSpan(duration);

/**
 * Shows and controls a playback. The playback's own media element does the playing; it is placed here, hidden for
 * sound.
 */
export const Player = (props: PlayerProps) => {
  const fileOf = useFileSource();
  let root!: HTMLDivElement;
  let place!: HTMLDivElement;
  const { inSight, watch } = createInSight(() => root);
  onMount(watch);
  placeElement(
    () => place,
    () => props.playback.element,
  );
  const played = createTime(
    () => props.playback,
    () => props.state,
    inSight,
  );
  const [preview, setPreview] = createSignal<number>();
  const time = () => preview() ?? played();
  const span = createMemo(() => spanOf(props.state));
  const elapsed = createMemo(() => clock(time()));
  const leapBy = (seconds: number) =>
    props.playback.seek(Math.max(0, Math.min(played() + seconds, props.state.duration)));
  const leap = () => props.wave?.skipLength ?? usualLeap;
  const isShort = () => props.state.duration === 0;
  createEffect(() => {
    const { element } = props.playback;
    if (!(element instanceof HTMLVideoElement)) return;
    // Without this, phones play in full screen.
    element.playsInline = true;
    const url = props.picture?.poster;
    element.poster = '';
    const ending = new AbortController();
    onCleanup(() => ending.abort());
    if (url) void showPoster(element, fileOf({ url }), ending.signal);
  });
  const playWords = () =>
    props.state.refused
      ? props.picture
        ? say('Tap to watch')
        : say('Tap to listen')
      : props.state.playing
        ? say('Pause')
        : say('Play');

  return (
    <div
      ref={root}
      class="yc-player"
      data-empty={props.empty ? '' : undefined}
      data-streaming={props.streaming ? '' : undefined}
      data-buffering={props.state.buffering ? '' : undefined}
      data-picture={props.picture ? '' : undefined}
      style={{ '--yc-wave': props.wave?.waveformColor, '--yc-wave-played': props.wave?.waveformProgressColor }}
    >
      <div
        ref={place}
        class="yc-screen"
        hidden={!props.picture}
        style={{ '--yc-height': pixels(props.picture?.height), '--yc-width': pixels(props.picture?.width) }}
      >
        <div class="yc-over">
          <Show when={!props.empty && props.picture?.watermark}>{(mark) => <WatermarkOnDemand of={mark()} />}</Show>
        </div>
      </div>
      <Show when={props.empty}>
        <Nothing />
      </Show>
      <Scrubber
        time={time()}
        duration={props.state.duration}
        complete={props.state.complete}
        span={span()}
        onSeek={(to) => props.playback.seek(to)}
        onPreview={setPreview}
      >
        <Show when={!props.picture} fallback={<Track state={props.state} span={span()} time={time()} />}>
          <Waveform playback={props.playback} state={props.state} span={span()} time={time()} />
        </Show>
      </Scrubber>
      <div class="yc-player-line">
        <span class="yc-player-time">
          {elapsed()} / {clock(props.state.duration)}
          {props.state.complete ? '' : '…'}
        </span>
        <span class="yc-player-words">{wordsOf(props.state)}</span>
      </div>
      <Show when={props.cues}>{(cues) => <Captions cues={cues()} time={time()} />}</Show>
      <div class="yc-player-bar">
        <button
          type="button"
          class="yc-action yc-play"
          data-refused={props.state.refused ? '' : undefined}
          onClick={() => (props.state.playing ? props.playback.pause() : props.playback.play())}
        >
          <Icon shape={props.state.playing ? 'pause' : 'play'} />
          {playWords()}
        </button>
        <button
          type="button"
          class="yc-action"
          aria-label={say`Back ${leap()} s`}
          disabled={isShort()}
          onClick={() => leapBy(-leap())}
        >
          <Icon shape="back" />
          {leap()} s
        </button>
        <button
          type="button"
          class="yc-action"
          aria-label={say`Forward ${leap()} s`}
          disabled={isShort()}
          onClick={() => leapBy(leap())}
        >
          {leap()} s
          <Icon shape="forward" />
        </button>
        <div class="yc-player-settings">
          <SoundSettings element={props.playback.element} loop={props.loop} disabled={props.empty} />
          <Show when={props.picture}>
            <ScreenSettings element={props.playback.element as HTMLVideoElement} disabled={props.empty} />
          </Show>
        </div>
      </div>
    </div>
  );
};
