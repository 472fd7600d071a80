import type { ListenerDescription, Properties } from '../protocol';
import type { AnyComponent } from './component';
import type { ListenerSpec } from './events';
import type { InterfaceOptions } from './interface';
import type { Parts } from './parts';
import type { Sound } from './values';

/** What a microphone is asked for. What is not said of its processing is off: the sound is what it made. */
export type MicrophoneOptions = {
  constraints?: {
    echoCancellation?: boolean;
    noiseSuppression?: boolean;
    autoGainControl?: boolean;
    /** 1 unless said. */
    channelCount?: number;
    /** Samples a second. */
    sampleRate?: number;
  };
};

/** What a camera is asked for. */
export type WebcamOptions = {
  /** Is the preview shown as in a mirror? It is unless said; what is taken never is. */
  mirror?: boolean;
  constraints?: {
    /** In pixels. */
    width?: number;
    height?: number;
    /** Frames a second. */
    frameRate?: number;
    /** The camera that looks at the person, or away. */
    facingMode?: 'user' | 'environment';
  };
};

/** The kinds that a device may fill. */
export type Captured = 'audio' | 'video' | 'image';

/** Sound on its way into the sandbox: one buffer a channel. */
type Samples = { sampleRate: number; format: 's16' | 'f32'; channels: ArrayBuffer[] };

/** What only programs need that say something of devices, streams or samples, and comes with these alone. */
export type CaptureTools = {
  /** @throws TypeError for a source, a type or a format that there is not. */
  check(kind: Captured, properties: object): void;
  /** How often and for how long a listener is fed. @throws TypeError or RangeError for what does not stream so. */
  streamOf(spec: ListenerSpec, event: string): ListenerDescription['stream'];
  /** What sets off a form that streams. @throws TypeError where an input cannot stream into it. */
  liveStream(
    inputs: readonly AnyComponent[],
    outputs: readonly AnyComponent[],
    options: Pick<InterfaceOptions<Parts, Parts>, 'live' | 'streamEvery' | 'timeLimit'>,
    listened: (component: AnyComponent) => boolean,
  ): Pick<ListenerSpec, 'triggers' | 'options'> | undefined;
  soundOf(samples: Samples): Sound;
  /** What of a sound counts. */
  heardOf(sound: { samples: unknown; channels?: unknown }): unknown;
  wavOf(sound: Sound): File;
  /** The pixels of a frame, which stays open. */
  pixelsOfFrame(frame: VideoFrame): Promise<ImageData>;
};

let tools: CaptureTools | undefined;

/** The tools that came with the program that is loaded. */
export const setCaptureTools = (loaded: CaptureTools | undefined) => {
  tools = loaded;
};

/**
 * These tools, if they are there.
 *
 * @throws Error where they are `needed` and are not.
 */
export const captureTools = (needed = false): CaptureTools | undefined => {
  if (tools || !needed) return tools;
  throw new Error('What streams and records was not loaded. Is the network up?');
};

/** A component with its sources: all that there are unless said, and where it streams, its device alone. */
export const withSources = <K extends Captured>(kind: K, given: object): Properties<K> => {
  tools?.check(kind, given);
  const device = kind === 'audio' ? 'microphone' : 'webcam';
  const usual =
    kind !== 'video' && (given as { streaming?: boolean }).streaming
      ? [device]
      : ['upload', device, ...(kind === 'image' ? ['clipboard'] : [])];
  const { sources = usual } = given as { sources?: readonly string[] };
  return { ...given, sources: [...sources] } as unknown as Properties<K>;
};
