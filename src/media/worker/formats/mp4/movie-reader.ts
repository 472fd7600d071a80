import type { EncodedPacket, EncodedPacketSink, Input, InputAudioTrack, InputVideoTrack } from 'mediabunny';
import { viewOf } from '../../bytes/bytes';
import { hevcCodec } from '../../codecs/codec-strings';
import { withoutPreSkip } from '../../codecs/opus';
import { withVp9Level } from '../../codecs/vp9';
import { formatOf } from '../detect';
import { FrameDurations } from '../frame-durations';
import { codecName, NoPictures, noVideoTrack, undecodable } from '../movie-problems';
import type { MovieOut, MovieReader, SoundTrack, VideoTrack } from '../movie-reader';
import { mp4Boxes } from './boxes';
import { mp4Edit } from './edit-list';
import { Mp4File, undamaged } from './file';
import { mp4SoundDuration } from './movie-sound';
import { Mp4Offsets } from './offsets';

const within = new Set(['trak', 'mdia', 'minf', 'stbl']);
/** Tables that give times for runs of frames (ISO/IEC 14496-12, 8.6.1). */
const runs = new Set(['stts', 'ctts']);
/** Writers may miscount by a few frames. */
const slack = 1000;

/**
 * Checks the tables that mediabunny (1.61) expands: a damaged one could make it do so for billions of frames.
 *
 * @throws Error with a sentence.
 */
const checkMp4Times = (body: Uint8Array): void => {
  const boxes = [...mp4Boxes(body)];
  const sizes = boxes.find(({ type }) => type === 'stsz')?.body;
  const frames = sizes && sizes.length >= 12 ? viewOf(sizes).getUint32(8) : Number.POSITIVE_INFINITY;
  const isListed = sizes && sizes.length >= 12 && viewOf(sizes).getUint32(4) === 0;
  if (isListed && 12 + 4 * frames > sizes.length)
    throw new Error('this MP4 file is damaged (its table of sizes, “stsz”, is cut off)');
  for (const box of boxes) {
    if (within.has(box.type)) checkMp4Times(box.body);
    if (runs.has(box.type) && framesOf(box.body) > frames + slack) {
      throw new Error(
        `this MP4 file is damaged (its table of times, “${box.type}”, tells of more frames than there are)`,
      );
    }
  }
};

/** Sums up the counts of a table whose entries are two numbers, the first of them a count. */
const framesOf = (body: Uint8Array): number => {
  if (body.length < 8) return 0;
  const view = viewOf(body);
  const end = Math.min(body.length - 7, 8 + 8 * view.getUint32(4));
  let frames = 0;
  for (let at = 8; at < end; at += 8) frames += view.getUint32(at);
  return frames;
};

const find = (body: Uint8Array | undefined, ...path: string[]): Uint8Array | undefined => {
  for (const type of path) body = body && [...mp4Boxes(body)].find((box) => box.type === type)?.body;
  return body;
};

/** Bytes of a VisualSampleEntry before its boxes (ISO/IEC 14496-12, 12.1.3). */
const entryBytes = 78;
const described = new Set(['avcC', 'hvcC', 'vpcC', 'av1C']);

/** The body of the box with the codec's configuration, in a track's first sample entry. */
const mp4Description = (moov: Uint8Array, trackId: number): Uint8Array | undefined => {
  const track = [...mp4Boxes(moov)].find(({ type, body }) => {
    const head = type === 'trak' ? find(body, 'tkhd') : undefined;
    return head && viewOf(head).getUint32(head[0] === 1 ? 20 : 12) === trackId;
  })?.body;
  const entries = find(track, 'mdia', 'minf', 'stbl', 'stsd');
  const [entry] = entries ? mp4Boxes(entries.subarray(8)) : [];
  const boxes = entry ? [...mp4Boxes(entry.body.subarray(entryBytes))] : [];
  return boxes.find(({ type }) => described.has(type))?.body.slice();
};

/** Within this many microtasks mediabunny returns a packet whose bytes have arrived. */
const patience = 50;

/** Seconds. The frames of a fragmented file share one clock, but it may still jump by more than this. */
const longest = 1;

const mostEmpty = 1000;

/** Formats whose first bytes hardly occur by chance. */
const isSure: ReadonlySet<string> = new Set(['webm', 'wav', 'ogg', 'flac']);

/** Reads MP4 and QuickTime, whole or fragmented: the packets of both tracks. */
class Mp4Movie implements MovieReader {
  readonly #out: MovieOut;
  readonly #file: Mp4File;
  readonly #offsets = new Mp4Offsets();
  #durations: FrameDurations | undefined;
  /** How many packets have been read. */
  #count = 0;

  constructor(out: MovieOut) {
    this.#out = out;
    this.#file = new Mp4File({
      content: 'frames',
      keep: (bytes) => this.#offsets.push(bytes),
      read: (input) => this.#read(input),
      settled: () => this.#settled(),
    });
  }

  push(bytes: Uint8Array): Promise<void> {
    return this.#file.push(bytes);
  }

  end(): Promise<void> {
    return this.#file.end();
  }

  get complete(): boolean {
    return this.#file.complete;
  }

  get leftover(): Uint8Array {
    return this.#file.leftover;
  }

  goesOn(bytes: Uint8Array): boolean {
    const format = formatOf(bytes);
    if (format !== 'mp4') return !this.complete && !isSure.has(format ?? '');
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    return type !== 'ftyp' && (type !== 'moov' || !this.#file.boxes.moov);
  }

  close(): void {
    this.#file.close();
  }

  async #settled(): Promise<void> {
    await this.#idle();
    // Nothing may follow this fragment for a while.
    if (!this.#file.boxes.midst) this.#durations?.settle();
  }

  /** Waits until both tracks lack bytes: one may be waiting while the other still has packets. */
  async #idle(): Promise<void> {
    let seen: number;
    do {
      seen = this.#count;
      for (let turn = 0; turn < patience; turn++) await undefined;
    } while (this.#count > seen);
  }

  async #read(input: Input): Promise<void> {
    const { EncodedPacketSink } = await import('mediabunny');
    const tracks = await undamaged(input.getTracks());
    const { moov } = this.#file.boxes;
    if (moov) checkMp4Times(moov);
    const video = tracks.find((track) => track.isVideoTrack());
    const sound = tracks.find((track) => track.isAudioTrack());
    if (!video || !moov) {
      const names = tracks.map(
        async (track) => `${track.type}: ${codecName((await track.getCodec()) ?? String(track.internalCodecId))}`,
      );
      throw new NoPictures(noVideoTrack('MP4', await Promise.all(names)));
    }
    const [videoTrack, soundTrack] = [await videoOf(video, moov), sound && (await this.#soundOf(sound, moov))];
    if (sound && soundTrack) await this.#tellBegin(new EncodedPacketSink(sound), soundTrack);
    await Promise.all([
      this.#each(new EncodedPacketSink(video), this.#takerOf(videoTrack, video.id, await video.getTimeResolution())),
      sound && soundTrack && this.#each(new EncodedPacketSink(sound), this.#soundTakerOf(soundTrack)),
    ]);
    this.#durations?.flush();
  }

  /** A fragment describes both of its tracks before the frames of the first one. */
  async #tellBegin(sink: EncodedPacketSink, track: SoundTrack): Promise<void> {
    let isKnown = false;
    const look = sink.getFirstPacket({ metadataOnly: true }).then((packet) => {
      isKnown = true;
      if (packet) this.#out.soundBegins?.(track, packet.timestamp);
    });
    look.catch(() => {});
    for (let turn = 0; turn < patience && !isKnown; turn++) await undefined;
  }

  #takerOf(track: VideoTrack, id: number, timescale: number): (packet: EncodedPacket) => void {
    const durations = new FrameDurations((packet) => this.#out.video(track, packet), longest);
    this.#durations = durations;
    return ({ data, timestamp, duration, type }) => {
      const offset = this.#offsets.next(id);
      const packet = { data, time: timestamp, duration, isKey: type === 'key' };
      if (offset === undefined) this.#out.video(track, packet);
      else durations.push({ ...packet, duration: 0, decodeTime: timestamp - offset / timescale });
    };
  }

  #soundTakerOf(track: SoundTrack): (packet: EncodedPacket) => void {
    const durationOf = mp4SoundDuration(track.config);
    return ({ data, timestamp: time, duration: told }) => {
      const duration = durationOf(data, told);
      const to = told < duration - 1e-6 ? { to: Math.min(track.to, time + told) } : {};
      this.#out.sound(track, { data, time, duration, ...to });
    };
  }

  async #each(sink: EncodedPacketSink, take: (packet: EncodedPacket) => void): Promise<void> {
    let empty = 0;
    for (
      let packet = await undamaged(sink.getFirstPacket());
      packet && !this.#file.closed;
      packet = await undamaged(sink.getNextPacket(packet))
    ) {
      // An empty frame repeats the one before; a damaged table may list billions of them.
      if (packet.byteLength === 0 && ++empty > mostEmpty)
        throw new Error(`this MP4 file is damaged (more than ${mostEmpty} of its frames are empty)`);
      take(packet);
      this.#count++;
    }
  }

  async #soundOf(track: InputAudioTrack, moov: Uint8Array): Promise<SoundTrack | undefined> {
    const config = await undamaged(track.getDecoderConfig());
    if (config)
      return {
        ...mp4Edit(moov, track.id),
        config: withoutPreSkip(config),
        isCounted: !config.codec.startsWith('vorbis'),
      };
    this.#out.problem(
      `its sound is ${codecName(String(track.internalCodecId))}, which browsers do not decode: it is left out; expected AAC, Opus, FLAC, MP3 or PCM`,
    );
  }
}

const videoOf = async (track: InputVideoTrack, moov: Uint8Array): Promise<VideoTrack> => {
  const config = (await track.getCodec()) && (await undamaged(track.getDecoderConfig()));
  if (!config) throw new Error(undecodable('MP4', codecName(String(track.internalCodecId)), 'H.264, HEVC, VP9 or AV1'));
  const description = mp4Description(moov, track.id);
  if (!description) throw new Error('this MP4 file is damaged (the configuration of its video is missing)');
  const [width, height] = [await track.getSquarePixelWidth(), await track.getSquarePixelHeight()];
  // mediabunny says hev1, for which Safari expects parameter sets among the frames.
  const codec = config.codec.startsWith('hev1') ? hevcCodec(description) : config.codec;
  const rotation = await track.getRotation();
  return {
    ...mp4Edit(moov, track.id),
    config: { ...withVp9Level(codec, description, width, height), width, height, ...(rotation !== 0 && { rotation }) },
  };
};

export const openMp4Movie = (out: MovieOut): MovieReader => new Mp4Movie(out);
