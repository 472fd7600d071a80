import type { ListenerDescription, Properties } from '../protocol';
import type { AnyComponent } from './component';
import type { ListenerSpec } from './events';
import type { InterfaceOptions } from './interface-options';
import type { ComponentList } from './parts';
import type { Sound } from './values';

/** What to request from a microphone. By default all processing is off, so that you get its unprocessed sound. */
export type MicrophoneOptions = {
  /** What the browser is asked for. A device that has something else is used as it is. */
  constraints?: {
    /** Removes what comes from the speakers; `false` by default. */
    echoCancellation?: boolean;
    /** Removes steady noise; `false` by default. */
    noiseSuppression?: boolean;
    /** Evens out how loud it is; `false` by default. */
    autoGainControl?: boolean;
    /** Number of channels; 1 by default. */
    channelCount?: number;
    /** Samples per second. */
    sampleRate?: number;
  };
};

/** What to request from a camera. */
export type WebcamOptions = {
  /** Mirrors the preview; `true` by default. The captured picture is never mirrored. */
  mirror?: boolean;
  /** What the browser is asked for. A device that has something else is used as it is. */
  constraints?: {
    /** In pixels. */
    width?: number;
    /** In pixels. */
    height?: number;
    /** Frames per second. */
    frameRate?: number;
    /** The front camera (`'user'`) or the back camera (`'environment'`). */
    facingMode?: 'user' | 'environment';
  };
};

/** The kinds of components that can get their value from a device. */
export type Captured = 'audio' | 'video' | 'image';

/** Sound as sent into the sandbox: one buffer per channel. */
type Samples = { sampleRate: number; format: 's16' | 'f32'; channels: ArrayBuffer[] };

/** Code for devices, streams and samples. It is loaded only for programs that name one of them. */
export type CaptureTools = {
  /** @throws TypeError for an unknown source, type or format */
  check(kind: Captured, properties: object): void;
  /** How often and for how long a listener gets data. @throws TypeError or RangeError if it cannot stream that way */
  streamOf(spec: ListenerSpec, event: string): ListenerDescription['stream'];
  /** What triggers a form that streams. @throws TypeError if an input cannot stream into it */
  liveStream(
    inputs: readonly AnyComponent[],
    outputs: readonly AnyComponent[],
    options: Pick<InterfaceOptions<ComponentList, ComponentList>, 'live' | 'streamEvery' | 'timeLimit'>,
    listened: (component: AnyComponent) => boolean,
  ): Pick<ListenerSpec, 'triggers' | 'options'> | undefined;
  soundOf(samples: Samples): Sound;
  /** The part of a sound that counts: its channels, or `samples` if the author has replaced them. */
  heardOf(sound: { samples: unknown; channels?: unknown }): unknown;
  wavOf(sound: Sound): File;
  /** The pixels of a frame. Does not close the frame. */
  pixelsOfFrame(frame: VideoFrame): Promise<ImageData>;
};

let tools: CaptureTools | undefined;

/** Sets the tools that came with the current program. */
export const setCaptureTools = (loaded: CaptureTools | undefined) => {
  tools = loaded;
};

/**
 * These tools, if they are loaded.
 *
 * @throws Error if they are `needed` but not loaded
 */
export const captureTools = (needed = false): CaptureTools | undefined => {
  if (tools || !needed) return tools;
  throw new Error('What streams and records was not loaded. Is the network up?');
};

/** Adds the default sources to a component's properties: all that there are, or only the device if it streams. */
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
