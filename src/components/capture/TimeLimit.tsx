import { timeLeft } from './words';

/** How much of its time a stream has used, as a bar that says how much is left. */
export const TimeLimit = (props: { limit: { elapsed: number; total: number } }) => {
  const share = () => Math.max(0, Math.min(1, props.limit.elapsed / (props.limit.total || 1)));
  return (
    <div
      class="yc-limit"
      role="progressbar"
      aria-label="Time"
      aria-valuemin={0}
      aria-valuemax={props.limit.total}
      aria-valuenow={Math.min(props.limit.total, Math.floor(props.limit.elapsed))}
      aria-valuetext={timeLeft(props.limit)}
    >
      <div class="yc-limit-bar" style={{ '--yc-share': share() }} />
      <span class="yc-limit-words">{timeLeft(props.limit)}</span>
    </div>
  );
};
