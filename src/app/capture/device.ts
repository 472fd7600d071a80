import { type Capture, MicrophoneCapture, type MicrophoneOptions, WebcamCapture } from '../../media';
import type { ComponentDescription, PropertiesByKind } from '../../protocol';

/** What a device is asked for by a component. */
export type DeviceOptions = {
  component: ComponentDescription;
  /** Where its pieces go, if a microphone streams. */
  streams: MicrophoneOptions['streams'];
  events: MicrophoneOptions['events'];
};

/** Sizes of pictures that are asked for, unless their author says; a camera gives what is nearest. */
const still = { width: { ideal: 1280 }, height: { ideal: 720 } };
const streamed = { width: { ideal: 640 }, height: { ideal: 480 } };

/** The microphone or the camera of an input; nothing for one that has none among its sources. */
export const deviceOf = ({ component, streams, events }: DeviceOptions): Capture | undefined => {
  const { kind, properties } = component;
  if (kind === 'audio') {
    const { sources, format = 'wav', microphoneOptions } = properties as PropertiesByKind['audio'];
    if (!sources?.includes('microphone')) return undefined;
    const { constraints = {} } = microphoneOptions ?? {};
    return new MicrophoneCapture({ constraints, format, ...(streams && { streams }), events });
  }
  if (kind !== 'video' && kind !== 'image') return undefined;
  const { sources, webcamOptions } = properties as PropertiesByKind['video'];
  if (!sources?.includes('webcam')) return undefined;
  const given = webcamOptions?.constraints ?? {};
  const size = given.width || given.height ? {} : isStreaming(component) ? streamed : still;
  const constraints = { ...size, ...given };
  if (kind === 'image') return new WebcamCapture({ constraints, events });
  const { format = 'webm', includeAudio = true } = properties as PropertiesByKind['video'];
  return new WebcamCapture({ constraints, record: { format, sound: includeAudio }, events });
};

const isStreaming = ({ properties }: ComponentDescription) =>
  'streaming' in properties && properties.streaming === true;
