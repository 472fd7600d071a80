/** Parts of a WAV file, made byte by byte. */

export type WavParts = {
  code?: number;
  channels?: number;
  sampleRate?: number;
  bits: number;
  data: Uint8Array;
  /** WAVE_FORMAT_EXTENSIBLE, with the code in its GUID. */
  extensible?: boolean;
  /** Chunks before the data, whole. */
  before?: Uint8Array[];
  after?: Uint8Array[];
  riffSize?: number;
  dataSize?: number;
  id?: string;
};

export const joinBytes = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const text = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));

const number = (value: number, bytes: number) =>
  Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 2 ** (8 * at)) % 256);

export const chunk = (id: string, body: Uint8Array, size = body.length): Uint8Array =>
  joinBytes(text(id), number(size, 4), body, new Uint8Array(body.length % 2));

const guidTail = Uint8Array.of(0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113);

export const wavFile = (parts: WavParts): Uint8Array => {
  const { code = 1, channels = 1, sampleRate = 16_000, bits, data, extensible, before = [], after = [] } = parts;
  const width = Math.ceil(bits / 8);
  const format = joinBytes(
    number(extensible ? 0xfffe : code, 2),
    number(channels, 2),
    number(sampleRate, 4),
    number(sampleRate * channels * width, 4),
    number(channels * width, 2),
    number(8 * width, 2),
    ...(extensible ? [number(22, 2), number(bits, 2), number(3, 4), number(code, 2), guidTail] : []),
  );
  const chunks = joinBytes(...before, chunk('fmt ', format), chunk('data', data, parts.dataSize), ...after);
  return joinBytes(text(parts.id ?? 'RIFF'), number(parts.riffSize ?? chunks.length + 4, 4), text('WAVE'), chunks);
};

/** An RF64's sizes of 64 bits. */
export const ds64 = (riff: number, data: number): Uint8Array =>
  chunk('ds64', joinBytes(number(riff, 8), number(data, 8), new Uint8Array(12)));
