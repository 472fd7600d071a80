import { type Capture, MicrophoneCapture, type MicrophoneOptions, WebcamCapture } from '../../media';
import type { ComponentDescription, PropertiesByKind } from '../../protocol';

/** What a component asks of a device. */
export type DeviceOptions = {
  component: ComponentDescription;
  /** Where a microphone's pieces go, if it streams. */
  streams: MicrophoneOptions['streams'];
  events: MicrophoneOptions['events'];
};

/** Picture sizes to request unless the author sets one; a camera delivers the nearest it supports. */
const still = { width: { ideal: 1280 }, height: { ideal: 720 } };
const streamed = { width: { ideal: 640 }, height: { ideal: 480 } };

/** The microphone or camera of an input; `undefined` if its sources include neither. */
export const deviceOf = ({ component, streams, events }: DeviceOptions): Capture | undefined => {
  const { kind, properties } = component;
  if (kind === 'audio' || kind === 'multimodaltextbox') {
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
