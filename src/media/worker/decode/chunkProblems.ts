/** What is wrong with chunks, gathered so that each has one message. */
export class ChunkProblems {
  readonly #problems = new Map<number, string[]>();
  readonly #tell: (chunk: number, message: string) => void;

  constructor(tell: (chunk: number, message: string) => void) {
    this.#tell = tell;
  }

  /** @param problem What follows “chunk 3 ”, such as “is empty”; or “: ” and a sentence. */
  add(chunk: number, problem: string): void {
    this.#problems.set(chunk, [...(this.#problems.get(chunk) ?? []), problem]);
  }

  /** Tells all that were added. */
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

/** Do bytes look like text, as far as their first 64 show? */
export const isText = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 64).every((byte) => printable(byte) || byte === 0x0a || byte === 0x0d || byte === 0x09);

const shownBytes = 4;

/** Names bytes that no reader can read, by how they begin. */
export const unreadable = (bytes: Uint8Array): string => {
  const start = [...bytes.subarray(0, shownBytes)];
  const begins = isText(bytes)
    ? `“${String.fromCharCode(...start.map((byte) => (printable(byte) ? byte : 0x20)))}” (text?)`
    : start.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const more = bytes.length > shownBytes ? '…' : '';
  return `is no audio that can be read: it begins with ${begins}${more}; expected WAV, MP3, AAC, Ogg, FLAC, AIFF, AU, CAF, MP4, MPEG-TS, WebM or Matroska`;
};
