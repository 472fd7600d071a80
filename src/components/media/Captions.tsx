import { createMemo } from 'solid-js';
import { cueAt, type parseSubtitles } from '../../media';

export type Cues = ReturnType<typeof parseSubtitles>;

/** The words of the moment. Whoever hears the sound need not hear them once more from a screen reader. */
export const Captions = (props: { cues: Cues; time: number }) => {
  const cue = createMemo(() => cueAt(props.cues, props.time));
  return (
    <p class="yc-captions" aria-live="off">
      {cue()?.text}
    </p>
  );
};
