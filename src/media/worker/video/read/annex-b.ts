import type { VideoConfig } from '../packet';
import { avcConfig, lengthPrefixed, nal, nalType, nalUnits } from './avc';
import { BitReader } from './bitReader';
import { unitsWithLengths } from './nalLengths';

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && other.every((byte, i) => byte === one[i]);

const firstNumber = (bytes: Uint8Array): number => new BitReader(bytes).unsigned();

export type AvcFrame = {
  /** As MP4 holds it: each NAL unit behind its length, in four bytes. */
  readonly data: Uint8Array;
  /** Undefined while no parameter sets have come. The same object until they change. */
  readonly config: VideoConfig | undefined;
  readonly isKey: boolean;
};

/**
 * Frames of H.264 of a file that does not describe them: their parameter sets stand among them. Recorders write start
 * codes (ITU-T H.264, Annex B); what has lengths already keeps them.
 */
export class UndescribedAvc {
  readonly #sets = new Map<number, Uint8Array>();
  readonly #pictureSets = new Map<number, Uint8Array>();
  #config: VideoConfig | undefined;
  #isChanged = false;

  read(frame: Uint8Array): AvcFrame {
    const units = unitsWithLengths(frame, 4) ?? [...nalUnits(frame)];
    for (const unit of units) {
      const type = nalType(unit);
      if (type === nal.sps) this.#learn(this.#sets, firstNumber(unit.subarray(4)), unit);
      else if (type === nal.pps) this.#learn(this.#pictureSets, firstNumber(unit.subarray(1)), unit);
    }
    if (this.#isChanged && this.#sets.size > 0 && this.#pictureSets.size > 0) {
      this.#isChanged = false;
      this.#config = avcConfig([...this.#sets.values()], [...this.#pictureSets.values()]);
    }
    const isKept = (unit: Uint8Array) => unit.length > 0 && !described.has(nalType(unit));
    return {
      data: lengthPrefixed(units.filter(isKept)),
      config: this.#config,
      isKey: units.some((unit) => nalType(unit) === nal.idr),
    };
  }

  #learn(sets: Map<number, Uint8Array>, id: number, unit: Uint8Array): void {
    if (isSame(sets.get(id), unit)) return;
    sets.set(id, unit.slice());
    // Picture parameter sets of another sequence are of no use.
    if (sets === this.#sets) this.#pictureSets.clear();
    this.#isChanged = true;
  }
}

/** What MP4 has in the description of a track, or does not have at all. */
const described: ReadonlySet<number> = new Set([nal.delimiter, nal.filler, nal.sps, nal.pps]);
