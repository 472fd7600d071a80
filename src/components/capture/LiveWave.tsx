import { createEffect, createMemo, createSignal, untrack } from 'solid-js';
import { type CaptureState, type PlaybackState, peaksPerSecond } from '../../media';
import { noPlayback } from '../media/no-playback';
import { firstSpan, growingSpan } from '../media/span';
import { Waveform } from '../media/Waveform';
import type { Reading } from './level';

/** A gap in the readings longer than this, in peaks, is drawn flat: nobody knows how loud it was in between. */
const unseen = peaksPerSecond / 2;

/** The waveform of a recording in progress. It grows where the player's waveform will be. */
export const LiveWave = (props: { reading: Reading | undefined; state: CaptureState }) => {
  let kept = new Uint8Array(firstSpan * peaksPerSecond);
  const start = () => ({ count: 0, playback: noPlayback('audio') });
  const [drawn, setDrawn] = createSignal(start());
  const add = (peak: number, duration: number) => {
    const upTo = Math.floor(duration * peaksPerSecond);
    // A shorter duration means that a new recording has started.
    const { count, playback } = upTo < untrack(drawn).count ? start() : untrack(drawn);
    if (upTo > kept.length) {
      const larger = new Uint8Array(2 * upTo);
      larger.set(kept);
      kept = larger;
    }
    const seen = upTo - count > unseen ? upTo - 1 : count;
    kept.fill(0, count, seen);
    kept.fill(Math.round(255 * 10 ** (Math.min(0, peak) / 20)), seen, upTo);
    setDrawn({ count: upTo, playback });
  };
  createEffect(() => {
    const peak = props.reading?.now;
    if (peak !== undefined) untrack(() => add(peak, props.state.duration));
  });
  const span = createMemo(() => growingSpan(props.state.duration));
  const state = (): PlaybackState => {
    const { count, playback } = drawn();
    return { ...playback.state, peaks: kept.subarray(0, count) };
  };
  return (
    <div class="yc-wave yc-wave-live">
      <Waveform playback={drawn().playback} state={state()} span={span()} time={props.state.duration} />
    </div>
  );
};
