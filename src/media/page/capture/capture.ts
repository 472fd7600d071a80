/**
 * What a microphone or a camera is to a component, which shows and steers it, and to the app, which takes from it. It
 * lives beside the page's components, as a `Playback` does, so that a recording goes on while they come and go.
 */
export type Capture = {
  readonly source: 'microphone' | 'webcam';
  /** How it stands; another object after each change. */
  readonly state: CaptureState;
  /** Calls back after each change of {@link state}, until the function it returns is called. */
  subscribe(listener: () => void): () => void;
  /** Asks for the device, for a preview and its level. Called at a person's click alone: the browser may ask. */
  open(): Promise<void>;
  /** Begins to record or to stream; opens the device where it is not yet open. Does nothing while it goes on. */
  start(): Promise<void>;
  /** What is made while it is paused is left out. */
  pause(): void;
  resume(): void;
  /**
   * Ends a recording or a stream and lets go of the device: its light goes out at once. A recording is handed on when
   * its file is made; of a stream, what is left is handed on as its last piece. A `notice` says why, where it is not a
   * person who ends it; it becomes the one of {@link state}.
   */
  stop(notice?: string): Promise<void>;
  /** Lets go of the device; a recording that is on is kept, as by {@link stop}. */
  close(): void;
  /** Takes another device, in the midst of a recording too. */
  choose(device: string): Promise<void>;
  /** The newest picture of the camera; whoever takes it closes it. Rejects when the camera is let go. */
  frame(): Promise<VideoFrame>;
  /** How loud it has been since the last call. */
  level(): Level;
  /** Ends it for good. */
  dispose(): void;
};

/** In dBFS: 0 is the loudest that there is, silence is −Infinity. */
export type Level = { rms: number; peak: number; clipped: boolean };

export type CaptureState = {
  /**
   * `off`: the device is not in use. `opening`: a person is asked for it. `open`: it is looked at or listened to, and
   * nothing is kept. `recording` (streaming, too), `paused`. `finishing`: the file is being made.
   */
  readonly phase: 'off' | 'opening' | 'open' | 'recording' | 'paused' | 'finishing';
  /** How much has been recorded or streamed, in seconds. */
  readonly duration: number;
  /** The devices that there are; their names are known once a person has allowed one. */
  readonly devices: readonly CaptureDevice[];
  /** The id of the one in use. */
  readonly device: string | undefined;
  /** What is seen or heard, while a device is open. */
  readonly preview: MediaStream | undefined;
  /** What is wrong, as a sentence with what to do about it. */
  readonly problem: CaptureProblem | undefined;
  /** A word on how the last one ended, where it was not a person who ended it: a limit was reached, … */
  readonly notice: string | undefined;
};

export type CaptureDevice = { readonly id: string; readonly name: string };

export type CaptureProblem = {
  readonly reason: 'denied' | 'dismissed' | 'none' | 'busy' | 'unplugged' | 'insecure' | 'unsupported' | 'failed';
  readonly message: string;
};

/** Sound that a microphone has made: one `Float32Array` a channel, of one length, −1 to 1. */
export type SoundPiece = { readonly sampleRate: number; readonly channels: readonly Float32Array[] };

/** What a microphone is asked for. Without `stream`, it records. */
export type MicrophoneOptions = {
  /** Of `getUserMedia`; what is not said is off, so that the sound is what the microphone made. */
  constraints: MediaTrackConstraints;
  /** The kind of file that a recording is made into. */
  format: 'wav' | 'mp3' | 'webm';
  /** Takes the sound as it comes, in pieces of exactly this many seconds, and what is left at the end. */
  streams?: readonly { every: number; take(piece: SoundPiece): void }[];
  events: CaptureEvents;
};

/** What a camera is asked for. Without `record`, single frames are taken of it. */
export type WebcamOptions = {
  constraints: MediaTrackConstraints;
  record?: { format: 'mp4' | 'webm'; sound: boolean };
  events: CaptureEvents;
};

export type CaptureEvents = {
  /** A recording has become a file. */
  recorded?(file: File): void;
  started?(): void;
  paused?(): void;
  /** It has ended, in whichever way; the last piece has been handed on. */
  ended?(): void;
};
