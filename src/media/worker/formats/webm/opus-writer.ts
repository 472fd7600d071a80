import { ElementWriter, ids, putHeader, putInfo, putPacket, putTrack } from './write';

/**
 * Nanoseconds per tick: half a millisecond. Opus' usual delay is 6.5 ms, and with whole milliseconds Chromium, which
 * trims the delay by its time, trimmed 7 ms.
 */
const tick = 500_000;

const rate = 48_000;

/** A block stores its offset from the beginning of its cluster in 16 bits. */
const clusterSeconds = 5;

/** Opus needs this much audio before a position to sound right there, in nanoseconds: RFC 7845, section 4.6. */
const preRoll = 80_000_000;

/** The flag of a key frame; all Opus packets are key frames. */
const keyFlag = 0x80;

const bytesOfHeads = 64;

/**
 * A packet and its time in ticks since its cluster began. The last `discard` nanoseconds of it are not part of the
 * sound.
 */
type Block = { readonly packet: Uint8Array; readonly time: number; readonly discard: number };

const ticksOf = (samples: number): number => ((samples / rate) * 1e9) / tick;
const nanosecondsOf = (samples: number): number => Math.round((samples / rate) * 1e9);

const putBlock = (cluster: ElementWriter, { packet, time, discard }: Block) => {
  if (discard === 0) return cluster.element(ids.simpleBlock, (block) => putPacket(block, time, keyFlag, packet));
  return cluster.element(ids.blockGroup, (group) => {
    group.element(ids.block, (block) => putPacket(block, time, 0, packet)).signed(ids.discardPadding, discard);
  });
};

export type OpusTrack = {
  readonly channels: number;
  /** The Opus header of RFC 7845. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** Samples before the sound, at 48 kHz. */
  readonly preSkip: number;
};

/** `Info` and `Tracks` for a file with this many samples. */
const beginning = ({ channels, header, preSkip }: OpusTrack, samples: number): Uint8Array<ArrayBuffer> =>
  putTrack(putInfo(new ElementWriter(256), tick, ticksOf(samples)), 'audio', 'A_OPUS', (entry) =>
    entry
      .unsigned(ids.codecDelay, nanosecondsOf(preSkip))
      .unsigned(ids.seekPreRoll, preRoll)
      .element(ids.audio, (audio) => audio.float(ids.samplingFrequency, rate).unsigned(ids.channels, channels))
      .element(ids.codecPrivate, (own) => own.put(header)),
  ).bytes;

/** Writes Opus packets, in order, to a WebM file that says how much of them is sound. */
export class OpusWebm {
  readonly #clusters: Blob[] = [];
  #blocks: Block[] = [];
  #clusterAt = 0;
  #at = 0;
  #held: { packet: Uint8Array<ArrayBuffer>; samples: number } | undefined;

  /** Adds a packet that decodes to this many samples. */
  add(packet: Uint8Array<ArrayBuffer>, samples: number): void {
    this.#write(0);
    this.#held = { packet, samples };
  }

  /** Returns the file, with this many samples of sound. */
  finish(track: OpusTrack, samples: number): Blob {
    const decoded = this.#at + (this.#held?.samples ?? 0);
    this.#write(nanosecondsOf(Math.max(0, decoded - track.preSkip - samples)));
    this.#seal();
    const content = new Blob([beginning(track, samples), ...this.#clusters]);
    // Store the size in eight bytes: hours of sound may exceed the 256 MB that four can express.
    const head = putHeader(new ElementWriter(64)).head(ids.segment, content.size).bytes;
    return new Blob([head, content], { type: 'audio/webm' });
  }

  /** Holds the last packet back, since only the end shows how much of it counts. */
  #write(discard: number): void {
    if (!this.#held) return;
    if (this.#at - this.#clusterAt >= clusterSeconds * rate) this.#seal();
    const time = Math.round(ticksOf(this.#at - this.#clusterAt));
    this.#blocks.push({ packet: this.#held.packet, time, discard });
    this.#at += this.#held.samples;
    this.#held = undefined;
  }

  #seal(): void {
    if (this.#blocks.length === 0) return;
    const writer = new ElementWriter(this.#blocks.reduce((sum, { packet }) => sum + packet.length + bytesOfHeads, 0));
    writer.element(ids.cluster, (cluster) => {
      cluster.unsigned(ids.timestamp, Math.round(ticksOf(this.#clusterAt)));
      for (const block of this.#blocks) putBlock(cluster, block);
    });
    this.#clusters.push(new Blob([writer.bytes]));
    this.#blocks = [];
    this.#clusterAt = this.#at;
  }
}
