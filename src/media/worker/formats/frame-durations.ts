import type { RawPacket } from './movie-reader';

/**
 * A frame whose duration may follow from the frames after it. `decodeTime` may be the same as `time`
 * where frames are not reordered.
 */
export type TimedPacket = RawPacket & {
  readonly decodeTime: number;
  /** The frame's duration according to the file; it may be wrong, or the next frame may be missing. */
  readonly expected?: number;
};

/** The maximum number of frames by which a codec delays a frame. */
const mostReordered = 16;

/** Tolerance factor: durations in files may be rounded. */
const nearly = 1.05;

/**
 * Computes the duration of frames that arrive in decode order: each lasts until the next frame in presentation order. A
 * frame is emitted as soon as its duration is certain: when a frame is decoded at or after the end of it, so that
 * nothing can come in between, or when the expected next frame has arrived.
 */
export class FrameDurations {
  readonly #give: (packet: RawPacket) => void;
  readonly #longest: number;
  readonly #isOneClock: (from: number, to: number) => boolean;
  #held: TimedPacket[] = [];
  /** Presentation times of the latest emitted frames; some of them may come after a frame that is still held. */
  #given: number[] = [];
  #last = 0;

  /**
   * @param longest Seconds. Frames farther apart than this are unrelated, unless `isOneClock` says otherwise.
   * @param isOneClock Did the clock run on from one of these times to the other?
   */
  constructor(
    give: (packet: RawPacket) => void,
    longest: number,
    isOneClock: (from: number, to: number) => boolean = () => false,
  ) {
    this.#give = give;
    this.#longest = longest;
    this.#isOneClock = isOneClock;
  }

  push(packet: TimedPacket): void {
    const before = this.#held.at(-1);
    if (before && (packet.decodeTime < before.decodeTime || !this.#isNear(before.decodeTime, packet.decodeTime)))
      this.flush();
    this.#held.push(packet);
    for (let first = this.#held[0]; first; first = this.#held[0]) {
      const next = this.#next(first);
      const isExpected = next - first.time <= nearly * (first.expected ?? 0);
      if (first.duration === 0 && !isExpected && !(packet.decodeTime >= next)) return;
      this.#giveFirst(first);
    }
  }

  /** Emits all frames if none seems to be missing among them: the piece may end here. */
  settle(): void {
    const until = (packet: TimedPacket) => this.#next(packet) - packet.time;
    const isWhole = this.#held.every(
      (packet) => until(packet) < 1.5 * this.#last || until(packet) === Number.POSITIVE_INFINITY,
    );
    if (this.#last > 0 && isWhole) this.#giveAll();
  }

  /** No more frames follow: the last one lasts as long as the one before. */
  flush(): void {
    this.#giveAll();
    this.#given = [];
  }

  #giveAll(): void {
    for (let first = this.#held[0]; first; first = this.#held[0]) this.#giveFirst(first);
  }

  #giveFirst(first: TimedPacket): void {
    const until = this.#next(first) - first.time;
    const duration =
      first.duration || (this.#isNear(first.time, first.time + until) ? until : first.expected || this.#last);
    this.#last = duration;
    this.#given = [...this.#given.slice(-mostReordered), first.time];
    this.#held.shift();
    this.#give({ ...first, duration });
  }

  #isNear(from: number, to: number): boolean {
    return to - from <= this.#longest || (to < Number.POSITIVE_INFINITY && this.#isOneClock(from, to));
  }

  /** The presentation time of the next frame after this one, among those that have arrived. */
  #next(packet: TimedPacket): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { time } of this.#held) if (time > packet.time && time < next) next = time;
    for (const time of this.#given) if (time > packet.time && time < next) next = time;
    return next;
  }
}
