import type { PlaybackState } from '../../media';

/** A plain line instead of a waveform: what is buffered, what has been played, and the current position. */
export const Track = (props: { state: PlaybackState; span: number; time: number }) => {
  const share = (time: number) => Math.max(0, Math.min(1, time / (props.span || 1)));
  return (
    <>
      <div
        class="yc-wave-buffered"
        style={{
          transform: `translateX(${100 * share(props.state.buffered[0])}%) scaleX(${share(props.state.buffered[1]) - share(props.state.buffered[0])})`,
        }}
      />
      <div class="yc-wave-played" style={{ transform: `scaleX(${share(props.time)})` }} />
      <div class="yc-wave-head" style={{ transform: `translateX(${100 * share(props.time)}%)` }} />
    </>
  );
};
