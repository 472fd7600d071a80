/** Messages between the page, the worklet that listens to a microphone, and the media worker: all our own code. */

/** The name under which the worklet's processor is registered. */
export const tapName = 'yieldcast-tap';

/** From page to worklet. */
export type ToTap =
  /** Records from now on, and sends the sound to this port, or to the page if there is none. */
  | { type: 'keep'; to: MessagePort | null }
  | { type: 'pause' }
  | { type: 'resume' }
  /** Stops recording: sends what has not been sent yet, then answers `flushed`. */
  | { type: 'flush' };

/** From worklet to page. */
export type FromTap =
  /** Sound now arrives steadily. */
  | { type: 'ready' }
  /** One array per channel, all of the same length. */
  | { type: 'block'; channels: Float32Array[] }
  /**
   * Of the sound since the last `level`: the largest absolute value, the sum of squares, and the number of values.
   * `kept` is the number of samples recorded so far in each channel.
   */
  | { type: 'level'; peak: number; squares: number; count: number; kept: number }
  /** Everything has been sent: `kept` samples of each channel in total. */
  | { type: 'flushed'; kept: number };

/** From worklet to media worker. */
export type TapSound = { type: 'block'; sampleRate: number; channels: Float32Array[] } | { type: 'end' };

/** The formats that sound can be recorded in, or converted to. */
export type SoundFormat = 'wav' | 'mp3' | 'webm';

/** The formats that a film can be recorded in, or converted to. */
export type MovieFormat = 'mp4' | 'webm';

/** From page to media worker, about one sound recording. */
export type ToRecording =
  /** Sound arrives on this port, until the port sends `end`. */
  | { type: 'sound'; from: MessagePort }
  /** No more sound arrives on any port, even if none sent `end`. */
  | { type: 'lost' }
  /** Makes the file, once all ports have ended. */
  | { type: 'save'; format: SoundFormat }
  | { type: 'close' };

/** From media worker to page. `samples` is the number of samples in each channel. */
export type FromRecording = { type: 'saved'; file: Blob; samples: number } | { type: 'unsaved'; message: string };

/** A part of a file, in seconds: from `from` up to, but not including, `to`. */
export type Cut = { from: number; to: number };
