import { Tap } from '../../capture/tap';
import type { AskedSound, ReceiveFromTap, TapSource } from './tapSource';
import { trackProcessor } from './trackProcessor';

/** How many blocks of a device, of 10 ms each, wait while the page is busy: 30 s of them. */
const mostWaiting = 3_000;

const planesOf = (data: AudioData): Float32Array[] =>
  Array.from({ length: data.numberOfChannels }, (_, planeIndex) => {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return samples;
  });

/** One channel is the mean of all; more are the first ones, and all have what one has. */
const toChannels = (planes: Float32Array[], channels: number): Float32Array[] => {
  if (planes.length === channels) return planes;
  const [first = new Float32Array(0)] = planes;
  if (channels > 1) return Array.from({ length: channels }, (_, c) => planes[c] ?? first);
  return [first.map((_, i) => planes.reduce((sum, plane) => sum + (plane[i] as number), 0) / planes.length)];
};

/** Lets all that waits come first. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Hears a track through the browser's own queue of what a device gave, which Chromium has. Measured on a busy machine,
 * an AudioWorklet there gets 10 ms of silence now and then, and loses as much: between the device and it stand two
 * clocks and 100 ms of room. Here nothing is in between. Undefined where there is no such queue, or it has another rate.
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
    // Of pictures alone, as the draft has it now.
    return;
  }
  const tap = new Tap(own, { postMessage: receive }, 0);
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
      // It is a block of the device's, and about as long.
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
