import { createEffect, createMemo, createSignal, onCleanup, onMount, untrack } from 'solid-js';
import { type Playback, type PlaybackState, peaksPerSecond } from '../../media';
import { cutBars } from './bars';

type WaveformProps = {
  playback: Playback;
  state: PlaybackState;
  /** The length in seconds that the width represents. */
  span: number;
  /** The current position, or where a pointer would seek to, in seconds. */
  time: number;
};

type Drawing = { playback: Playback; span: number; width: number; height: number; colour: string; peaks: number };

const isSame = (a: Drawing, b: Drawing) =>
  a.playback === b.playback &&
  a.span === b.span &&
  a.width === b.width &&
  a.height === b.height &&
  a.colour === b.colour;

/** The played and buffered parts are boxes below the canvas: moving them needs no drawing. */
export const Waveform = (props: WaveformProps) => {
  let canvas!: HTMLCanvasElement;
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const [colour, setColour] = createSignal('');
  const peaks = createMemo(() => props.state.peaks.length);
  const share = (time: number) => Math.max(0, Math.min(1, time / (props.span || 1)));

  onMount(() => {
    const observer = new ResizeObserver(() => {
      // Only the first time: in the middle of a theme change this colour would be neither the old nor the new one.
      setColour((known) => known || getComputedStyle(canvas).color);
      setSize({ width: canvas.clientWidth, height: canvas.clientHeight });
    });
    observer.observe(canvas);
    onCleanup(() => observer.disconnect());
  });

  createEffect((before: Drawing | undefined) => {
    const now = { ...size(), playback: props.playback, span: props.span, colour: colour(), peaks: peaks() };
    if (now.width === 0 || now.height === 0) return before;
    const isMore = before !== undefined && isSame(before, now) && now.peaks >= before.peaks;
    if (isMore && now.peaks === before.peaks) return before;
    const ratio = devicePixelRatio;
    if (!isMore) {
      canvas.width = Math.round(now.width * ratio);
      canvas.height = Math.round(now.height * ratio);
    }
    const context = canvas.getContext('2d');
    if (context) {
      const from = isMore ? before.peaks : 0;
      const total = now.span * peaksPerSecond;
      cutBars(context, { peaks: untrack(() => props.state.peaks), from, total, ratio, colour: now.colour });
    }
    return now;
  });

  return (
    <>
      <div
        class="yc-wave-buffered"
        style={{
          transform: `translateX(${100 * share(props.state.buffered[0])}%) scaleX(${share(props.state.buffered[1]) - share(props.state.buffered[0])})`,
        }}
      />
      <div class="yc-wave-played" style={{ transform: `scaleX(${share(props.time)})` }} />
      {/* The colour has a 1 ms transition, whose end event reports any theme change, whatever caused it. */}
      <canvas ref={canvas} onTransitionEnd={() => setColour(getComputedStyle(canvas).color)} />
      <div class="yc-wave-head" style={{ transform: `translateX(${100 * share(props.time)}%)` }} />
    </>
  );
};
