import type { EncodedPacketSink, Input, InputTrack } from 'mediabunny';
import { holdsText } from '../../bytes/bytes';
import { FileDecoder } from '../../codecs/decode/file-decoder';
import { withoutPreSkip } from '../../codecs/opus';
import { beginsNewFile } from '../detect';
import type { DecodeOnPage, FormatReader, OpenReader, PcmSink } from '../sound-reader';
import { mp4Edit } from './edit-list';
import { Mp4File, undamaged } from './file';

/** Reads the sound of MP4, M4A and QuickTime, whole or fragmented. */
class Mp4Reader implements FormatReader {
  readonly #file: Mp4File;
  readonly #decoder: FileDecoder;
  #hasPictures = false;

  constructor(give: PcmSink, decodeOnPage: DecodeOnPage) {
    this.#decoder = new FileDecoder(give, decodeOnPage);
    this.#file = new Mp4File({
      content: 'sound',
      keep: (bytes) => this.#decoder.keep(bytes),
      read: (input) => this.#read(input),
      settled: () => this.#decoder.settled(),
    });
  }

  get hasPictures(): boolean {
    return this.#hasPictures;
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
    // A recorder may deliver the “moov” by itself, after the file type that begins the file.
    const isAwaited = holdsText(bytes, 'moov', 4) && !this.#file.boxes.moov;
    return isAwaited || !beginsNewFile(bytes, 'mp4');
  }

  close(): void {
    this.#file.close();
    this.#decoder.close();
  }

  async #read(input: Input): Promise<void> {
    const { EncodedPacketSink } = await import('mediabunny');
    this.#hasPictures = (await undamaged(input.getVideoTracks())).length > 0;
    const track = await undamaged(input.getPrimaryAudioTrack());
    if (!track) throw new Error(await noSound(await input.getTracks()));
    const config = await undamaged(track.getDecoderConfig());
    if (!config) throw new Error(unsupported(String(track.internalCodecId)));
    await this.#decoder.open(withoutPreSkip(config));
    await this.#decode(new EncodedPacketSink(track), track.id);
    await this.#decoder.finish();
  }

  async #decode(sink: EncodedPacketSink, trackId: number): Promise<void> {
    let packet = await undamaged(sink.getFirstPacket());
    const { moov } = this.#file.boxes;
    if (!packet || !moov) return;
    const start = packet.timestamp;
    const { from, to } = mp4Edit(moov, trackId);
    this.#decoder.trim.from = from - start;
    while (packet && !this.#file.closed) {
      // A damaged table may list billions of them.
      if (packet.byteLength === 0) throw new Error('this MP4 file is damaged (a frame of its sound is empty)');
      this.#decoder.trim.to = Math.min(to, packet.timestamp + packet.duration) - start;
      this.#decoder.decode(packet.data);
      packet = await undamaged(sink.getNextPacket(packet));
    }
  }
}

export const openMp4: OpenReader = (give, decodeOnPage) => new Mp4Reader(give, decodeOnPage);

const names: Readonly<Record<string, string>> = {
  avc: 'H.264',
  hevc: 'H.265',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  mp4v: 'MPEG-4 Part 2',
  alac: 'Apple Lossless (ALAC)',
  'ac-3': 'Dolby Digital (AC-3)',
  'ec-3': 'Dolby Digital Plus (E-AC-3)',
};

const nameOf = (codec: string): string => names[codec] ?? codec;

const unsupported = (codec: string): string =>
  `the sound of this MP4 file is ${nameOf(codec)}, which browsers do not decode; expected AAC, Opus, FLAC, MP3 or PCM`;

const noSound = async (tracks: readonly InputTrack[]): Promise<string> => {
  const each = tracks.map(
    async (track) => `${track.type} (${nameOf((await track.getCodec()) ?? String(track.internalCodecId))})`,
  );
  return `this MP4 file has no sound; its tracks are: ${(await Promise.all(each)).join(', ') || 'none'}`;
};
