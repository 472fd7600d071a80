import { say } from '../../words';
import type { Reading } from './level';
import { decibels, quietest } from './words';

/** The share of the scale below a level, from 0 to 1. */
const share = (level: number) => Math.max(0, Math.min(1, 1 - level / quietest));

/** A microphone's level in dBFS: the current loudness, a line at the recent peak, and a mark after clipping. */
export const Meter = (props: { reading: Reading | undefined }) => {
  const told = () => props.reading?.told ?? Number.NEGATIVE_INFINITY;
  const part = (which: 'rms' | 'peak' | 'held') => share(props.reading?.[which] ?? Number.NEGATIVE_INFINITY);
  const clipped = () => props.reading?.clipped ?? false;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter has one bar, and no line for the recent peak
    <div
      class="yc-meter"
      role="meter"
      aria-label="Level"
      aria-valuemin={quietest}
      aria-valuemax={0}
      aria-valuenow={Math.round(Math.max(quietest, Math.min(0, told())))}
      aria-valuetext={clipped() ? say`${decibels(told())}, too loud` : decibels(told())}
      data-clipped={clipped() ? '' : undefined}
      style={{ '--yc-rms': part('rms'), '--yc-peak': part('peak'), '--yc-held': part('held') }}
    >
      <div class="yc-meter-scale">
        <div class="yc-meter-peak" />
        <div class="yc-meter-rms" />
        <div class="yc-meter-held" />
      </div>
      <span class="yc-meter-words">{clipped() ? say('Too loud') : decibels(told())}</span>
    </div>
  );
};
