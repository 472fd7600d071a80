import { isSameConfig, type VideoConfig, type VideoPacket, videoTimescale } from '../packet';
import { PacketTable } from './packetTable';

/** How much of the newest video stays in memory, in bytes. What is older lies in Blobs, which browsers keep on disk. */
const openBytes = 4 * 1024 * 1024;

/** Packets of one configuration that follow each other: their bytes are in memory, or laid away one after another. */
export type Piece = {
  readonly config: VideoConfig;
  readonly table: PacketTable;
  held: readonly Uint8Array[] | Blob;
};

/** A packet of the stream: a piece by its index, and a row of that piece's table. */
export type Place = { readonly piece: number; readonly row: number };

/** All packets that have come of a stream, to be shown again and saved. */
export class VideoArchive {
  readonly pieces: Piece[] = [];
  #open: Uint8Array[] = [];
  #end = 0;

  /** When the last frame's time is over, in seconds. */
  get duration(): number {
    return this.#end / videoTimescale;
  }

  /** Adds packets at the end. The archive keeps their bytes: nobody may write to them. */
  append(config: VideoConfig, packets: readonly VideoPacket[]): void {
    for (const packet of packets) {
      const piece = this.#pieceFor(config);
      piece.table.push(packet);
      this.#open.push(packet.data);
      this.#end = Math.max(this.#end, packet.timestamp + packet.duration);
      if (piece.table.bytes >= openBytes) this.#seal();
    }
  }

  /** Where decoding has to begin for this time to be shown, in seconds: the start, where no key frame comes before. */
  find(time: number): Place {
    const at = Math.floor(time * videoTimescale);
    for (let piece = this.pieces.length - 1; piece >= 0; piece--) {
      const row = this.pieces[piece]?.table.keyAt(at) ?? -1;
      if (row >= 0) return { piece, row };
    }
    return { piece: 0, row: 0 };
  }

  /** The bytes of some packets of a piece, each by itself. */
  async read({ table, held }: Piece, from: number, to: number): Promise<Uint8Array[]> {
    if (!(held instanceof Blob)) return held.slice(from, to);
    const start = table.offset(from);
    const bytes = new Uint8Array(await held.slice(start, table.offset(to)).arrayBuffer());
    return Array.from({ length: to - from }, (_, i) =>
      bytes.subarray(table.offset(from + i) - start, table.offset(from + i + 1) - start),
    );
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
