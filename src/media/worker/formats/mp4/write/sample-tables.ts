import type { BoxWriter } from './box-writer';

/** A run of contiguous samples. */
export type Chunk = { offset: number; readonly samples: number };

/** One row of a run-length table: a value and how often it repeats. */
type Run = { count: number; readonly value: number };

/** All samples of a track, for the tables of a file: ISO/IEC 14496-12, sections 8.6 and 8.7. */
export class SampleTables {
  readonly chunks: Chunk[] = [];
  readonly #durations: Run[] = [];
  readonly #offsets: Run[] = [];
  readonly #keys: number[] = [];
  #sizes = new Uint32Array(256);
  #count = 0;
  #duration = 0;

  get count(): number {
    return this.#count;
  }

  /** The total duration of all samples. */
  get duration(): number {
    return this.#duration;
  }

  /**
   * Adds a sample.
   *
   * @param size In bytes.
   * @param duration Until the next sample is decoded.
   * @param offset How much later than decoded it is shown.
   */
  push(size: number, duration: number, offset = 0, isKey = true): void {
    if (this.#count === this.#sizes.length) {
      const larger = new Uint32Array(2 * this.#count);
      larger.set(this.#sizes);
      this.#sizes = larger;
    }
    this.#sizes[this.#count++] = size;
    this.#duration += duration;
    count(this.#durations, duration);
    count(this.#offsets, offset);
    if (isKey) this.#keys.push(this.#count);
  }

  /** Writes all tables. `base` is added to the offset of each chunk. */
  put(stbl: BoxWriter, base: number): void {
    putRuns(stbl, 'stts', 0, this.#durations);
    // Version 1 allows negative offsets.
    if (this.#offsets.some(({ value }) => value !== 0)) putRuns(stbl, 'ctts', 1, this.#offsets);
    if (this.#keys.length < this.#count) {
      stbl.fullBox('stss', 0, 0, (stss) => {
        stss.u32(this.#keys.length);
        for (const sample of this.#keys) stss.u32(sample);
      });
    }
    stbl.fullBox('stsc', 0, 0, (stsc) => {
      const rows = this.chunks.map(({ samples }, i) => ({ first: i + 1, samples }));
      const changes = rows.filter(({ samples }, i) => samples !== rows[i - 1]?.samples);
      stsc.u32(changes.length);
      for (const { first, samples } of changes) stsc.u32(first).u32(samples).u32(1);
    });
    stbl.fullBox('stsz', 0, 0, (stsz) => {
      stsz.u32(0).u32(this.#count);
      for (const size of this.#sizes.subarray(0, this.#count)) stsz.u32(size);
    });
    stbl.fullBox('co64', 0, 0, (co64) => {
      co64.u32(this.chunks.length);
      for (const { offset } of this.chunks) co64.u64(base + offset);
    });
  }
}

const count = (runs: Run[], value: number): void => {
  const last = runs.at(-1);
  if (last?.value === value) last.count++;
  else runs.push({ count: 1, value });
};

const putRuns = (stbl: BoxWriter, type: string, version: 0 | 1, runs: readonly Run[]) =>
  stbl.fullBox(type, version, 0, (box) => {
    box.u32(runs.length);
    for (const { count, value } of runs) box.u32(count).i32(value);
  });
