import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  CanvasSource,
  Conversion,
  EncodedPacketSink,
  Input,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
} from 'mediabunny';
import { convertMedia, StreamPlayback } from '../../../src/media';
import { withMediaWorker } from '../../../src/media/page/media-worker';
import type { Figures, Measured } from '../figures';

export const figures = {
  conversion: {
    what: 'a minute of film of 640×360 made into WebM, against a bare loop of WebCodecs with the same settings',
    unit: '×',
    under: 1.3,
  },
  bare: { what: 'the same: the bare loop', unit: 'ms' },
  hung: { what: 'a job that hangs to a stream of sound that plays', unit: 'ms', under: 3_000 },
} satisfies Figures;

const size = { width: 640, height: 360 };
const fps = 30;
const frames = 60 * fps;

const makeFilm = async (count: number): Promise<File> => {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const source = new CanvasSource(canvas, { codec: 'avc', quality: QUALITY_HIGH });
  output.addVideoTrack(source);
  await output.start();
  for (let i = 0; i < count; i++) {
    for (let stripe = 0; stripe < 24; stripe++) {
      context.fillStyle = `hsl(${(i * 3 + stripe * 29) % 360} 80% 50%)`;
      context.fillRect(((i * (stripe + 1)) / 3 + stripe * 40) % size.width, stripe * 15, 160, 15);
    }
    await source.add(i / fps, 1 / fps);
  }
  await output.finalize();
  return new File([output.target.buffer as ArrayBuffer], 'film.mp4');
};

type Settings = { readonly config: VideoEncoderConfig; readonly options: VideoEncoderEncodeOptions };

/** What a conversion asks of the encoder: a bare loop that asked for less would not be the same work. */
const settingsOf = async (film: File): Promise<Settings> => {
  const { configure, encode } = VideoEncoder.prototype;
  let config: VideoEncoderConfig | undefined;
  let options: VideoEncoderEncodeOptions = {};
  VideoEncoder.prototype.configure = function (given) {
    config = given;
    configure.call(this, given);
  };
  VideoEncoder.prototype.encode = function (frame, given) {
    options = given ?? {};
    encode.call(this, frame, given);
  };
  try {
    const conversion = await Conversion.init({
      input: new Input({ source: new BlobSource(film), formats: ALL_FORMATS }),
      output: new Output({ format: new WebMOutputFormat(), target: new BufferTarget() }),
      video: { codec: 'vp8', forceTranscode: true },
      showWarnings: false,
    });
    await conversion.execute();
  } finally {
    Object.assign(VideoEncoder.prototype, { configure, encode });
  }
  if (!config) throw new Error('Nothing was encoded.');
  return { config, options };
};

/** Decodes each frame and encodes it at once, and keeps nothing. */
const bareLoop = async (film: File, { config: wanted, options }: Settings): Promise<number> => {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error('The film has no pictures.');
  const began = performance.now();
  let encoded = 0;
  const fail = (error: DOMException) => {
    throw error;
  };
  const encoder = new VideoEncoder({ output: () => encoded++, error: fail });
  encoder.configure(wanted);
  let count = 0;
  const decoder = new VideoDecoder({
    output: (frame) => {
      encoder.encode(frame, { ...options, keyFrame: count++ % (2 * fps) === 0 });
      frame.close();
    },
    error: fail,
  });
  decoder.configure(config);
  for await (const packet of new EncodedPacketSink(track).packets()) {
    decoder.decode(packet.toEncodedVideoChunk());
    while (decoder.decodeQueueSize + encoder.encodeQueueSize > 16) {
      const busy = encoder.encodeQueueSize > 0 ? encoder : decoder;
      await new Promise((resolve) => busy.addEventListener('dequeue', resolve, { once: true }));
    }
  }
  await decoder.flush();
  await encoder.flush();
  if (encoded !== frames) throw new Error(`${encoded} of ${frames} frames were encoded.`);
  const took = performance.now() - began;
  input.dispose();
  return took;
};

/** A media worker that never comes back from its first job. */
const hanging = 'onmessage = ({ data }) => { if (data.id && data.path?.[0] !== "ping") for (;;); };';

const hang = async (): Promise<number> => {
  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    constructor() {
      super(URL.createObjectURL(new Blob([hanging], { type: 'text/javascript' })));
    }
  };
  const stop = new AbortController();
  const job = withMediaWorker((worker) => worker.hasPicture(new Blob(['x'])), { signal: stop.signal }).catch(() => {});
  globalThis.Worker = RealWorker;
  const began = performance.now();
  const playback = new StreamPlayback({ of: { kind: 'audio' }, bufferAhead: 30 });
  const samples = Int16Array.from({ length: 48_000 }, (_, i) => 8_000 * Math.sin(i / 20));
  playback.begin();
  playback.push({ as: 'samples', sampleRate: 48_000, format: 's16', channels: [samples.buffer] }, true);
  await new Promise<void>((resolve) =>
    playback.element.addEventListener('timeupdate', () => playback.element.currentTime > 0 && resolve()),
  );
  const took = performance.now() - began;
  playback.dispose();
  stop.abort();
  await job;
  return took;
};

export const measure = async (): Promise<Measured<typeof figures>> => {
  const settings = await settingsOf(await makeFilm(fps));
  const film = await makeFilm(frames);
  const short = new File([film], 'film.mp4');
  const bare = [await bareLoop(film, settings)];
  const began = performance.now();
  await convertMedia(short, 'webm');
  const took = performance.now() - began;
  bare.push(await bareLoop(film, settings));
  const mean = bare.reduce((sum, each) => sum + each) / bare.length;
  return { conversion: took / mean, bare: mean, hung: await hang() };
};
