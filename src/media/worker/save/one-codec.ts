import { type FrameCodec, type FrameShape, frameCodecs } from '../codecs/encode/frame-codecs';
import { Encoding, encoderConfig } from '../codecs/encode/video-encoding';
import { bytesOfLength } from '../codecs/parameter-sets';
import { type VideoConfig, type VideoPacket, videoTimescale } from '../codecs/video-packet';
import { PacketStore, type Piece } from '../store/packet-store';
import { familyOf, isOfOneKind } from './track-kind';

/** Seconds from one key frame to the next. */
const keyEvery = 2;

/** How many packets to read at once, and how many may wait to be decoded. */
const atOnce = 16;

const microseconds = 1e6;

/** When a frame is shown, and until when, in units of the timeline. */
type Span = { readonly from: number; readonly to: number };

const hasDescription = /^(avc|hev|hvc|av01)/;

const decoderConfig = ({ codec, description }: VideoConfig): VideoDecoderConfig => ({
  codec,
  ...(hasDescription.test(codec) && { description: description.slice() }),
});

/** Size and frame rate as shown. Encoders accept only even sizes. */
const shapeOf = ({ width, height, rotation = 0 }: VideoConfig, { table }: Piece): FrameShape => {
  const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width];
  const even = (length: number) => Math.max(2, length - (length % 2));
  const seconds = table.duration(0) / videoTimescale;
  return { width: even(across), height: even(down), fps: Math.min(120, Math.max(1, Math.round(1 / seconds) || 30)) };
};

/** Turns a frame upright and scales it to a size. Closes the given frame; the caller closes the new one. */
const upright = (frame: VideoFrame, { rotation = 0 }: VideoConfig, { width, height }: FrameShape, time: number) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width];
  context.translate(width / 2, height / 2);
  context.rotate((rotation * Math.PI) / 180);
  context.drawImage(frame, -across / 2, -down / 2, across, down);
  frame.close();
  return new VideoFrame(canvas, { timestamp: time, alpha: 'discard' });
};

/** Decodes pieces of one configuration, encodes their frames in another codec, and adds them to a store. */
class Recoding {
  readonly #config: VideoConfig;
  readonly #shape: FrameShape;
  readonly #spans: Span[] = [];
  readonly #frames: VideoFrame[] = [];
  readonly #encoding: Encoding;
  readonly #decoder: VideoDecoder;
  #failure: Error | undefined;
  #encoded = 0;
  #lastKey = Number.NEGATIVE_INFINITY;

  constructor(packetStore: PacketStore, first: Piece, codec: FrameCodec) {
    this.#config = first.config;
    const shape = shapeOf(first.config, first);
    this.#shape = shape;
    this.#encoding = new Encoding(codec, shape, encoderConfig(codec, shape), 0, (config, packets) =>
      packetStore.append(
        config,
        packets.map((packet) => this.#placed(packet)),
      ),
    );
    this.#decoder = new VideoDecoder({
      output: (frame) => this.#frames.push(frame),
      error: (error) => {
        this.#failure = error;
      },
    });
    this.#decoder.configure(decoderConfig(first.config));
  }

  async add(from: PacketStore, piece: Piece): Promise<void> {
    const { table } = piece;
    // Frames come out in presentation order; the timestamps set here tell which is which.
    for (let row = 0; row < table.length; row += atOnce) {
      const end = Math.min(table.length, row + atOnce);
      for (const [i, data] of (await from.read(piece, row, end)).entries()) {
        if (table.isDropped(row + i)) continue;
        const timestamp = table.timestamp(row + i);
        this.#spans.push({ from: timestamp, to: timestamp + table.duration(row + i) });
        this.#decoder.decode(
          new EncodedVideoChunk({ type: table.isKey(row + i) ? 'key' : 'delta', timestamp, data: data.slice() }),
        );
      }
      await this.#encode();
    }
  }

  async finish(): Promise<void> {
    await this.#decoder.flush().catch((error: Error) => {
      this.#failure ??= error;
    });
    await this.#encode();
    await this.#encoding.flush();
    const error = this.#failure ?? this.#encoding.error;
    this.close();
    if (error) throw error;
  }

  close(): void {
    for (const frame of this.#frames.splice(0)) frame.close();
    if (this.#decoder.state !== 'closed') this.#decoder.close();
    this.#encoding.close();
  }

  /** The encoder counts frames at a constant rate; this gives them back the times of their packets. */
  #placed({ data, timestamp, duration, isKey }: VideoPacket): VideoPacket {
    const numberAt = (time: number) => Math.round((time * this.#shape.fps) / videoTimescale);
    const [first, last] = [this.#shown[numberAt(timestamp)], this.#shown[numberAt(timestamp + duration) - 1]];
    if (!first || !last) throw new Error('The encoder gave a frame that it was not given.');
    return { data, timestamp: first.from, duration: Math.max(1, last.to - first.from), isKey };
  }

  /** When the encoded frames are shown, in their order. */
  readonly #shown: Span[] = [];

  async #encode(): Promise<void> {
    while (this.#decoder.decodeQueueSize > atOnce)
      await new Promise((resolve) => this.#decoder.addEventListener('dequeue', resolve, { once: true }));
    for (let frame = this.#frames.shift(); frame; frame = this.#frames.shift()) {
      const { timestamp } = frame;
      const span = this.#spans.find(({ from }) => from === timestamp);
      const made = upright(
        frame,
        this.#config,
        this.#shape,
        Math.round((this.#encoded * microseconds) / this.#shape.fps),
      );
      if (span) {
        this.#shown.push(span);
        this.#encoded++;
        const isKey = span.from - this.#lastKey >= keyEvery * videoTimescale;
        if (isKey) this.#lastKey = span.from;
        this.#encoding.encode(made, isKey);
        this.#spans.splice(this.#spans.indexOf(span), 1);
      }
      made.close();
      await this.#encoding.room();
    }
    const error = this.#failure ?? this.#encoding.error;
    if (error) throw error;
  }
}

/** A codec that this browser can encode the frames of all pieces in; that of the first piece, if possible. */
const commonCodec = async (pieces: readonly Piece[]): Promise<FrameCodec | undefined> => {
  const shapes = pieces.map((piece) => shapeOf(piece.config, piece));
  const [first] = shapes;
  if (!first) return undefined;
  const family = familyOf(pieces[0]?.config.codec ?? '');
  const byLikeness = [...frameCodecs(first)].sort(
    (one, other) => Number(familyOf(other.codec(first)) === family) - Number(familyOf(one.codec(first)) === family),
  );
  for (const codec of byLikeness) {
    const answers = await Promise.all(
      shapes.map((shape) => VideoEncoder.isConfigSupported(encoderConfig(codec, shape)).catch(() => undefined)),
    );
    if (answers.every((answer) => answer?.supported)) return codec;
  }
  return undefined;
};

/**
 * Makes a video fit into one track of a file, with one codec and one rotation: re-encodes what differs, and copies the
 * rest. Returns the same store if there is nothing to do, or if the browser cannot do it.
 *
 * @param advanced Called for every piece.
 */
export const inOneCodec = async (video: PacketStore, advanced: () => void = () => {}): Promise<PacketStore> => {
  const pieces = [...video.pieces];
  if (isOfOneKind(pieces) || typeof VideoEncoder === 'undefined' || typeof VideoDecoder === 'undefined') return video;
  const codec = await commonCodec(pieces);
  if (!codec) return video;
  const copies = new PacketStore();
  let recoding: { of: Recoding; config: VideoConfig } | undefined;
  const finish = async () => {
    await recoding?.of.finish();
    recoding = undefined;
  };
  try {
    for (const piece of pieces) {
      advanced();
      const { config } = piece;
      const [length, rotation] = [bytesOfLength(config), config.rotation ?? 0];
      const isSame = familyOf(config.codec) === familyOf(codec.codec(shapeOf(config, piece)));
      if (isSame && rotation === 0 && (length === 0 || length === 4)) {
        await finish();
        await copy(video, piece, copies);
        continue;
      }
      if (recoding?.config !== config) {
        await finish();
        recoding = { of: new Recoding(copies, piece, codec), config };
      }
      await recoding.of.add(video, piece);
    }
    await finish();
    return copies;
  } catch {
    return video;
  } finally {
    recoding?.of.close();
  }
};

const copy = async (from: PacketStore, piece: Piece, to: PacketStore): Promise<void> => {
  const { table, config } = piece;
  for (let row = 0; row < table.length; row += atOnce) {
    const read = await from.read(piece, row, Math.min(table.length, row + atOnce));
    const packets = read.map((data, i) => ({
      data,
      timestamp: table.timestamp(row + i),
      duration: table.duration(row + i),
      isKey: table.isKey(row + i),
    }));
    to.append(
      config,
      packets.filter((_, i) => !table.isDropped(row + i)),
    );
  }
};
