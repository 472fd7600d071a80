import { isSameConfig, type VideoConfig, type VideoPacket, videoTimescale } from '../codecs/video-packet';
import { PacketTable } from './packet-table';

/** How much of the newest video stays in memory, in bytes. Older video moves to Blobs, which browsers keep on disk. */
const openBytes = 4 * 1024 * 1024;

/** Consecutive packets of one configuration. Their bytes are in memory, or in a Blob, one packet after another. */
export type Piece = {
  readonly config: VideoConfig;
  readonly table: PacketTable;
  held: readonly Uint8Array[] | Blob;
};

/** A packet of the stream: the index of its piece, and its row in that piece's table. */
export type Place = { readonly piece: number; readonly row: number };

/** Packets of one configuration, from a key frame on, in decode order. */
export type Group = { readonly config: VideoConfig; readonly places: Place[] };

/** All packets of a stream received so far, to be shown again and saved. */
export class PacketStore {
  readonly pieces: Piece[] = [];
  #open: Uint8Array[] = [];
  #end = 0;
  /** The time that dropped packets leave to packets yet to come. */
  #hole: { from: number; readonly to: number } | undefined;

  /** When the last frame ends, in seconds. */
  get duration(): number {
    return this.#end / videoTimescale;
  }

  /** Adds packets at the end. The store keeps their bytes: do not modify them. */
  append(config: VideoConfig, packets: readonly VideoPacket[]): void {
    for (const each of packets) {
      const packet = this.#filling(each);
      const piece = this.#pieceFor(config);
      piece.table.push(packet);
      this.#open.push(packet.data);
      this.#end = Math.max(this.#end, packet.timestamp + packet.duration);
      if (piece.table.bytes >= openBytes) this.#seal();
    }
  }

  /** Where decoding has to begin to show this time, in seconds: at the start, if no key frame comes before it. */
  find(time: number): Place {
    const at = Math.floor(time * videoTimescale);
    for (let piece = this.pieces.length - 1; piece >= 0; piece--) {
      const row = this.pieces[piece]?.table.keyAt(at) ?? -1;
      if (row >= 0) return { piece, row };
    }
    return { piece: 0, row: 0 };
  }

  /** The bytes of some packets of a piece, one array per packet. */
  async read({ table, held }: Piece, from: number, to: number): Promise<Uint8Array[]> {
    if (!(held instanceof Blob)) return held.slice(from, to);
    const start = table.offset(from);
    const bytes = new Uint8Array(await held.slice(start, table.offset(to)).arrayBuffer());
    return Array.from({ length: to - from }, (_, i) =>
      bytes.subarray(table.offset(from + i) - start, table.offset(from + i + 1) - start),
    );
  }

  /** The groups, each from a key frame on, that hold what is shown between two times, in seconds. */
  groups(from: number, to: number): Group[] {
    const groups: Group[] = [];
    const limit = to * videoTimescale;
    for (let { piece, row } = this.find(from); ; piece++, row = 0) {
      const { table, config } = this.pieces[piece] ?? {};
      if (!table || !config) return groups;
      for (; row < table.length; row++) {
        if (table.isDropped(row)) continue;
        if (table.isKey(row) || groups.at(-1)?.config !== config) {
          if (table.timestamp(row) >= limit) return groups;
          groups.push({ config, places: [] });
        }
        groups.at(-1)?.places.push({ piece, row });
      }
    }
  }

  /** Drops packets: the frame before them is held, or else the frame after them comes early. */
  drop(places: readonly Place[]): void {
    const byTime = [...places].sort((one, other) => this.#begin(one) - this.#begin(other));
    const isFirst = (place: Place) => !this.#touching(place, (end, begin) => end === begin);
    if (byTime[0] && isFirst(byTime[0])) byTime.reverse();
    for (const place of byTime) {
      const { table } = this.pieces[place.piece] as Piece;
      const [begin, duration] = [table.timestamp(place.row), table.duration(place.row)];
      const before = this.#touching(place, (end, from) => end === from);
      const behind = before ? undefined : this.#touching(place, (_, __, from, end) => from === end);
      table.drop(place.row);
      const other = before ?? behind;
      const { table: its } = (other && this.pieces[other.piece]) ?? {};
      if (other && its)
        its.move(other.row, behind ? begin : its.timestamp(other.row), its.duration(other.row) + duration);
      // No packet has arrived yet that could be shown in its time.
      else if (this.#hole?.from === begin + duration) this.#hole.from = begin;
      else this.#hole = { from: begin, to: begin + duration };
    }
  }

  /** Lets a packet come early if the packets right before it were dropped. */
  #filling(packet: VideoPacket): VideoPacket {
    const hole = this.#hole;
    if (hole?.to !== packet.timestamp) return packet;
    this.#hole = undefined;
    return { ...packet, timestamp: hole.from, duration: packet.duration + hole.to - hole.from };
  }

  #begin({ piece, row }: Place): number {
    return this.pieces[piece]?.table.timestamp(row) ?? 0;
  }

  /** A packet next to another one. `touches` compares when the two begin and end. */
  #touching(
    place: Place,
    touches: (itsEnd: number, begin: number, itsBegin: number, end: number) => boolean,
  ): Place | undefined {
    const begin = this.#begin(place);
    const end = begin + ((this.pieces[place.piece] as Piece).table.duration(place.row) ?? 0);
    for (let piece = Math.max(0, place.piece - 1); piece <= place.piece + 1; piece++) {
      const table = this.pieces[piece]?.table;
      if (!table) continue;
      for (let row = 0; row < table.length; row++) {
        if (table.isDropped(row) || (piece === place.piece && row === place.row)) continue;
        const itsBegin = table.timestamp(row);
        if (touches(itsBegin + table.duration(row), begin, itsBegin, end)) return { piece, row };
      }
    }
    return undefined;
  }

  #pieceFor(config: VideoConfig): Piece {
    const last = this.pieces.at(-1);
    if (last && this.#open.length > 0) {
      if (last.config === config || isSameConfig(last.config, config)) return last;
      this.#seal();
    }
    const isKnown = last && isSameConfig(last.config, config);
    const piece = { config: isKnown ? last.config : config, table: new PacketTable(), held: this.#open };
    this.pieces.push(piece);
    return piece;
  }

  #seal(): void {
    const piece = this.pieces.at(-1);
    if (!piece) return;
    piece.held = new Blob(this.#open as BlobPart[]);
    piece.table.trim();
    this.#open = [];
  }
}
