/** Elements of RFC 9559, and those of EBML itself, RFC 8794. */
const id = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  flagLacing: 0x9c,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  discardPadding: 0x75a2,
} as const;

/**
 * What times are counted in, in nanoseconds: half a millisecond. Opus' usual delay is 6.5 ms, and Chromium, which cuts
 * it off by its time, cut off 7 ms where times were whole milliseconds.
 */
const scale = 500_000;

/** A block tells in 16 bits how far it is behind its cluster. */
const clusterSeconds = 5;

/** Opus is heard right from so much before a place on, in nanoseconds: RFC 7845, section 4.6. */
const preRoll = 80_000_000;

type Part = Uint8Array<ArrayBuffer> | Blob;

const sizeOf = (part: Part): number => (part instanceof Blob ? part.size : part.length);

/** A whole number in as few bytes as it needs. */
const whole = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return new Uint8Array(bytes);
};

/** A whole number that is read with its sign: the highest bit stays free. */
const signed = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = whole(value);
  return (bytes[0] as number) < 0x80 ? bytes : new Uint8Array([0, ...bytes]);
};

const float = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
};

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);

/** A size in eight bytes, the first bit of which tells their number. */
const size = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0100_0000 | Math.floor(value / 2 ** 32));
  view.setUint32(4, value % 2 ** 32);
  return bytes;
};

const element = (name: number, ...body: Part[]): Part[] => [
  whole(name),
  size(body.reduce((sum, part) => sum + sizeOf(part), 0)),
  ...body,
];

/** A packet that begins at this sample; `discard` of its samples, in nanoseconds, are no sound of the file. */
const blockOf = (packet: Uint8Array<ArrayBuffer>, sinceCluster: number, discard: number): Part[] => {
  const head = new Uint8Array(4);
  const view = new DataView(head.buffer);
  // The first track.
  view.setUint8(0, 0x81);
  view.setInt16(1, sinceCluster);
  if (discard === 0) {
    // A key frame, as all of Opus are.
    view.setUint8(3, 0x80);
    return element(id.simpleBlock, head, packet);
  }
  return element(id.blockGroup, ...element(id.block, head, packet), ...element(id.discardPadding, signed(discard)));
};

export type OpusTrack = {
  readonly channels: number;
  /** The Opus header of RFC 7845. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** Samples before the sound, at 48 kHz. */
  readonly preSkip: number;
};

/** Puts packets of Opus, in their order, into a WebM file that tells how much of them is sound. */
export class OpusWebm {
  readonly #rate = 48_000;
  readonly #clusters: Blob[] = [];
  #blocks: Part[] = [];
  #clusterAt = 0;
  #at = 0;
  #held: { packet: Uint8Array<ArrayBuffer>; samples: number } | undefined;

  /** A packet that decodes to so many samples. */
  add(packet: Uint8Array<ArrayBuffer>, samples: number): void {
    this.#write(0);
    this.#held = { packet, samples };
  }

  /** The file of so many samples of sound. */
  finish(track: OpusTrack, samples: number): Blob {
    const decoded = this.#at + (this.#held?.samples ?? 0);
    const tooMany = Math.max(0, decoded - track.preSkip - samples);
    this.#write(Math.round((tooMany / this.#rate) * 1e9));
    this.#seal();
    const delay = Math.round((track.preSkip / this.#rate) * 1e9);
    const info = element(
      id.info,
      ...element(id.timestampScale, whole(scale)),
      ...element(id.duration, float(this.#time(samples))),
      ...element(id.muxingApp, text('Yieldcast')),
      ...element(id.writingApp, text('Yieldcast')),
    );
    const audio = [...element(id.samplingFrequency, float(this.#rate)), ...element(id.channels, whole(track.channels))];
    const entry = [
      ...element(id.trackNumber, whole(1)),
      ...element(id.trackUid, whole(1)),
      ...element(id.trackType, whole(2)),
      ...element(id.flagLacing, whole(0)),
      ...element(id.codecId, text('A_OPUS')),
      ...element(id.codecDelay, whole(delay)),
      ...element(id.seekPreRoll, whole(preRoll)),
      ...element(id.audio, ...audio),
      ...element(id.codecPrivate, track.header),
    ];
    const tracks = element(id.tracks, ...element(id.trackEntry, ...entry));
    const head = element(
      id.ebml,
      ...element(id.docType, text('webm')),
      ...element(id.docTypeVersion, whole(4)),
      ...element(id.docTypeReadVersion, whole(2)),
    );
    return new Blob([...head, ...element(id.segment, ...info, ...tracks, ...this.#clusters)], { type: 'audio/webm' });
  }

  #time(samples: number): number {
    return ((samples / this.#rate) * 1e9) / scale;
  }

  /** The last packet waits, since only at the end it is known how much of it counts. */
  #write(discard: number): void {
    if (!this.#held) return;
    if (this.#at - this.#clusterAt >= clusterSeconds * this.#rate) this.#seal();
    const since = Math.round(this.#time(this.#at - this.#clusterAt));
    this.#blocks.push(...blockOf(this.#held.packet, since, discard));
    this.#at += this.#held.samples;
    this.#held = undefined;
  }

  #seal(): void {
    if (this.#blocks.length === 0) return;
    const time = element(id.timestamp, whole(Math.round(this.#time(this.#clusterAt))));
    this.#clusters.push(new Blob(element(id.cluster, ...time, ...this.#blocks)));
    this.#blocks = [];
    this.#clusterAt = this.#at;
  }
}
