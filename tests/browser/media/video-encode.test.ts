import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameEncoder } from '../../../src/media/worker/codecs/encode/frame-encoder';
import type { RawFrame } from '../../../src/media/worker/codecs/encode/frame-maker';
import { type VideoConfig, type VideoPacket, videoTimescale } from '../../../src/media/worker/codecs/video-packet';
import { drawNumber, readNumber, type Size } from './video-frames';

const size: Size = { width: 640, height: 360 };

const pixels = (number: number, of = size) => {
  const context = drawNumber(number, of).getContext('2d') as OffscreenCanvasRenderingContext2D;
  return { ...of, data: context.getImageData(0, 0, of.width, of.height).data.buffer };
};

type Given = { config: VideoConfig; packet: VideoPacket };

const collect = (options: ConstructorParameters<typeof FrameEncoder>[0]) => {
  const given: Given[] = [];
  const encoder = new FrameEncoder(options, (config, packets) => {
    for (const packet of packets) given.push({ config, packet });
  });
  return { encoder, given };
};

/** Decodes packets, and reads the numbers that they show. */
const decode = async (given: readonly Given[]) => {
  const shown: { number: number; width: number; height: number }[] = [];
  const decoder = new VideoDecoder({
    output: (frame) => {
      shown.push({ number: readNumber(frame), width: frame.displayWidth, height: frame.displayHeight });
      frame.close();
    },
    error: (error) => {
      throw error;
    },
  });
  let configured: VideoConfig | undefined;
  for (const { config, packet } of given) {
    if (config !== configured) {
      await (configured && decoder.flush());
      const { codec, description } = config;
      decoder.configure(codec.startsWith('avc') ? { codec, description } : { codec });
      configured = config;
    }
    const { timestamp, data, isKey } = packet;
    decoder.decode(new EncodedVideoChunk({ type: isKey ? 'key' : 'delta', timestamp, data }));
  }
  await decoder.flush();
  decoder.close();
  return shown;
};

/** Counts the frames that are open: those that were made, by whomever, less those that were closed. */
const watchFrames = () => {
  const open = new Set<VideoFrame>();
  const Original = VideoFrame;
  class Watched extends Original {
    constructor(...input: ConstructorParameters<typeof VideoFrame>) {
      super(...input);
      open.add(this);
    }
    override close() {
      super.close();
      open.delete(this);
    }
  }
  vi.stubGlobal('VideoFrame', Watched);
  return open;
};

let open: Set<VideoFrame>;
beforeEach(() => {
  open = watchFrames();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  expect(open.size).toBe(0);
});

test('each frame is a packet with its number’s time; key frames come every two seconds', async () => {
  const { encoder, given } = collect({ fps: 30 });
  for (let number = 0; number < 90; number++) await encoder.encode(pixels(number));
  await encoder.flush();
  encoder.close();
  expect(given).toHaveLength(90);
  expect(given.map(({ packet }) => packet.timestamp)).toEqual(given.map((_, i) => (i * videoTimescale) / 30));
  expect(given.map(({ packet }) => packet.duration)).toEqual(given.map(() => videoTimescale / 30));
  expect(given.flatMap(({ packet }, i) => (packet.isKey ? [i] : []))).toEqual([0, 60]);
  expect(new Set(given.map(({ config }) => config)).size).toBe(1);
  expect(given[0]?.config).toMatchObject({ width: 640, height: 360 });
  expect((await decode(given)).map(({ number }) => number)).toEqual(given.map((_, i) => i));
});

test('a rate that is no whole number has no drift', async () => {
  const { encoder, given } = collect({ fps: 23.976 });
  for (let number = 0; number < 50; number++) void encoder.encode(pixels(number, { width: 64, height: 48 }));
  await encoder.flush();
  encoder.close();
  expect(given.map(({ packet }) => packet.timestamp)).toEqual(
    given.map((_, i) => Math.round((i * videoTimescale) / 23.976)),
  );
  expect(given).toHaveLength(50);
});

test('pictures of the browser are taken as well, and closed', async () => {
  const { encoder, given } = collect({ fps: 10 });
  const bitmap = drawNumber(7, size).transferToImageBitmap();
  const frame = new VideoFrame(drawNumber(8, size), { timestamp: 123_456 });
  const frames: RawFrame[] = [bitmap, frame];
  for (const each of frames) await encoder.encode(each);
  await encoder.flush();
  encoder.close();
  expect([bitmap.width, frame.format]).toEqual([0, null]);
  expect(given.map(({ packet }) => packet.timestamp)).toEqual([0, videoTimescale / 10]);
  expect((await decode(given)).map(({ number }) => number)).toEqual([7, 8]);
});

test('another size begins anew; of odd sizes the last column and row are left out', async () => {
  const { encoder, given } = collect({ fps: 30 });
  const sizes: Size[] = [size, size, { width: 321, height: 181 }, { width: 321, height: 181 }, size];
  await Promise.all(sizes.map((of, number) => encoder.encode(pixels(number, of))));
  await encoder.flush();
  encoder.close();
  expect(given.map(({ config }) => config.width)).toEqual([640, 640, 320, 320, 640]);
  expect(given.map(({ packet }) => packet.isKey)).toEqual([true, false, true, false, true]);
  expect(await decode(given)).toEqual([
    { number: 0, width: 640, height: 360 },
    { number: 1, width: 640, height: 360 },
    { number: 2, width: 320, height: 180 },
    { number: 3, width: 320, height: 180 },
    { number: 4, width: 640, height: 360 },
  ]);
});

test('a frame is given before the next one comes', async () => {
  const first = await new Promise<VideoPacket>((resolve) => {
    const encoder = new FrameEncoder({ fps: 30 }, (_, [packet]) => {
      encoder.close();
      if (packet) resolve(packet);
    });
    void encoder.encode(pixels(0)).catch(() => {});
  });
  expect(first).toMatchObject({ timestamp: 0, isKey: true });
});

describe('Where an encoder', () => {
  /** Encoders of H.264 refuse: when they are asked for, or when the first frame comes. */
  const withoutH264 = (when: 'asked' | 'encoding') => {
    const Original = VideoEncoder;
    const isH264 = (config: VideoEncoderConfig) => config.codec.startsWith('avc');
    class Refusing extends Original {
      #error: WebCodecsErrorCallback;
      #refuses = false;
      constructor(init: VideoEncoderInit) {
        super(init);
        this.#error = init.error;
      }
      override configure(config: VideoEncoderConfig) {
        this.#refuses = isH264(config);
        super.configure(config);
      }
      override encode(frame: VideoFrame, options?: VideoEncoderEncodeOptions) {
        if (!this.#refuses) return super.encode(frame, options);
        super.close();
        queueMicrotask(() => this.#error(new DOMException('No.', 'EncodingError')));
      }
      static override async isConfigSupported(config: VideoEncoderConfig) {
        if (when === 'asked' && isH264(config)) return { supported: false, config };
        return Original.isConfigSupported(config);
      }
    }
    vi.stubGlobal('VideoEncoder', Refusing);
  };

  test.each(['asked', 'encoding'] as const)('refuses H.264 when %s, another one gets every frame', async (when) => {
    withoutH264(when);
    const { encoder, given } = collect({ fps: 30 });
    for (let number = 0; number < 10; number++) await encoder.encode(pixels(number));
    await encoder.flush();
    encoder.close();
    expect(given[0]?.config.codec).toBe('vp8');
    expect(given[0]?.config.description).toHaveLength(8);
    expect((await decode(given)).map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('cannot be had for such frames, it says so; other frames can be encoded', async () => {
    const { encoder, given } = collect({ fps: 30 });
    vi.spyOn(VideoEncoder, 'isConfigSupported').mockImplementation(async (config) => ({
      supported: config.width < 1000,
      config,
    }));
    await expect(encoder.encode(pixels(0, { width: 2000, height: 20 }))).rejects.toThrow(
      'This browser cannot encode video of 2000 × 20 pixels at 30 frames a second',
    );
    await encoder.encode(pixels(1));
    await encoder.flush();
    encoder.close();
    expect(given).toHaveLength(1);
  });
});

test('a frame that is wrong is refused with a sentence, and the next one is encoded', async () => {
  const { encoder, given } = collect({ fps: 30 });
  await expect(encoder.encode({ width: 2, height: 2, data: new ArrayBuffer(12) })).rejects.toThrow(
    'A frame of 2 × 2 pixels has 12 bytes; it needs 16: red, green, blue and alpha of each pixel.',
  );
  await expect(encoder.encode({ width: 1, height: 2, data: new ArrayBuffer(8) })).rejects.toThrow(
    'A frame has 1 × 2 pixels; video needs 2 × 2 at least.',
  );
  const closed = new VideoFrame(drawNumber(0, size), { timestamp: 0 });
  closed.close();
  await expect(encoder.encode(closed)).rejects.toThrow('A VideoFrame was closed before it was encoded');
  await encoder.encode(pixels(5));
  await encoder.flush();
  encoder.close();
  expect(given.map(({ packet }) => packet.timestamp)).toEqual([0]);
  await expect(encoder.encode(pixels(6))).rejects.toThrow('The encoder was closed before this frame came.');
  expect(() => new FrameEncoder({ fps: 0 }, () => {})).toThrow('fps is 0; it is a number of frames a second');
});
