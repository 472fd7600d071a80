/** What the page, the worklet that hears a microphone and the media worker say to each other. All three are ours. */

/** The name under which the worklet's processor is registered. */
export const tapName = 'yieldcast-tap';

/** From page to worklet. */
export type ToTap =
  /** Keeps what is heard from now on, and gives it to this port; to the page where there is none. */
  | { type: 'keep'; to: MessagePort | null }
  | { type: 'pause' }
  | { type: 'resume' }
  /** Keeps no more: what has been kept and not given yet is given, and then told of. */
  | { type: 'flush' };

/** From worklet to page. */
export type FromTap =
  /** Sound comes steadily. */
  | { type: 'ready' }
  /** One array a channel, all of one length. */
  | { type: 'block'; channels: Float32Array[] }
  /** Of what was heard since the last one: the largest value, the sum of squares and how many values these are of. */
  | { type: 'level'; peak: number; squares: number; count: number; kept: number }
  /** All has been given; `kept` samples of each channel in all. */
  | { type: 'flushed'; kept: number };

/** From worklet to media worker. */
export type TapSound = { type: 'block'; sampleRate: number; channels: Float32Array[] } | { type: 'end' };

/** The files that recorded sound is made into. */
export type SoundFormat = 'wav' | 'mp3' | 'webm';

/** The files that a recorded film is made into. */
export type MovieFormat = 'mp4' | 'webm';

/** From page to media worker, of one recording of sound. */
export type ToRecording =
  /** Sound comes on this port, until it tells that it ends. */
  | { type: 'sound'; from: MessagePort }
  /** No more comes on any port, though it was not told. */
  | { type: 'lost' }
  /** Makes the file, when all ports have ended. */
  | { type: 'save'; format: SoundFormat }
  | { type: 'close' };

/** From media worker to page. `samples` is how many each channel has. */
export type FromRecording = { type: 'saved'; file: Blob; samples: number } | { type: 'unsaved'; message: string };

/** Seconds of a file, from one to before another. */
export type Cut = { from: number; to: number };
