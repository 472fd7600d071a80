import { wantedAhead } from '../../../shared/messages';
import { joined } from '../../bytes/bytes';
import { mediaTypeOf } from '../../codecs/media-type';
import { type VideoConfig, videoTimescale } from '../../codecs/video-packet';
import type { PacketStore, Piece, Place } from '../../store/packet-store';
import type { PacketTable } from '../../store/packet-table';
import { type Segments, segmentsOf } from './video-segments';

/** Longest fragment, in units of the time scale: the first frame of a long chunk is shown before its last is copied. */
const longestFragment = videoTimescale;

/** The most that one fragment holds, and that is sent ahead of the playhead, in bytes. */
const largestFragment = 4 * 1024 * 1024;
const mostAhead = 24 * 1024 * 1024;

export type VideoSegmenterEvents = {
  /** Media to append, up to `end` in seconds. Its MIME type differs from before where the codec changes. */
  media(bytes: ArrayBuffer, end: number, mimeType: string): void;
  /** All media up to the end of the stream has been emitted. */
  finished(): void;
};

/** Turns a stream's packets into media, from where it is wanted and as far as it is wanted. */
export class VideoSegmenter {
  readonly #packetStore: PacketStore;
  readonly #events: VideoSegmenterEvents;
  #playhead = 0;
  #complete = false;
  #finished = false;
  /** Where the next fragment begins. */
  #place: Place = { piece: 0, row: 0 };
  /** The configuration of the latest init segment; undefined where decoding has to start over. */
  #config: VideoConfig | undefined;
  #segments: Segments | undefined;
  /** When the key frame that output began with is shown. Frames after it that are shown earlier are dropped. */
  #began: number | undefined;
  #end = 0;
  #ahead: { end: number; bytes: number }[] = [];
  #sequence = 0;
  #pumping: Promise<void> | undefined;
  #again = false;

  constructor(packetStore: PacketStore, events: VideoSegmenterEvents) {
    this.#packetStore = packetStore;
    this.#events = events;
  }

  /** Playback is at this time, in seconds. */
  playAt(time: number): Promise<void> {
    this.#playhead = time;
    return this.pump();
  }

  /** Media is wanted from this time on, in seconds. It begins at the key frame before. */
  seek(time: number): Promise<void> {
    this.#playhead = time;
    this.#place = this.#packetStore.find(time);
    this.#config = undefined;
    this.#ahead = [];
    this.#end = 0;
    this.#finished = false;
    return this.pump();
  }

  /** No more video comes. */
  complete(): Promise<void> {
    this.#complete = true;
    return this.pump();
  }

  /** Emits what can be emitted, and settles when done. Call it whenever there is more video. */
  pump(): Promise<void> {
    this.#again = true;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined;
    });
    return this.#pumping;
  }

  async #pump(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      while (await this.#step());
    }
  }

  /** Makes one fragment. Returns whether there may be another to make. */
  async #step(): Promise<boolean> {
    const place = this.#place;
    const piece = this.#packetStore.pieces[place.piece];
    if (!piece || place.row >= piece.table.length) return this.#leave(place);
    const from = this.#firstUseful(piece, place.row);
    const to = from === place.row ? this.#reach(piece, place) : from;
    if (to > from) {
      const packets = await this.#packetStore.read(piece, from, to);
      // A seek arrived during the read.
      if (this.#place !== place) return true;
      this.#give(piece, from, packets);
    } else if (from === place.row) return false;
    this.#place = { piece: place.piece, row: to };
    return true;
  }

  /** Moves on from the end of a piece. Returns whether another one follows. */
  #leave({ piece }: Place): boolean {
    if (piece + 1 < this.#packetStore.pieces.length) {
      this.#place = { piece: piece + 1, row: 0 };
      return true;
    }
    if (this.#complete && !this.#finished) {
      this.#finished = true;
      this.#events.finished();
    }
    return false;
  }

  /** Skips frames that cannot be decoded: their key frame is missing, or was not emitted. */
  #firstUseful({ config, table }: Piece, from: number): number {
    let row = from;
    if (this.#config !== config) {
      while (row < table.length && !table.isKey(row)) row++;
      this.#began = undefined;
      return row;
    }
    const isLeading = () => this.#began !== undefined && !table.isKey(row) && table.timestamp(row) < this.#began;
    while (row < table.length && isLeading()) row++;
    return row;
  }

  /**
   * The row that the next fragment ends before; its first row if nothing more is wanted yet. A fragment ends where the
   * frames shown so far leave no gap: WebKitGTK decides for each fragment separately how to treat negative time
   * offsets, and where a group is cut, it confuses frames of one fragment with those of another.
   */
  #reach({ config, table }: Piece, { piece, row: from }: Place): number {
    this.#ahead = this.#ahead.filter(({ end }) => end > this.#playhead);
    const room = mostAhead - this.#ahead.reduce((sum, { bytes }) => sum + bytes, 0);
    const limit = (this.#playhead + wantedAhead) * videoTimescale;
    const begin = this.#config === config ? Math.round(this.#end * videoTimescale) : table.timestamp(from);
    let [row, length, bytes, shown, whole] = [from, 0, 0, 0, from];
    const fits = () => bytes + table.size(row) <= largestFragment || row === from;
    const isAtKey = () => table.isKey(row) && length >= longestFragment / 2;
    const isMore = () =>
      row < table.length &&
      table.timestamp(row) < limit &&
      // A frame larger than everything that is wanted goes alone.
      (bytes + table.size(row) <= room || (row === from && this.#ahead.length === 0)) &&
      fits() &&
      length < longestFragment &&
      !isAtKey();
    while (isMore()) {
      shown = Math.max(shown, table.timestamp(row) + table.duration(row));
      length += table.duration(row);
      bytes += table.size(row);
      row++;
      if (this.#isLed(table, row - 1)) return row;
      if (begin + length >= shown) whole = row;
    }
    const isAll = row === table.length && (this.#complete || piece + 1 < this.#packetStore.pieces.length);
    // If the times leave a hole, however short, no row ever completes what is shown before it.
    const isFull = length >= longestFragment || (row < table.length && (!fits() || isAtKey()));
    return whole === from && (isAll || isFull) ? row : whole;
  }

  /** Is the first key frame followed by frames that must be dropped? Then it goes alone. */
  #isLed(table: PacketTable, row: number): boolean {
    const isFirst = this.#began === undefined;
    const mayLead = row + 1 < table.length && table.timestamp(row + 1) < table.timestamp(row);
    return isFirst && table.isKey(row) && mayLead;
  }

  #give({ config, table }: Piece, from: number, packets: readonly Uint8Array[]): void {
    const parts: Uint8Array[] = [];
    if (this.#config !== config || !this.#segments) {
      this.#config = config;
      this.#began = table.timestamp(from);
      this.#segments = segmentsOf(config, () => ++this.#sequence);
      parts.push(this.#segments.init);
    }
    parts.push(...this.#segments.media(table, from, packets));
    for (let row = from; row < from + packets.length; row++) {
      this.#end = Math.max(this.#end, (table.timestamp(row) + table.duration(row)) / videoTimescale);
    }
    if (parts.length === 0) return;
    const { buffer } = joined(parts);
    this.#ahead.push({ end: this.#end, bytes: buffer.byteLength });
    this.#events.media(buffer, this.#end, mediaTypeOf(config.codec));
  }
}
