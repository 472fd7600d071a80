/**
 * A microphone or camera, as components and the app see it: components show and steer it, the app reads from it. It
 * lives outside the page's components, as a `Playback` does, so that a recording goes on while they come and go.
 */
export type Capture = {
  readonly source: 'microphone' | 'webcam';
  /** The current state; a new object after each change. */
  readonly state: CaptureState;
  /** Calls the listener after each change of {@link state}. Returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  /** Asks for the device, for a preview and its level. Only call this on a user gesture: the browser may prompt. */
  open(): Promise<void>;
  /** Starts to record or to stream, and opens the device if it is not open yet. Does nothing if it is already on. */
  start(): Promise<void>;
  /** Leaves out what the device delivers until {@link resume}. */
  pause(): void;
  resume(): void;
  /**
   * Ends a recording or a stream and releases the device; its light goes out. A recording is handed on once its file is
   * made; the rest of a stream is handed on as its last piece. `notice` says why it ended, if not by the user, and
   * becomes part of {@link state}.
   */
  stop(notice?: string): Promise<void>;
  /** Releases the device. A running recording is kept, as with {@link stop}. */
  close(): void;
  /** Switches to another device, even during a recording. */
  choose(device: string): Promise<void>;
  /** The newest picture of the camera; the caller has to close it. Rejects when the camera is released. */
  frame(): Promise<VideoFrame>;
  /** The sound level since the last call. */
  level(): Level;
  /** Releases the device for good, and drops what was recorded. */
  dispose(): void;
};

/** In dBFS: 0 is full scale, silence is −Infinity. */
export type Level = { rms: number; peak: number; clipped: boolean };

export type CaptureState = {
  /**
   * `off`: the device is not in use. `opening`: the user is being asked for it. `open`: there is a preview, but nothing
   * is kept. `recording`: also for a stream. `paused`. `finishing`: the file is being made.
   */
  readonly phase: 'off' | 'opening' | 'open' | 'recording' | 'paused' | 'finishing';
  /** The duration recorded or streamed so far, in seconds. */
  readonly duration: number;
  /** The available devices. Browsers only reveal them once the user has allowed one. */
  readonly devices: readonly CaptureDevice[];
  /** The id of the device in use. */
  readonly device: string | undefined;
  /** The stream of the open device, to preview it. */
  readonly preview: MediaStream | undefined;
  /** What is wrong and what to do about it. */
  readonly problem: CaptureProblem | undefined;
  /** What else to tell the user: why a recording ended without them, such as at a limit; or what the device lacks. */
  readonly notice: string | undefined;
};

export type CaptureDevice = { readonly id: string; readonly name: string };

export type CaptureProblem = {
  readonly reason: 'denied' | 'dismissed' | 'none' | 'busy' | 'unplugged' | 'insecure' | 'unsupported' | 'failed';
  readonly message: string;
};

/** A piece of sound: one `Float32Array` per channel, all of the same length, with values from −1 to 1. */
export type SoundPiece = { readonly sampleRate: number; readonly channels: readonly Float32Array[] };

/** Options for a microphone. Without `streams`, it records a file. */
export type MicrophoneOptions = {
  /** For `getUserMedia`. Processing is off by default, so that the sound stays as the microphone delivers it. */
  constraints: MediaTrackConstraints;
  /** The file format of a recording. */
  format: 'wav' | 'mp3' | 'webm';
  /** Each `take` gets the sound as it comes, in pieces of exactly `every` seconds; the last piece may be shorter. */
  streams?: readonly { every: number; take(piece: SoundPiece): void }[];
  events: CaptureEvents;
};

/** Options for a camera. Without `record`, it only delivers single frames. */
export type WebcamOptions = {
  constraints: MediaTrackConstraints;
  record?: { format: 'mp4' | 'webm'; sound: boolean };
  events: CaptureEvents;
};

export type CaptureEvents = {
  /** A person asks for the device. `false` if it may not be opened. */
  asked?(): boolean;
  /** The file of a recording is ready. */
  recorded?(file: File): void;
  started?(): void;
  paused?(): void;
  /** The recording or stream has ended, for whatever reason. The last piece has been handed on. */
  ended?(): void;
};
