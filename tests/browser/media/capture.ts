import { onTestFinished } from 'vitest';
import {
  type CaptureState,
  MicrophoneCapture,
  type MicrophoneOptions,
  type SoundPiece,
  WebcamCapture,
  type WebcamOptions,
} from '../../../src/media';
import type { DeviceCapture } from '../../../src/media/page/devices/device-capture';
import { microphone, microphoneSample } from '../../tools/numbered-media.mjs';
import { joinedSamples } from './sweep';

export const { rate } = microphone;

/** Waits for a state. */
export const until = (capture: DeviceCapture, holds: (state: CaptureState) => boolean): Promise<CaptureState> =>
  new Promise((resolve) => {
    const look = () => {
      if (!holds(capture.state)) return;
      stop();
      resolve(capture.state);
    };
    const stop = capture.subscribe(look);
    look();
  });

const tracked = <C extends DeviceCapture>(capture: C, log: string[]) => {
  onTestFinished(() => capture.dispose());
  const tracks = () => capture.state.preview?.getTracks() ?? [];
  return { capture, log, tracks, until: (holds: (state: CaptureState) => boolean) => until(capture, holds) };
};

const eventsInto = (log: string[], files: File[]) => ({
  recorded: (file: File) => {
    files.push(file);
    log.push('recorded');
  },
  started: () => log.push('started'),
  paused: () => log.push('paused'),
  ended: () => log.push('ended'),
});

export const openMicrophone = (options: Partial<MicrophoneOptions> = {}) => {
  const log: string[] = [];
  const files: File[] = [];
  const capture = new MicrophoneCapture({
    constraints: {},
    format: 'wav',
    ...options,
    events: eventsInto(log, files),
  });
  return { ...tracked(capture, log), files };
};

export const openWebcam = (options: Partial<WebcamOptions> = {}) => {
  const log: string[] = [];
  const files: File[] = [];
  const capture = new WebcamCapture({ constraints: {}, ...options, events: eventsInto(log, files) });
  return { ...tracked(capture, log), files };
};

/** All samples of the first channel. */
export const joined = (pieces: readonly SoundPiece[]): Float32Array =>
  joinedSamples(pieces.map(({ channels }) => channels[0] as Float32Array));

/** What the fake microphone plays, and where it does so: eight samples tell a place. */
const played = Int16Array.from({ length: rate * microphone.seconds }, (_, i) => microphoneSample(i));
const keyAt = (samples: ArrayLike<number>, at: number): string => {
  let key = '';
  for (let i = at; i < at + 8; i++) key += `${samples[i]},`;
  return key;
};
const places = new Map<string, number>();
for (let i = 0; i + 8 <= played.length; i++) places.set(keyAt(played, i), i);

/** Whole numbers of 16 bits. Chromium takes negative ones for 32,768 parts of one, and positive ones for 32,767. */
export const to16 = (samples: Float32Array): Int16Array =>
  Int16Array.from(samples, (value) => Math.round(value * (value < 0 ? 32_768 : 32_767)));

/**
 * Stretches of the microphone's file that sound is made of, one after the other; sound that goes on from the file's end
 * to its beginning is one stretch. `from` is −1 where it is none of the file's.
 */
export const stretches = (samples: Int16Array): { from: number; length: number }[] => {
  const found: { from: number; length: number }[] = [];
  for (let at = 0; at < samples.length; ) {
    const from = places.get(keyAt(samples, at));
    let length = 0;
    if (from === undefined) {
      do length++;
      while (at + length < samples.length && places.get(keyAt(samples, at + length)) === undefined);
    } else {
      while (at + length < samples.length && samples[at + length] === played[(from + length) % played.length]) length++;
    }
    found.push({ from: from ?? -1, length });
    at += length;
  }
  return found;
};

/** How alike sound is to the microphone's from a place on: 1 for the same. */
export const likeness = (samples: Float32Array, from: number, at = 0, length = samples.length - at): number => {
  let [both, one, other] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const a = samples[at + i] as number;
    const b = played[(from + i) % played.length] as number;
    both += a * b;
    one += a * a;
    other += b * b;
  }
  return both / Math.sqrt(one * other);
};

export const decode = async (file: Blob, sampleRate: number): Promise<Float32Array> =>
  (await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(await file.arrayBuffer())).getChannelData(0);

/** Samples of a WAV file of 16 bits. */
export const samplesOfWav = async (file: Blob): Promise<Int16Array> =>
  new Int16Array((await file.arrayBuffer()).slice(44));
