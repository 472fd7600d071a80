import { BitReader } from '../bytes/bit-reader';
import { avcConfig, lengthPrefixed, nal, nalType, nalUnits } from './avc';
import { unitsWithLengths } from './nal-lengths';
import type { VideoConfig } from './video-packet';

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && other.every((byte, i) => byte === one[i]);

const firstNumber = (bytes: Uint8Array): number => new BitReader(bytes).unsigned();

export type AvcFrame = {
  /** As MP4 stores it: each NAL unit after its length, in four bytes. */
  readonly data: Uint8Array;
  /** Undefined until parameter sets have arrived. The same object until they change. */
  readonly config: VideoConfig | undefined;
  readonly isKey: boolean;
};

/**
 * Reads the frames of H.264 in a file that does not describe it: the parameter sets are among the frames. Recorders
 * write start codes (ITU-T H.264, Annex B), which become lengths; existing lengths stay.
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

/** Units that MP4 stores in a track's description, or not at all. */
const described: ReadonlySet<number> = new Set([nal.delimiter, nal.filler, nal.sps, nal.pps]);
