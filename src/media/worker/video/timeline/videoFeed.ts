import { wantedAhead } from '../../../contract';
import { joined } from '../../decode/bytes';
import { mediaTypeOf } from '../mediaType';
import { type VideoConfig, videoTimescale } from '../packet';
import type { PacketTable } from './packetTable';
import { type Segments, segmentsOf } from './segments';
import type { Piece, Place, VideoArchive } from './videoArchive';

/** The longest fragment, in units of the time scale: a long chunk's first frame is seen before the last is copied. */
const longestFragment = videoTimescale;

/** The most that one fragment holds, and that is sent ahead of where it is played, in bytes. */
const largestFragment = 4 * 1024 * 1024;
const mostAhead = 24 * 1024 * 1024;

export type VideoFeedEvents = {
  /** Media to append: up to `end`, in seconds; its MIME type is another one where the codec changes. */
  media(bytes: ArrayBuffer, end: number, mimeType: string): void;
  /** All media up to the end of the stream has been given. */
  finished(): void;
};

/** Makes media of a stream's packets, from where it is wanted and as far as it is wanted. */
export class VideoFeed {
  readonly #archive: VideoArchive;
  readonly #events: VideoFeedEvents;
  #playhead = 0;
  #complete = false;
  #finished = false;
  /** Where it goes on. */
  #place: Place = { piece: 0, row: 0 };
  /** The configuration of the latest init segment; none where a decoder would have to begin anew. */
  #config: VideoConfig | undefined;
  #segments: Segments | undefined;
  /** When the key frame was shown that it began at, as long as frames may follow that are shown before it. */
  #began: number | undefined;
  #end = 0;
  #ahead: { end: number; bytes: number }[] = [];
  #sequence = 0;
  #pumping: Promise<void> | undefined;
  #again = false;

  constructor(archive: VideoArchive, events: VideoFeedEvents) {
    this.#archive = archive;
    this.#events = events;
  }

  /** It is played at this time, in seconds. */
  playAt(time: number): Promise<void> {
    this.#playhead = time;
    return this.pump();
  }

  /** Media is wanted from this time on, in seconds: it begins at the key frame before. */
  seek(time: number): Promise<void> {
    this.#playhead = time;
    this.#place = this.#archive.find(time);
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

  /** Gives what can be given; settles when it has been. Called whenever there is more video. */
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

  /** Makes one fragment. Is there another to make? */
  async #step(): Promise<boolean> {
    const place = this.#place;
    const piece = this.#archive.pieces[place.piece];
    if (!piece || place.row >= piece.table.length) return this.#leave(place);
    const from = this.#firstUseful(piece, place.row);
    const to = from === place.row ? this.#reach(piece, place) : from;
    if (to > from) {
      const packets = await this.#archive.read(piece, from, to);
      // A seek came while this was read.
      if (this.#place !== place) return true;
      this.#give(piece, from, packets);
    } else if (from === place.row) return false;
    this.#place = { piece: place.piece, row: to };
    return true;
  }

  /** At the end of a piece. Does another one follow? */
  #leave({ piece }: Place): boolean {
    if (piece + 1 < this.#archive.pieces.length) {
      this.#place = { piece: piece + 1, row: 0 };
      return true;
    }
    if (this.#complete && !this.#finished) {
      this.#finished = true;
      this.#events.finished();
    }
    return false;
  }

  /** Frames that cannot be decoded are left out: those without a key frame, or of one that was not given. */
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
   * The row that the next fragment ends before: the first of all where nothing more is wanted yet. A fragment ends where
   * no frame is missing between those that are shown: what WebKitGTK makes of negative offsets in time, it decides anew
   * for each fragment, and it takes frames of one for those of another where a group is cut.
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
      // A frame that is larger than all that is wanted goes alone.
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
    const isAll = row === table.length && (this.#complete || piece + 1 < this.#archive.pieces.length);
    // Where times leave a hole, however short, no row is ever the whole of what is shown before it.
    const isFull = length >= longestFragment || (row < table.length && (!fits() || isAtKey()));
    return whole === from && (isAll || isFull) ? row : whole;
  }

  /** Do frames follow the first key frame that have to be left out? Then it goes alone. */
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
