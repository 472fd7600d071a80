import type { DecodeOnPage, PcmSink } from '../../formats/sound-reader';
import { mpegHeader } from '../mpeg-audio';
import { decodesMp3, mp3OnPage } from './mp3-decoders';
import { leastPreRoll, PageFrameDecoder } from './page-frames';
import { isPcm, PcmDecoder } from './pcm-decoder';
import { ResilientDecoder } from './resilient-decoder';

/** Decodes frames in order; see `FrameDecoder`. */
export type SoundDecoder = {
  decode(frame: Uint8Array): void;
  settled(): Promise<void>;
  flush(): Promise<void>;
  close(): void;
};

const isSupported = async (config: AudioDecoderConfig): Promise<boolean> => {
  if (typeof AudioDecoder === 'undefined') return false;
  try {
    return (await AudioDecoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
};

/** Decodes AAC on the page where WebCodecs cannot, by adding ADTS headers to the frames (ISO/IEC 14496-3, 1.A.2.2). */
const aacOnPage = (config: AudioDecoderConfig, give: PcmSink, decodeOnPage: DecodeOnPage): SoundDecoder => {
  const { sampleRate, description, codec, numberOfChannels } = config;
  const decoder = new PageFrameDecoder(
    { name: 'AAC', sampleRate, samples: 1024, lead: (first) => first, preRoll: () => leastPreRoll },
    give,
    decodeOnPage,
  );
  if (!description) return decoder;
  const [head = 0, next = 0] = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  const type = Math.min(4, head >> 3 || Number(codec.split('.')[2])) - 1;
  const rate = ((head & 7) << 1) | (next >> 7);
  const channels = (next >> 3) & 15 || numberOfChannels;
  const withHeader = (frame: Uint8Array): Uint8Array => {
    const length = frame.length + 7;
    const bytes = new Uint8Array(length);
    bytes.set([
      0xff,
      0xf1,
      (type << 6) | (rate << 2) | (channels >> 2),
      ((channels & 3) << 6) | (length >> 11),
      (length >> 3) & 255,
      ((length & 7) << 5) | 31,
      0xfc,
    ]);
    bytes.set(frame, 7);
    return bytes;
  };
  return {
    decode: (frame) => decoder.decode(withHeader(frame)),
    settled: () => decoder.settled(),
    flush: () => decoder.flush(),
    close: () => decoder.close(),
  };
};

/** Decodes MP3 on the page. Opens the decoder at the first frame, whose header it needs. */
const mp3Later = (give: PcmSink, decodeOnPage: DecodeOnPage): SoundDecoder => {
  let decoder: SoundDecoder | undefined;
  return {
    decode: (frame) => {
      const header = mpegHeader(frame);
      if (header) decoder ??= mp3OnPage(header, give, decodeOnPage);
      decoder?.decode(frame);
    },
    settled: async () => decoder?.settled(),
    flush: async () => decoder?.flush(),
    close: () => decoder?.close(),
  };
};

/** @throws Error with a sentence if we cannot decode the codec. */
export const openSoundDecoder = async (
  config: AudioDecoderConfig,
  give: PcmSink,
  decodeOnPage: DecodeOnPage,
): Promise<SoundDecoder> => {
  const { codec } = config;
  if (isPcm(config)) return new PcmDecoder(config, give);
  if (codec === 'mp3' && !(await decodesMp3())) return mp3Later(give, decodeOnPage);
  if (await isSupported(config)) return new ResilientDecoder(config, give);
  if (codec.startsWith('mp4a.40')) return aacOnPage(config, give, decodeOnPage);
  throw new Error(`its sound is ${codec}, which this browser does not decode: it is left out`);
};
