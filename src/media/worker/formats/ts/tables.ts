import { joined } from '../../bytes/bytes';

/** The CRC of a table (ISO/IEC 13818-1, annex A); 0 if the table ends with its own correct checksum. */
const checksum = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc;
};

/** Assembles a table (a section, ISO/IEC 13818-1, 2.4.4) from its packets. */
export class TsSection {
  #bytes: Uint8Array = new Uint8Array();

  /** Returns the table once it is complete, from its id to before its checksum; undefined if it is damaged. */
  push(payload: Uint8Array, begins: boolean): Uint8Array | undefined {
    this.#bytes = begins ? payload.slice(1 + (payload[0] ?? 0)) : joined([this.#bytes, payload]);
    const [, high = 0, low = 0] = this.#bytes;
    const length = 3 + (((high & 15) << 8) | low);
    if (this.#bytes.length < Math.max(12, length)) return;
    const section = this.#bytes.subarray(0, length);
    this.#bytes = new Uint8Array();
    return checksum(section) === 0 ? section.subarray(0, -4) : undefined;
  }
}

const pidAt = (bytes: Uint8Array, at: number): number => (((bytes[at] ?? 0) & 31) << 8) | (bytes[at + 1] ?? 0);
const lengthAt = (bytes: Uint8Array, at: number): number => (((bytes[at] ?? 0) & 15) << 8) | (bytes[at + 1] ?? 0);

/** The PID of the first program's map, from a program association table. */
export const programOf = (section: Uint8Array): number | undefined => {
  if (section[0] !== 0) return;
  for (let at = 8; at + 4 <= section.length; at += 4) {
    if (section[at] !== 0 || section[at + 1] !== 0) return pidAt(section, at + 2);
  }
};

export type TsStream = {
  readonly pid: number;
  readonly type: number;
  /** The format of private data according to its registration, such as “Opus”; '' if it has none. */
  readonly registered: string;
  /** For Opus: its channel configuration code. */
  readonly opusChannels?: number;
};

/** Tags of descriptors, and of the extension that describes Opus. */
const registration = 0x05;
const extension = 0x7f;
const opusExtension = 0x80;

const describe = (descriptors: Uint8Array): Pick<TsStream, 'registered' | 'opusChannels'> => {
  let registered = '';
  let channels: number | undefined;
  for (let at = 0; at + 2 <= descriptors.length; at += 2 + (descriptors[at + 1] ?? 0)) {
    const body = descriptors.subarray(at + 2, at + 2 + (descriptors[at + 1] ?? 0));
    if (descriptors[at] === registration) registered = String.fromCharCode(...body.subarray(0, 4));
    if (descriptors[at] === extension && body[0] === opusExtension) channels = body[1];
  }
  return { registered, ...(registered === 'Opus' && { opusChannels: channels ?? 2 }) };
};

/** The streams of a program map table. */
export const streamsOf = (section: Uint8Array): TsStream[] | undefined => {
  if (section[0] !== 2) return;
  const streams: TsStream[] = [];
  for (let at = 12 + lengthAt(section, 10); at + 5 <= section.length; at += 5 + lengthAt(section, at + 3)) {
    const descriptors = section.subarray(at + 5, at + 5 + lengthAt(section, at + 3));
    streams.push({ type: section[at] ?? 0, pid: pidAt(section, at + 1), ...describe(descriptors) });
  }
  return streams;
};

/** ISO/IEC 13818-1, table 2-34, and other types in use. */
const streamNames: Readonly<Record<number, string>> = {
  1: 'MPEG-1 video',
  2: 'MPEG-2 video',
  3: 'MP3',
  4: 'MP3',
  6: 'private data',
  15: 'AAC',
  16: 'MPEG-4 Part 2',
  17: 'AAC in LATM',
  27: 'H.264',
  36: 'HEVC (H.265)',
  51: 'VVC (H.266)',
  129: 'Dolby Digital (AC-3)',
  135: 'Dolby Digital Plus (E-AC-3)',
};

export const videoTypes = new Set([1, 2, 16, 27, 36, 51]);
const soundTypes = new Set([3, 4, 15, 17, 129, 135]);

/** Sound in private data, by its registration. */
const soundNames: Readonly<Record<string, string>> = {
  Opus: 'Opus',
  'AC-3': 'Dolby Digital (AC-3)',
  EAC3: 'Dolby Digital Plus (E-AC-3)',
  BSSD: 'SMPTE 302M',
  DTS1: 'DTS',
  DTS2: 'DTS',
  DTS3: 'DTS',
};

export const isSound = ({ type, registered }: TsStream): boolean => soundTypes.has(type) || registered in soundNames;

/** Private data that does not say what it is. */
export const isUnnamed = ({ type, registered }: TsStream): boolean => type === 6 && registered === '';

export const nameOf = ({ type, registered }: TsStream): string =>
  soundNames[registered] ?? streamNames[type] ?? `of type ${type}`;
