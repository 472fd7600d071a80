import { PcmTap } from '../../shared/pcm-tap';
import type { AskedSound, ReceiveFromTap, TapSource } from './tap-source';
import { trackProcessor } from './track-processor';

/** How many blocks may wait while the page is busy: 30 s of sound, in blocks of 10 ms. */
const mostWaiting = 3_000;

const planesOf = (data: AudioData): Float32Array[] =>
  Array.from({ length: data.numberOfChannels }, (_, planeIndex) => {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return samples;
  });

/**
 * Changes the number of channels. To one channel, mixes all by their mean. To several, takes the device's first ones,
 * and its first channel again in place of those it lacks.
 */
const toChannels = (planes: Float32Array[], channels: number): Float32Array[] => {
  if (planes.length === channels) return planes;
  const [first = new Float32Array(0)] = planes;
  if (channels > 1) return Array.from({ length: channels }, (_, c) => planes[c] ?? first);
  return [first.map((_, i) => planes.reduce((sum, plane) => sum + (plane[i] as number), 0) / planes.length)];
};

/** Lets everything that is already queued run first. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a track's sound through the browser's own queue, `MediaStreamTrackProcessor`, which Chromium has. Measured on a
 * busy machine, an AudioWorklet there gets 10 ms of silence now and then, and loses as much sound: between the device
 * and the worklet are two clocks and a 100 ms buffer. Here nothing is in between. Resolves to undefined if there is no
 * such queue, or if its sample rate is not the one asked for.
 */
export const openProcessor = async (
  stream: MediaStream,
  { channels, sampleRate }: AskedSound,
  receive: ReceiveFromTap,
): Promise<TapSource | undefined> => {
  const Processor = trackProcessor<AudioData>();
  const [track] = stream.getAudioTracks();
  const own = track?.getSettings().sampleRate;
  if (!Processor || !track || !own || (sampleRate !== undefined && sampleRate !== own)) return;
  let reader: ReadableStreamDefaultReader<AudioData>;
  try {
    reader = new Processor({ track, maxBufferSize: mostWaiting }).readable.getReader();
  } catch {
    // The current draft of the specification only has it for video.
    return;
  }
  const tap = new PcmTap(own, { postMessage: receive }, 0);
  let blocks = 0;
  let over = false;
  const read = async () => {
    for (;;) {
      const { value } = await reader.read();
      if (!value) break;
      const planes = planesOf(value);
      value.close();
      blocks++;
      tap.hear(toChannels(planes, channels));
      // The device's own blocks are about as long as ours: send each right away.
      tap.give();
    }
    over = true;
  };
  const flush = async () => {
    for (let before = -1; before !== blocks && !over; ) {
      before = blocks;
      await turn();
    }
    tap.receive({ type: 'flush' });
  };
  void read().catch(() => {
    over = true;
  });
  return {
    sampleRate: own,
    post: (message) => {
      if (message.type === 'flush') void flush();
      else tap.receive(message);
    },
    close: () => void reader.cancel().catch(() => {}),
  };
};
