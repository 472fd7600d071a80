import { FlacEncoder } from '../codecs/flac/encoder';
import { parameterSets } from '../codecs/parameter-sets';
import { type VideoConfig, videoTimescale } from '../codecs/video-packet';
import type { Track } from '../formats/mp4/write';
import { BoxWriter } from '../formats/mp4/write/box-writer';
import { putMovieHeader, putTrack } from '../formats/mp4/write/movie-box';
import { SampleTables } from '../formats/mp4/write/sample-tables';
import { headerOf } from '../formats/mp4/write/track';
import { blocksOf } from '../pcm/blocks';
import { toShape } from '../pcm/shape';
import type { PacketStore, Piece } from '../store/packet-store';
import type { SoundStore } from '../store/sound-store';
import { isOfOneCodec, rotationOf } from './track-kind';

/** How much sound to encode at once, in seconds. */
const soundBlock = 1;

/** The contents of the file's `mdat`, end to end. Blobs are not read for it: the browser only refers to them. */
class MediaData {
  readonly parts: BlobPart[] = [];
  length = 0;

  /** @returns where it begins. */
  add(parts: readonly BlobPart[], bytes: number): number {
    const at = this.length;
    for (const part of parts) this.parts.push(part);
    this.length += bytes;
    return at;
  }
}

/** A piece as it is now: packets added to it later are left out. */
type Snapshot = Omit<Piece, 'held'> & { readonly length: number; readonly bytes: Blob };

const snapshotOf = ({ config, table, held }: Piece): Snapshot => {
  const bytes = held instanceof Blob ? held : new Blob(held as readonly BlobPart[] as BlobPart[]);
  return { config, table, length: table.length, bytes };
};

/** The configuration of the single sample entry: that of the first piece, with room for the largest frames of all. */
const entryConfig = (pieces: readonly Snapshot[]): VideoConfig => {
  const [first] = pieces as [Snapshot];
  const refuse = (other: Snapshot, from: string, to: string, single: string) => {
    const at = (other.table.timestamp(0) / videoTimescale).toFixed(1);
    throw new Error(
      `The stream goes from ${from} to ${to} at ${at} s, and one MP4 holds a single ${single} to save them.`,
    );
  };
  const other = pieces.find(({ config }) => !isOfOneCodec(first.config, config));
  if (other) refuse(other, first.config.codec, other.config.codec, 'codec: yield chunks of one codec');
  const turned = pieces.find(({ config }) => rotationOf(config) !== rotationOf(first.config));
  if (turned) {
    const [from, to] = [first, turned].map(({ config }) => `frames turned by ${rotationOf(config)}°`) as [
      string,
      string,
    ];
    refuse(turned, from, to, 'turn: yield chunks that are turned alike');
  }
  const width = Math.max(...pieces.map(({ config }) => config.width));
  const height = Math.max(...pieces.map(({ config }) => config.height));
  // These sample entries allow parameter sets in key frames, too.
  const codec = first.config.codec.replace(/^avc1/, 'avc3').replace(/^hvc1/, 'hev1');
  const isOne = pieces.every(({ config }) => config === first.config);
  return isOne ? first.config : { ...first.config, width, height, codec };
};

/**
 * Adds a piece's packets. With `withSets`, each key frame carries its parameter sets, since those of the entry may not
 * fit.
 */
const addVideo = (
  { table, length, bytes, config }: Snapshot,
  withSets: boolean,
  decoded: Float64Array,
  data: MediaData,
  tables: SampleTables,
) => {
  const sets = withSets ? parameterSets(config) : new Uint8Array(0);
  const parts: BlobPart[] = [];
  let [written, from, samples] = [0, 0, 0];
  for (let row = 0; row < length; row++) {
    if (table.isDropped(row)) {
      parts.push(bytes.slice(from, table.offset(row)));
      from = table.offset(row + 1);
      continue;
    }
    samples++;
    const added = table.isKey(row) ? sets.length : 0;
    if (added > 0) {
      parts.push(bytes.slice(from, table.offset(row)), sets);
      from = table.offset(row);
    }
    const time = decoded[tables.count] as number;
    const next = decoded[tables.count + 1] ?? time + table.duration(row);
    tables.push(table.size(row) + added, next - time, table.timestamp(row) - time, table.isKey(row));
    written += table.size(row) + added;
  }
  parts.push(bytes.slice(from, table.offset(length)));
  if (samples > 0) tables.chunks.push({ offset: data.add(parts, written), samples });
};

/** Decode times of all frames: their presentation times, sorted. */
const decodeTimes = (pieces: readonly Snapshot[]): Float64Array => {
  const times = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const { table, length } of pieces) {
    for (let row = 0; row < length; row++) if (!table.isDropped(row)) times[at++] = table.timestamp(row);
  }
  return times.subarray(0, at).sort();
};

/** Encodes the sound as FLAC, step by step, up to each requested time. */
class SoundTrack {
  readonly tables = new SampleTables();
  readonly encoder: FlacEncoder;
  readonly #blocks: ReturnType<typeof blocksOf>;
  readonly #shape: { sampleRate: number; channels: number };
  #at = 0;

  constructor(sound: SoundStore) {
    const { sampleRate, channels } = sound.shape;
    this.#shape = { sampleRate, channels };
    this.encoder = new FlacEncoder(this.#shape);
    const pieces = toShape(sound.pieces(), { ...this.#shape, format: 's16' });
    this.#blocks = blocksOf(pieces, channels, soundBlock * sampleRate);
  }

  get track(): Track {
    return { id: 2, codec: 'flac', ...this.#shape, streamInfo: this.encoder.streamInfo };
  }

  /** Adds sound up to a time, in seconds, as one chunk. */
  async addUntil(time: number, data: MediaData): Promise<void> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    while (this.#at < time * this.#shape.sampleRate) {
      const { value: block } = await this.#blocks.next();
      if (!block) break;
      const channels = Array.from({ length: this.#shape.channels }, (_, c) =>
        block.data.subarray(c * block.length, (c + 1) * block.length),
      );
      for (const frame of this.encoder.encode(channels, this.#at)) {
        this.tables.push(frame.data.length, frame.samples);
        parts.push(frame.data);
        bytes += frame.data.length;
        this.#at += frame.samples;
      }
    }
    if (bytes === 0) return;
    const samples = this.tables.count - this.tables.chunks.reduce((sum, chunk) => sum + chunk.samples, 0);
    // As a Blob, it need not stay in memory.
    this.tables.chunks.push({ offset: data.add([new Blob(parts)], bytes), samples });
  }
}

/**
 * Saves what there is of a stream as one MP4, with `moov` first: video packets as they came, sound as 16-bit FLAC. If
 * the video configuration changes, each key frame carries its own.
 *
 * @throws Error with a sentence: if there is nothing to save, or if codecs or rotations differ (see `inOneCodec`).
 */
export const saveMovie = async (video: PacketStore, sound: SoundStore): Promise<Blob> => {
  const pieces = video.pieces.map(snapshotOf);
  if (pieces.length === 0 && sound.duration === 0) throw new Error('There is no video to save yet.');
  const config = pieces.length > 0 ? entryConfig(pieces) : undefined;
  const withSets = !pieces.every((piece) => piece.config === config);
  const decoded = decodeTimes(pieces);
  const start = decoded[0] ?? 0;
  const data = new MediaData();
  const tables = new SampleTables();
  const soundTrack = sound.duration > 0 ? new SoundTrack(sound) : undefined;
  for (const piece of pieces) {
    await soundTrack?.addUntil(piece.table.timestamp(0) / videoTimescale, data);
    addVideo(piece, withSets, decoded, data, tables);
  }
  await soundTrack?.addUntil(Number.POSITIVE_INFINITY, data);
  const videoTrack = config && ({ id: 1, codec: 'video', config, timescale: videoTimescale } satisfies Track);
  const tracks = [
    ...(videoTrack ? [{ track: videoTrack, tables, start }] : []),
    ...(soundTrack ? [{ track: soundTrack.track, tables: soundTrack.tables, start: 0 }] : []),
  ];
  const head = writeHead(tracks, data.length);
  return new Blob([head, ...data.parts], { type: 'video/mp4' });
};

/** Everything before the data. */
const writeHead = (
  tracks: readonly { track: Track; tables: SampleTables; start: number }[],
  bytesOfData: number,
): Uint8Array<ArrayBuffer> => {
  const secondsOf = ({ track, tables, start }: (typeof tracks)[number]) =>
    (start + tables.duration) / headerOf(track).timescale;
  const bytesOfMdat = 16;
  const write = (base: number) =>
    new BoxWriter(65_536)
      .box('ftyp', (ftyp) => ftyp.text('isom').u32(512).text('isomiso2iso4mp41'))
      .box('moov', (moov) => {
        putMovieHeader(moov, Math.max(...tracks.map(secondsOf)), tracks.length + 1);
        for (const { track, tables, start } of tracks) {
          const { duration } = tables;
          putTrack(moov, headerOf(track), { duration, start, putTables: (stbl) => tables.put(stbl, base) });
        }
      });
  // Where the data begins is only known once everything before it has been written.
  const head = write(write(0).length + bytesOfMdat);
  return head
    .u32(1)
    .text('mdat')
    .u64(bytesOfMdat + bytesOfData).bytes;
};
