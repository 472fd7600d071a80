import { type VideoConfig, type VideoPacket, videoTimescale } from '../packet';
import type { RawPacket, VideoTrack } from './movieReader';

/** Where a part of the stream that has one clock stands: time `start` of that clock is at `at` on the timeline, in seconds. */
export type Section = { readonly start: number; readonly at: number };

/** A run of packets of one configuration. */
export type Placed = { readonly config: VideoConfig; readonly packets: VideoPacket[] };

/** Where no frame is, in units of the timeline. */
type Hole = { readonly from: number; to: number };

/** Seconds by which a clock jumps that begins anew. */
const jump = 1;
/** Edit lists tell times in ticks of often 1 ms. */
const slack = 1e-3;
/** Frames that are decoded and not to be shown become this much shorter: 1 unit for 1/120 s. */
const squeezed = 120;
/**
 * Seconds by which the sound of a file may begin before its pictures without their waiting for it: encoders put some
 * padding in front, and pieces cut from one film overlap by less. What leads by minutes is a damaged clock.
 */
const shortestLead = 0.1;
const longestLead = 60;
/** Units by which rounding parts what touches. */
const touching = 2;
/** Units at the end of a part for frames behind it that others need: no codec reorders more. */
const tail = 16;

const units = (seconds: number): number => Math.round(seconds * videoTimescale);

/**
 * Puts frames on the stream's timeline: each part with a clock of its own so that its first shown frame is where the
 * part before ends. Frames keep their order, that of decoding. Those that an edit list hides, though others need them,
 * are shown for microseconds: a SourceBuffer that dropped them would drop all that depend on them.
 */
export class VideoPlacer {
  /** Where the timeline ends, in seconds. */
  end = 0;
  /** The parts that were begun since the last file began. */
  readonly sections: Section[] = [];
  /** What was dropped since the last call of `begin`, and is to be told of: frames before the first key frame. */
  dropped = 0;
  droppedSeconds = 0;
  /** When the sound of the present file begins, on its clock, and where the sound before it ends on the timeline. */
  sound: { readonly from: number; readonly end: number } | undefined;
  /** How many frames were left out as nothing tells how long they are shown. */
  timeless = 0;
  #waits = true;
  #follows = false;
  /** Frames that wait for others to show which of them is shown first. */
  #pending: { track: VideoTrack; packet: RawPacket }[] = [];
  /** Frames behind the shown part, until one in it shows that they are needed. */
  #behind: RawPacket[] = [];
  #behindCount = 0;
  #section: Section | undefined;
  /** Where the present part begins on the timeline: its first frame is shown from here on, though its time is later. */
  #begin = 0;
  #key = 0;
  #config: VideoConfig | undefined;
  /** The latest time of a frame that came, of the section's clock; and where the last of them ends. */
  #latest = 0;
  #until = 0;
  #frame = 0;
  /** What frames that were left out leave to others, in units. */
  #holes: Hole[] = [];

  /** The next frames are of another file. @param follows Can they go on with what was decoded before? */
  begin(follows: boolean): void {
    this.sections.length = 0;
    this.#section = undefined;
    this.#pending = [];
    this.#behind = [];
    this.#waits = true;
    this.#follows = follows;
    this.sound = undefined;
    this.dropped = this.droppedSeconds = this.timeless = 0;
  }

  /** Has every frame of the file been dropped? */
  get isEmpty(): boolean {
    return this.#waits;
  }

  /** Places a frame; gives what can be given now. */
  push(track: VideoTrack | undefined, packet: RawPacket): Placed[] {
    if (this.#waits && !(track && packet.isKey)) {
      this.dropped++;
      this.droppedSeconds += packet.duration;
      return [];
    }
    if (!track) return [];
    // The first frame of all, of which nothing tells how long it is shown: the stream begins with the next key frame.
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

  /** A frame of the present part is left out: the one before it is held, or else the one behind it comes early. */
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

  /** The same packets, as long as they have to be for no hole to be among them. */
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

  /** No frame follows those that came on the same clock. */
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

  /** Frames that are decoded behind the first key frame may be shown before it, of H.264 and HEVC. */
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
    // Frames shown before the key frame need what was decoded before it.
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

  /** Seconds of sound that belong before the pictures of a file and have no other room: its first frame is held for them. */
  #lead(start: number): number {
    if (!this.sound || this.sections.length > 0 || this.dropped > 0) return 0;
    const lead = this.sound.end - (this.end + this.sound.from - start);
    return lead > shortestLead && lead < longestLead ? lead : 0;
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
    // A frame that is shown in part begins where the hidden ones end: a hole there would hold up whoever counts on none.
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

  /** Units by which a frame that is not to be shown is behind the first one. */
  #squeezed(time: number): number {
    return Math.max(0, Math.floor((time - this.#key) * squeezed + 1e-6));
  }

  #atTail(track: VideoTrack, { data, isKey }: RawPacket): VideoPacket {
    const { start, at } = this.#section as Section;
    const timestamp = units(at + track.to - start) - tail + Math.min(tail - 1, this.#behindCount++);
    return { data, timestamp, duration: 1, isKey };
  }
}

/** Joins runs of one configuration. */
export const joinedRuns = (runs: readonly Placed[]): Placed[] => {
  const all: Placed[] = [];
  for (const { config, packets } of runs) {
    const last = all.at(-1);
    if (last?.config === config) last.packets.push(...packets);
    else all.push({ config, packets: [...packets] });
  }
  return all;
};
