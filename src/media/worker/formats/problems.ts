/** Collects the problems of chunks, so that each chunk gets one message. */
export class ChunkProblems {
  readonly #problems = new Map<number, string[]>();
  readonly #tell: (chunk: number, message: string) => void;

  constructor(tell: (chunk: number, message: string) => void) {
    this.#tell = tell;
  }

  /** @param problem The text after “chunk 3 ”, such as “is empty”; or “: ” and a sentence. */
  add(chunk: number, problem: string): void {
    this.#problems.set(chunk, [...(this.#problems.get(chunk) ?? []), problem]);
  }

  has(chunk: number): boolean {
    return this.#problems.has(chunk);
  }

  /** Reports all problems collected so far. */
  tell(): void {
    const problems = [...this.#problems];
    this.#problems.clear();
    for (const [chunk, [first = '', ...others]] of problems) {
      const more = others.map((one) => `; ${one.replace(/^: /, '')}`).join('');
      this.#tell(chunk, `chunk ${chunk}${first.startsWith(':') ? '' : ' '}${first}${more}`);
    }
  }
}

const printable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

/** Do the first 64 bytes look like text? */
export const isText = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 64).every((byte) => printable(byte) || byte === 0x0a || byte === 0x0d || byte === 0x09);

const shownBytes = 4;

const inOrder = 'yield the pieces of a file in order, from its first on';

export const withoutBeginning = (file: string): string =>
  `this is a piece of ${file} whose beginning did not come; ${inOrder}`;

/**
 * Advice for bytes that a recorder or a server labels as media: they may be a piece of a file.
 * @param type Their MIME type.
 */
export const pieceAdvice = (bytes: Uint8Array, type: string): string =>
  /^(audio|video)\//.test(type) && !isText(bytes) ? `; ${inOrder}` : '';

/** Describes bytes that no reader can read, by their first bytes and their MIME type. */
export const unreadable = (bytes: Uint8Array, type = ''): string => {
  const start = [...bytes.subarray(0, shownBytes)];
  const begins = isText(bytes)
    ? `“${String.fromCharCode(...start.map((byte) => (printable(byte) ? byte : 0x20)))}” (text?)`
    : start.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const more = bytes.length > shownBytes ? '…' : '';
  return `is no audio that can be read: it begins with ${begins}${more}; expected WAV, MP3, AAC, Ogg, FLAC, AIFF, AU, CAF, MP4, MPEG-TS, WebM or Matroska${pieceAdvice(bytes, type)}`;
};
