import type { SampleArray } from './values';

export type VoiceActivityOptions = {
  /** How probable a voice must be, from 0 to 1; 0.5 by default. */
  threshold?: number;
  /** The seconds of silence that end what is said; 0.6 by default. */
  pause?: number;
  /** The seconds before and after what is said that belong to it; 0.2 by default. */
  padding?: number;
  /** The seconds of voice that a segment has at least; 0.1 by default. Shorter ones are dropped, such as a click. */
  least?: number;
};

/** Something that was said, from its first word to its last: a sound as Audio takes it. */
export type SpokenSegment = {
  /** Where it begins and ends, in seconds of all sound that was pushed. */
  start: number;
  end: number;
  /** Samples a second: 16,000. */
  sampleRate: number;
  /** Its sound, from −1 to 1. */
  samples: Float32Array;
};

/** What was heard in a piece of sound. */
export type HeardVoice = {
  /** The seconds of all sound so far. */
  time: number;
  /** How probable a voice is in each 32 ms of the piece, from 0 to 1. */
  probabilities: number[];
  /** Is somebody speaking at its end? */
  speaking: boolean;
  /** Did somebody begin to speak in it? */
  started: boolean;
  /** What was said to its end. */
  segments: SpokenSegment[];
};

export type VoiceActivity = {
  /** Listens to the next piece of a sound, of any rate and length. What does not fill 32 ms waits for the next piece. */
  push(sound: SampleArray): Promise<HeardVoice>;
  /** Ends what is being said, where the sound ends; `undefined` if nobody speaks. */
  end(): Promise<SpokenSegment | undefined>;
};

/**
 * Finds out where somebody speaks, in sound that comes piece by piece. The model (Silero VAD) runs in this browser: the first
 * sound loads 17 MB, which are kept, so that it works without a network from then on. 32 ms of sound take less than a
 * millisecond. Each call listens to a sound of its own.
 *
 * @throws TypeError for an option that it does not have
 * @throws RangeError for an option outside its range
 * @example
 * const voice = voiceActivity();
 * const { speaking, segments } = await voice.push(sound);
 */
export declare const voiceActivity: (options?: VoiceActivityOptions) => VoiceActivity;
