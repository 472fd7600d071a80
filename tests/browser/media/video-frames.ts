import { type VideoConfig, type VideoPacket, videoTimescale } from '../../../src/media/worker/codecs/video-packet';

export type Size = { readonly width: number; readonly height: number };

/** Of the numbers that are drawn here; the films of tests/fixtures/video have 8. */
const usualBits = 12;

/** Draws a number: a column a bit, white or black, over a moving grey. */
export const drawNumber = (number: number, { width, height }: Size): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = `hsl(${number * 7} 60% 50%)`;
  context.fillRect(0, 0, width, height);
  for (let bit = 0; bit < usualBits; bit++) {
    context.fillStyle = (number >> bit) & 1 ? 'white' : 'black';
    context.fillRect((bit * width) / usualBits, 0, width / usualBits, height / 2);
  }
  return canvas;
};

/** Reads the number that a picture shows. */
export const readNumber = (picture: CanvasImageSource, bits = usualBits): number => {
  const canvas = new OffscreenCanvas(bits * 4, 4);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 1, canvas.width, 1);
  let number = 0;
  for (let bit = 0; bit < bits; bit++) if ((data[(bit * 4 + 2) * 4] ?? 0) > 127) number |= 1 << bit;
  return number;
};

export const fps = 30;
export const frameTime = videoTimescale / fps;

/** Numbered frames, encoded by the browser: a key frame each second, from this number on. */
export const encodeNumbers = async (from: number, count: number, size: Size, codec = 'avc1.42e01f') => {
  const packets: VideoPacket[] = [];
  let config: VideoConfig | undefined;
  const encoder = new VideoEncoder({
    output: (chunk, metadata) => {
      const given = metadata?.decoderConfig;
      if (given) {
        const description = new Uint8Array(
          (given.description as ArrayBuffer | undefined) ?? new ArrayBuffer(0),
        ).slice();
        config = { codec: given.codec, ...size, description };
      }
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      const number = Math.round((chunk.timestamp * fps) / 1e6);
      packets.push({ data, timestamp: number * frameTime, duration: frameTime, isKey: chunk.type === 'key' });
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({
    codec,
    ...size,
    framerate: fps,
    bitrate: 1_000_000,
    latencyMode: 'realtime',
    ...(codec.startsWith('avc') ? { avc: { format: 'avc' } } : {}),
  });
  for (let number = from; number < from + count; number++) {
    const frame = new VideoFrame(drawNumber(number, size), { timestamp: Math.round((number * 1e6) / fps) });
    encoder.encode(frame, { keyFrame: (number - from) % fps === 0 });
    frame.close();
  }
  await encoder.flush();
  encoder.close();
  if (!config) throw new Error(`The encoder of ${codec} gave nothing.`);
  return { config, packets };
};

export const once = (target: EventTarget, type: string) =>
  new Promise<void>((resolve, reject) => {
    target.addEventListener(type, () => resolve(), { once: true });
    target.addEventListener('error', () => reject(new Error(`An error before ${type}.`)), { once: true });
  });

/** Shows the frame of a time, in seconds, and reads its number. */
export const numberAt = async (video: HTMLVideoElement, time: number, bits = usualBits): Promise<number> => {
  let mediaTime = Number.NEGATIVE_INFINITY;
  const shown = () =>
    new Promise<void>((resolve) =>
      video.requestVideoFrameCallback((_, frame) => {
        mediaTime = frame.mediaTime;
        resolve();
      }),
    );
  const first = shown();
  const sought = once(video, 'seeked');
  video.currentTime = time;
  await Promise.all([sought, first]);
  // It may have been the frame of before, which was late. One that is held for long stays as it is.
  if (time - mediaTime > 0.2) await Promise.race([shown(), frames(3)]);
  return readNumber(video, bits);
};

const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};
