export type SpeakOptions = {
  /** How fast to speak, from 0.5 to 2; 1 by default. */
  speed?: number;
};

/** A sentence that was said, or a part of a very long one: a chunk for an Audio output, with its text. */
export type SpokenSentence = {
  /** What was said, as it was written. */
  text: string;
  /** Samples a second: 24,000. */
  sampleRate: number;
  /** The sound, from −1 to 1. */
  samples: Float32Array;
};

/**
 * Reads an English text aloud, sentence by sentence. Each sentence is a chunk for a streaming `yc.Audio`, so the first is heard
 * while the others are made. The voice (hibari, American English) runs in this browser, in a thread of its own: its first call
 * loads 27 MB, which are kept, so that it works without a network from then on. The same text always gives the same sound. When
 * the run is stopped, it ends at once. A text without words is told by a warning.
 *
 * @throws TypeError for anything that is no text
 * @throws RangeError for a `speed` outside 0.5 to 2, and for a text in another script than the Latin
 * @throws Error if the voice cannot be loaded
 * @example
 * for await (const sentence of speak('It is certain. You may rely on it.')) yield sentence;
 */
export declare const speak: (text: string, options?: SpeakOptions) => AsyncGenerator<SpokenSentence, void, void>;
