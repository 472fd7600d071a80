import { StreamTarget, type StreamTargetChunk } from 'mediabunny';

/** How much to collect in memory before it becomes a Blob, in bytes. Browsers keep Blobs on disk. */
const chunkSize = 4 * 1024 * 1024;

type Piece = { position: number; bytes: Blob };

/** A mediabunny target made of Blobs. Writes anywhere but at the end are put in their place when the file is made. */
export class BlobTarget {
  readonly target: StreamTarget;
  readonly #appended: Blob[] = [];
  #size = 0;
  readonly #placed: Piece[] = [];

  constructor() {
    const sink = new WritableStream<StreamTargetChunk>({
      write: ({ data, position }) => this.#write(position, new Blob([data as BlobPart])),
    });
    this.target = new StreamTarget(sink, { chunked: true, chunkSize });
  }

  /** Everything written so far; later writes replace earlier ones. */
  blob(type: string): Blob {
    let file = new Blob(this.#appended);
    for (const { position, bytes } of this.#placed) {
      const gap = Math.max(0, position - file.size);
      const behind = file.slice(Math.min(file.size, position + bytes.size));
      file = new Blob([file.slice(0, position), new Uint8Array(gap), bytes, behind]);
    }
    return new Blob([file], { type });
  }

  #write(position: number, bytes: Blob): void {
    const inPlace = position + bytes.size <= this.#size;
    if (position === this.#size) {
      this.#appended.push(bytes);
      this.#size += bytes.size;
    } else if (inPlace || position > this.#size) {
      this.#placed.push({ position, bytes });
    } else {
      const fitting = this.#size - position;
      this.#placed.push({ position, bytes: bytes.slice(0, fitting) });
      this.#write(this.#size, bytes.slice(fitting));
    }
  }
}
