import { type VideoConfig, type VideoPacket, videoTimescale } from '../../codecs/video-packet';
import type { RawPacket, VideoTrack } from '../../formats/movie-reader';

/** A part of the stream with its own clock: time `start` on that clock is at `at` on the timeline, in seconds. */
export type Section = { readonly start: number; readonly at: number };

/** A run of packets with one configuration. */
export type Placed = { readonly config: VideoConfig; readonly packets: VideoPacket[] };

/** A range without frames, in units of the timeline. */
type Hole = { readonly from: number; to: number };

/** A clock that jumps by more than this, in seconds, has restarted. */
const jump = 1;
/** Tolerance in seconds: edit lists often count time in ticks of 1 ms. */
const slack = 1e-3;
/** Frames that are decoded but not shown are squeezed: 1/120 s becomes 1 unit. */
const squeezed = 120;
/**
 * If the sound of a file begins before its pictures by no more than this, in seconds, the pictures do not wait for it:
 * pieces cut from one film overlap by less, and have frames of sound in common. Otherwise such a lead can only be encoder
 * padding that the file does not declare. A lead of minutes means a damaged clock.
 */
const shortestLead = { pieces: 0.1, padding: 0.05, told: 0.005 };
const longestLead = 60;
/** Rounding may separate adjacent frames by up to this many units. */
const touching = 2;
/** Units reserved at the end of a section for frames after it that others need: no codec reorders more. */
const tail = 16;

const units = (seconds: number): number => Math.round(seconds * videoTimescale);

/**
 * Puts frames on the stream's timeline: the first shown frame of each section starts where the section before ends.
 * Frames keep their decode order. Frames that an edit list hides, but that others depend on, are shown for
 * microseconds: a SourceBuffer that dropped them would drop everything that depends on them.
 */
export class VideoPlacer {
  /** Where the timeline ends, in seconds. */
  end = 0;
  /** The sections begun since the current file began. */
  readonly sections: Section[] = [];
  /** Frames before the first key frame, dropped since the last call of `begin` and still to be reported. */
  dropped = 0;
  droppedSeconds = 0;
  /** Seconds by which sound leads the pictures, if that is too long to wait for. */
  droppedLead = 0;
  /**
   * When the sound of the current file begins, on its clock; where the sound before it ends on the timeline, and how
   * much of that may be padding; whether the file declares from where on it is heard; and whether it begins with a frame
   * that was there before.
   */
  sound:
    | {
        readonly from: number;
        readonly end: number;
        readonly padding: number;
        readonly isPaddingTold: boolean;
        readonly isRepeated: boolean | undefined;
      }
    | undefined;
  /** How many frames were dropped because their duration is unknown. */
  timeless = 0;
  #waits = true;
  #follows = false;
  /** Frames that wait until it is clear which of them is shown first. */
  #pending: { track: VideoTrack; packet: RawPacket }[] = [];
  /** Frames after the shown part, kept until a frame within it shows that they are needed. */
  #behind: RawPacket[] = [];
  #behindCount = 0;
  #section: Section | undefined;
  /**
   * Where the current section begins on the timeline. Its first frame is shown from here on, even if its own time is
   * later.
   */
  #begin = 0;
  #key = 0;
  #config: VideoConfig | undefined;
  /** On the section's clock: the latest frame time so far, and where the last frame ends. */
  #latest = 0;
  #until = 0;
  #frame = 0;
  /** Ranges that dropped frames leave for others to fill, in units. */
  #holes: Hole[] = [];

  /** The next frames belong to another file. @param follows Can they build on what was decoded before? */
  begin(follows: boolean): void {
    this.sections.length = 0;
    this.#section = undefined;
    this.#pending = [];
    this.#behind = [];
    this.#waits = true;
    this.#follows = follows;
    this.sound = undefined;
    this.dropped = this.droppedSeconds = this.droppedLead = this.timeless = 0;
  }

  /** Has every frame of the file been dropped? */
  get isEmpty(): boolean {
    return this.#waits;
  }

  /** Places a frame; returns what can be emitted now. */
  push(track: VideoTrack | undefined, packet: RawPacket): Placed[] {
    if (this.#waits && !(track && packet.isKey)) {
      this.dropped++;
      this.droppedSeconds += packet.duration;
      return [];
    }
    if (!track) return [];
    // The very first frame has an unknown duration: the stream begins with the next key frame.
    this.#waits = packet.duration === 0 && this.#frame === 0;
    if (this.#waits) {
      this.timeless++;
      return [];
    }
    const ended = this.#section && this.#jumps(packet) ? this.flush() : [];
    if (this.#section) return [...ended, ...this.#place(track, packet)];
    this.#pending.push({ track, packet });
    return this.#isStartKnown() ? [...ended, ...this.#start()] : ended;
  }

  /** Drops a frame of the current section: the frame before it is held, or else the frame after it comes early. */
  drop({ time, duration: told }: RawPacket): void {
    const section = this.#section;
    if (!section) return;
    const duration = told || this.#frame;
    const [from, to] = [section.at + time - section.start, section.at + time + duration - section.start];
    if (from < section.at) return;
    this.#latest = Math.max(this.#latest, time);
    this.#until = Math.max(this.#until, time + duration);
    this.end = Math.max(this.end, to);
    this.#addHole(units(from), units(to));
  }

  #addHole(from: number, to: number): void {
    const next = this.#holes.find((hole) => Math.abs(hole.from - to) <= touching);
    const before = this.#holes.find((hole) => Math.abs(hole.to - from) <= touching);
    this.#holes = this.#holes.filter((hole) => hole !== next && hole !== before);
    this.#holes.push({ from: before?.from ?? from, to: next?.to ?? to });
  }

  /** Extends packets to close the holes next to them. */
  filled(placed: readonly Placed[]): readonly Placed[] {
    if (this.#holes.length === 0) return placed;
    for (const { packets } of placed) {
      for (const [index, packet] of packets.entries()) {
        const end = packet.timestamp + packet.duration;
        const behind = this.#holes.find(({ from }) => Math.abs(from - end) <= touching);
        if (!behind) continue;
        packets[index] = { ...packet, duration: behind.to - packet.timestamp };
        this.#holes = this.#holes.filter((hole) => hole !== behind);
      }
      for (const [index, packet] of packets.entries()) {
        const before = this.#holes.find(({ to }) => Math.abs(to - packet.timestamp) <= touching);
        if (!before) continue;
        packets[index] = {
          ...packet,
          timestamp: before.from,
          duration: packet.timestamp + packet.duration - before.from,
        };
        this.#holes = this.#holes.filter((hole) => hole !== before);
      }
    }
    return placed;
  }

  /** No more frames come on the current clock. */
  flush(): Placed[] {
    const placed = this.#pending.length > 0 ? this.#start() : [];
    this.#section = undefined;
    this.#behind = [];
    this.#follows = true;
    return placed;
  }

  #jumps({ time, isKey }: RawPacket): boolean {
    const back = this.#latest - time;
    return back > jump || (isKey && back >= 0) || time > this.#until + jump;
  }

  /** In H.264 and HEVC, frames decoded after the first key frame may be shown before it. */
  #isStartKnown(): boolean {
    const [first] = this.#pending;
    if (!first) return false;
    const { track, packet } = first;
    if (packet.time <= track.from + slack || !/^(avc|hev|hvc)/.test(track.config.codec)) return true;
    return this.#pending.some((one) => one.packet.time > packet.time);
  }

  #start(): Placed[] {
    const pending = this.#pending;
    this.#pending = [];
    const [first] = pending as [(typeof pending)[number]];
    const { from, config } = first.track;
    const key = first.packet.time;
    // Frames shown before the key frame depend on what was decoded before it.
    const leads = this.#follows && this.dropped === 0 && this.#config?.codec === config.codec;
    const shown = leads ? pending.filter(({ packet }) => packet.time > from - slack) : [first];
    const earliest = shown.reduce((least, { packet }) => Math.min(least, packet.time), key);
    const start = Math.max(earliest, from);
    this.#begin = this.end;
    this.#section = { start, at: this.end + this.#lead(start) };
    this.sections.push(this.#section);
    this.#key = key;
    this.#latest = this.#until = key;
    this.#behindCount = 0;
    return pending
      .filter(({ packet }) => leads || packet.time >= Math.min(key, start))
      .flatMap(({ track, packet }) => this.#place(track, packet));
  }

  /**
   * Seconds of sound that come before the pictures of a file and have no other room: its first frame is held that much
   * longer.
   */
  #lead(start: number): number {
    if (!this.sound || this.sections.length > 0 || this.dropped > 0) return 0;
    const lead = this.sound.end - (this.end + this.sound.from - start);
    if (lead >= longestLead) this.droppedLead = lead;
    const { isRepeated, isPaddingTold, padding } = this.sound;
    const shortest = shortestLead[isRepeated ? 'pieces' : isPaddingTold ? 'told' : 'padding'];
    return lead - padding > shortest && lead < longestLead ? lead : 0;
  }

  #place(track: VideoTrack, packet: RawPacket): Placed[] {
    const { start, at } = this.#section as Section;
    const { data, time, isKey } = packet;
    const duration = packet.duration || this.#frame;
    this.#frame = duration;
    this.#latest = Math.max(this.#latest, time);
    this.#until = Math.max(this.#until, time + duration);
    if (time >= track.to - slack) {
      this.#behind.push(packet);
      return [];
    }
    const placed = this.#behind.map((one) => this.#atTail(track, one));
    this.#behind = [];
    const begin = units(this.#begin);
    const span = this.#squeezed(start);
    const isHidden = time + duration <= start + Math.min(slack, duration / 2);
    const until = time + duration > track.to + slack ? track.to : time + duration;
    // A partly shown frame begins where the hidden ones end: a hole there would stall anyone who relies on there being
    // none.
    const isFirst = time < start || (this.#begin < at && time <= start + slack);
    const timestamp = isFirst
      ? begin + Math.min(span, this.#squeezed(time))
      : Math.max(begin + span, units(at + time - start));
    const endUnits = isHidden ? begin + Math.min(span, this.#squeezed(until)) : units(at + until - start);
    if (!isHidden) this.end = Math.max(this.end, at + until - start);
    placed.push({ data, timestamp, duration: Math.max(1, endUnits - timestamp), isKey });
    this.#config = track.config;
    return [{ config: track.config, packets: placed }];
  }

  /** How far a frame that is not shown is placed after the first one, in units. */
  #squeezed(time: number): number {
    return Math.max(0, Math.floor((time - this.#key) * squeezed + 1e-6));
  }

  #atTail(track: VideoTrack, { data, isKey }: RawPacket): VideoPacket {
    const { start, at } = this.#section as Section;
    const timestamp = units(at + track.to - start) - tail + Math.min(tail - 1, this.#behindCount++);
    return { data, timestamp, duration: 1, isKey };
  }
}

/** Merges consecutive runs with the same configuration. */
export const joinedRuns = (runs: readonly Placed[]): Placed[] => {
  const all: Placed[] = [];
  for (const { config, packets } of runs) {
    const last = all.at(-1);
    if (last?.config === config) last.packets.push(...packets);
    else all.push({ config, packets: [...packets] });
  }
  return all;
};
