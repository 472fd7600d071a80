import type { RawPacket } from './movieReader';

/** A frame whose duration may be told by the frames that follow it. `decodeTime` is its time where frames keep order. */
export type TimedPacket = RawPacket & { readonly decodeTime: number };

/** Frames by which a codec puts a frame off, at most. */
const mostReordered = 16;

/**
 * Finds how long frames are shown that come in decode order: until the next is, in the order of their being shown. A
 * frame is given as soon as that is certain: when one is decoded at or behind its time, so that none can come before.
 */
export class FrameDurations {
  readonly #give: (packet: RawPacket) => void;
  readonly #longest: number;
  readonly #isOneClock: (from: number, to: number) => boolean;
  #held: TimedPacket[] = [];
  /** When the frames before those are shown, of which some may follow them. */
  #given: number[] = [];
  #last = 0;

  /**
   * @param longest Seconds: what is farther apart has nothing to do with each other,
   * @param isOneClock unless this says that the clock went on from one of these times to the other.
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
      if (first.duration === 0 && !(packet.decodeTime >= this.#next(first))) return;
      this.#giveFirst(first);
    }
  }

  /** Gives all, if no frame seems to be missing between those that came: a piece may end here. */
  settle(): void {
    const until = (packet: TimedPacket) => this.#next(packet) - packet.time;
    const isWhole = this.#held.every(
      (packet) => until(packet) < 1.5 * this.#last || until(packet) === Number.POSITIVE_INFINITY,
    );
    if (this.#last > 0 && isWhole) this.#giveAll();
  }

  /** No frame follows those that came: the last is shown as long as the one before. */
  flush(): void {
    this.#giveAll();
    this.#given = [];
  }

  #giveAll(): void {
    for (let first = this.#held[0]; first; first = this.#held[0]) this.#giveFirst(first);
  }

  #giveFirst(first: TimedPacket): void {
    const until = this.#next(first) - first.time;
    const duration = first.duration || (this.#isNear(first.time, first.time + until) ? until : this.#last);
    this.#last = duration;
    this.#given = [...this.#given.slice(-mostReordered), first.time];
    this.#held.shift();
    this.#give({ ...first, duration });
  }

  #isNear(from: number, to: number): boolean {
    return to - from <= this.#longest || (to < Number.POSITIVE_INFINITY && this.#isOneClock(from, to));
  }

  /** When the frame that is shown behind this one is shown, of those that came. */
  #next(packet: TimedPacket): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { time } of this.#held) if (time > packet.time && time < next) next = time;
    for (const time of this.#given) if (time > packet.time && time < next) next = time;
    return next;
  }
}
