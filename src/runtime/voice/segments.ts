import type { SpokenSegment, VoiceActivityOptions } from '../../api/internal';

export const rate = 16_000;
/** Samples that are judged at once: 32 ms. */
export const frame = 512;
const seconds = frame / rate;

/** What is said ends below this part of the threshold, so that a voice near the threshold does not stutter. */
const lower = 0.7;

/** Finds what is said in frames with a probability each, and keeps its sound. */
export const segmenter = ({ threshold, pause, padding, least }: Required<VoiceActivityOptions>) => {
  /** Of the segment, or of the padding before the next one. */
  let kept: Float32Array[] = [];
  let count = 0;
  let speaking = false;
  let start = 0;
  /** The frames after the last one with a voice, and all with one. */
  let quiet = 0;
  let voiced = 0;
  const padded = Math.ceil(padding / seconds);

  const finished = (): SpokenSegment | undefined => {
    const after = Math.min(quiet, padded);
    const sound = kept.slice(0, kept.length - (quiet - after));
    const long = voiced * seconds >= least;
    kept = kept.slice(Math.max(0, kept.length - padded));
    speaking = false;
    if (!long) return undefined;
    const samples = new Float32Array(sound.length * frame);
    for (const [i, each] of sound.entries()) samples.set(each, i * frame);
    return { start: start * seconds, end: (start + sound.length) * seconds, sampleRate: rate, samples };
  };

  return {
    isSpeaking: () => speaking,
    /** The seconds of all frames so far. */
    time: () => count * seconds,
    push(samples: Float32Array, probability: number): SpokenSegment | undefined {
      count++;
      kept.push(samples);
      if (probability >= threshold) {
        if (!speaking) {
          speaking = true;
          voiced = 0;
          start = count - kept.length;
        }
        voiced++;
        quiet = 0;
      } else if (speaking) {
        if (probability >= threshold * lower) quiet = 0;
        else quiet++;
        if (quiet * seconds >= pause) return finished();
      } else if (kept.length > padded) {
        kept.shift();
      }
      return undefined;
    },
    /** Ends what is being said. */
    end: (): SpokenSegment | undefined => (speaking ? finished() : undefined),
  };
};
