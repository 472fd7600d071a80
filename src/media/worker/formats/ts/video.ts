import { BitReader } from '../../bytes/bit-reader';
import { type AccessUnit, AccessUnits } from '../../codecs/access-units';
import { avcConfig, isRecoveryPoint, lengthPrefixed, nal, nalType, readSps, unescaped } from '../../codecs/avc';
import { PictureOrder } from '../../codecs/picture-order';
import { isSameConfig } from '../../codecs/video-packet';
import { FrameDurations, type TimedPacket } from '../frame-durations';
import { type MovieOut, type RawPacket, type VideoTrack, whole } from '../movie-reader';
import type { ElementaryStream, PesTimes } from './pes';

const dropped: ReadonlySet<number> = new Set([
  nal.delimiter,
  nal.endOfSequence,
  nal.endOfStream,
  nal.filler,
  nal.sps,
  nal.pps,
]);

/** Seconds. Frames farther apart than this are on different clocks. */
const longest = 1;

/** Assumed frame duration in seconds, if nothing states it. */
const usual = 1 / 25;

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one?.length === other.length && other.every((byte, i) => byte === one[i]);

type Frame = Omit<RawPacket, 'duration'> & {
  readonly decodeTime: number;
  readonly order: number | undefined;
  readonly track: VideoTrack | undefined;
};

type Described = TimedPacket & { readonly track: VideoTrack | undefined };

/**
 * Converts the H.264 of a transport stream to frames as MP4 stores them, and computes the times of frames without any.
 */
export class TsVideo implements ElementaryStream {
  readonly #out: MovieOut;
  readonly #frames = new AccessUnits((unit) => this.#frame(unit));
  readonly #durations: FrameDurations;
  readonly #order = new PictureOrder();
  readonly #sets = new Map<number, Uint8Array>();
  readonly #pictureSets = new Map<number, Uint8Array>();
  #sps: ReturnType<typeof readSps> | undefined;
  #track: VideoTrack | undefined;
  #changed = false;
  /** The last frame with known times, the frames after it without times, and the seconds between frames. */
  #last: Frame | undefined;
  #timeless: Frame[] = [];
  #step = 0;
  /** How much later than decoded a frame is shown, for frames that all others follow. */
  #delay = 0;
  #isSuspect = false;

  /** @param isOneClock Was there sound all along between these times? Then a frame may last that long. */
  constructor(out: MovieOut, isOneClock: (from: number, to: number) => boolean) {
    this.#out = out;
    const give = (packet: RawPacket) => out.video((packet as Described).track, packet);
    this.#durations = new FrameDurations(give, longest, isOneClock);
  }

  push(data: Uint8Array, packet?: PesTimes): void {
    this.#frames.push(data, packet);
  }

  lost(): void {
    if (this.#frames.drop()) this.#out.damaged();
  }

  missed(): void {
    this.#out.damaged();
  }

  suspect(): void {
    this.#isSuspect = true;
    this.#frames.flush();
    this.#isSuspect = false;
  }

  settle(): void {
    this.#frames.settle();
  }

  /** Emits frames that wait for later ones to tell their times, if no more seem to follow. */
  settleTimes(): void {
    if (!this.#frames.isEmpty) return;
    this.#giveTimeless(undefined);
    this.#durations.settle();
  }

  flush(): void {
    this.#frames.flush();
    this.#giveTimeless(undefined);
    this.#durations.flush();
  }

  #frame({ units: all, time, decodeTime, isCut }: AccessUnit): void {
    const units: Uint8Array[] = [];
    let isKey = false;
    for (const unit of all) {
      const type = nalType(unit);
      if (type === nal.sps) this.#learn(this.#sets, firstNumber(unit.subarray(4)), unit);
      else if (type === nal.pps) this.#learn(this.#pictureSets, firstNumber(unit.subarray(1)), unit);
      if (type === nal.idr || (type === nal.sei && isRecoveryPoint(unit))) isKey = true;
      if (!dropped.has(type)) units.push(unit);
    }
    const hasPicture = units.some((unit) => nalType(unit) === nal.slice || nalType(unit) === nal.idr);
    // Without its beginning, we cannot know what the frame was.
    if (isCut || !hasPicture) {
      const wasFrame = isCut || all.some((unit) => nalType(unit) === nal.delimiter);
      if (wasFrame && this.#track) this.#out.damaged();
      return;
    }
    if (this.#changed) this.#describe();
    const order = this.#sps && this.#order.next(units, this.#sps);
    const isSuspect = this.#isSuspect;
    const frame = { data: lengthPrefixed(units), time, decodeTime, isKey, order, track: this.#track, isSuspect };
    if (Number.isNaN(time)) this.#timeless.push(frame);
    else {
      this.#giveTimeless(frame);
      this.#give(frame);
    }
  }

  #give(frame: Frame): void {
    this.#last = frame;
    if (!frame.order) this.#delay = frame.time - frame.decodeTime;
    this.#durations.push({ ...frame, duration: 0 } as Described);
  }

  /** Spaces frames without times evenly between their neighbours, or as their stream says. */
  #giveTimeless(next: Frame | undefined): void {
    const frames = this.#timeless;
    this.#timeless = [];
    const last = this.#last;
    const apart = last && next ? (next.decodeTime - last.decodeTime) / (frames.length + 1) : 0;
    if (apart > 0 && apart <= longest) this.#step = apart;
    const step = this.#step || this.#told || usual;
    for (const [index, frame] of frames.entries()) {
      const before = this.#last;
      const first = next ? next.decodeTime - step * (frames.length - index) : 0;
      const decodeTime = before ? before.decodeTime + step : first;
      // An IDR restarts the count; without an order, frames are shown in decode order.
      const follows = before?.order !== undefined && !!frame.order;
      const time = follows ? before.time + ((frame.order - before.order) / 2) * step : decodeTime + this.#delay;
      this.#give({ ...frame, decodeTime, time });
    }
  }

  /** Seconds per frame according to the stream (ITU-T H.264, E.2.1): two ticks. */
  get #told(): number {
    const [set] = this.#sets.values();
    const at = this.#sps?.timingAt;
    if (!set || at === undefined) return 0;
    const bits = new BitReader(unescaped(set));
    bits.bits(at);
    const units = bits.bits(32);
    const scale = bits.bits(32);
    return scale > 0 ? (2 * units) / scale : 0;
  }

  #learn(sets: Map<number, Uint8Array>, id: number, unit: Uint8Array): void {
    if (isSame(sets.get(id), unit)) return;
    if (this.#track && sets === this.#sets && !isReadable(unit)) {
      this.#out.damaged();
      return;
    }
    sets.set(id, unit.slice());
    // Picture parameter sets of another sequence are of no use.
    if (sets === this.#sets) this.#pictureSets.clear();
    this.#changed = true;
  }

  #describe(): void {
    const [set] = this.#sets.values();
    if (!set || this.#pictureSets.size === 0) return;
    this.#changed = false;
    this.#sps = readSps(set);
    this.#frames.joinsFields = this.#sps.isInterlaced;
    const config = avcConfig([...this.#sets.values()], [...this.#pictureSets.values()]);
    if (!this.#track || !isSameConfig(this.#track.config, config)) this.#track = { ...whole, config };
  }
}

const isReadable = (set: Uint8Array): boolean => {
  try {
    readSps(set);
    return true;
  } catch {
    return false;
  }
};

const firstNumber = (bytes: Uint8Array): number => new BitReader(bytes).unsigned();
