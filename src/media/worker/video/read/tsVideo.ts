import { isSameConfig } from '../packet';
import { avcConfig, isRecoveryPoint, lengthPrefixed, nal, nalType, nalUnits } from './avc';
import { BitReader } from './bitReader';
import { FrameDurations, type TimedPacket } from './frameDurations';
import { type MovieOut, type RawPacket, type VideoTrack, whole } from './movieReader';
import type { Pes } from './tsPes';

const dropped: ReadonlySet<number> = new Set([
  nal.delimiter,
  nal.endOfSequence,
  nal.endOfStream,
  nal.filler,
  nal.sps,
  nal.pps,
]);

/** Farther apart, frames are of different clocks. */
const longest = 1;

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && other.every((byte, i) => byte === one[i]);

/** Makes frames as MP4 has them of H.264 in a transport stream: each packet a frame, with start codes. */
export class TsVideo {
  readonly #durations: FrameDurations;
  readonly #sets = new Map<number, Uint8Array>();
  readonly #pictureSets = new Map<number, Uint8Array>();
  #track: VideoTrack | undefined;
  #changed = false;

  constructor(out: MovieOut) {
    this.#durations = new FrameDurations((packet) => out.video((packet as Described).track, packet), longest);
  }

  readonly push = ({ data, time, decodeTime }: Pes): void => {
    const units: Uint8Array[] = [];
    let isKey = false;
    for (const unit of nalUnits(data)) {
      const type = nalType(unit);
      if (type === nal.sps) this.#learn(this.#sets, firstNumber(unit.subarray(4)), unit);
      else if (type === nal.pps) this.#learn(this.#pictureSets, firstNumber(unit.subarray(1)), unit);
      if (type === nal.idr || (type === nal.sei && isRecoveryPoint(unit))) isKey = true;
      if (!dropped.has(type)) units.push(unit);
    }
    if (units.length === 0 || Number.isNaN(time)) return;
    if (this.#changed) this.#describe();
    const packet: TimedPacket & Described = {
      data: lengthPrefixed(units),
      time,
      decodeTime,
      duration: 0,
      isKey,
      track: this.#track,
    };
    this.#durations.push(packet);
  };

  settle(): void {
    this.#durations.settle();
  }

  flush(): void {
    this.#durations.flush();
  }

  #learn(sets: Map<number, Uint8Array>, id: number, unit: Uint8Array): void {
    if (isSame(sets.get(id), unit)) return;
    sets.set(id, unit.slice());
    // Picture parameter sets of another sequence are of no use.
    if (sets === this.#sets) this.#pictureSets.clear();
    this.#changed = true;
  }

  #describe(): void {
    if (this.#sets.size === 0 || this.#pictureSets.size === 0) return;
    this.#changed = false;
    const config = avcConfig([...this.#sets.values()], [...this.#pictureSets.values()]);
    if (!this.#track || !isSameConfig(this.#track.config, config)) this.#track = { ...whole, config };
  }
}

type Described = RawPacket & { readonly track: VideoTrack | undefined };

const firstNumber = (bytes: Uint8Array): number => new BitReader(bytes).unsigned();
