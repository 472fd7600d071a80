import { MendingDecoder } from '../../decode/mendingDecoder';
import { decodesMp3, mp3OnPage } from '../../decode/mp3Decoders';
import { mpegHeader } from '../../decode/mpegFrames';
import { leastPreRoll, PageFrameDecoder } from '../../decode/pageFrames';
import { isPcm, PcmDecoder } from '../../decode/pcm-decoder';
import type { DecodeOnPage, Give } from '../../decode/reader';

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

/** Where WebCodecs does not decode AAC, the page does, of frames with ADTS headers (ISO/IEC 14496-3, 1.A.2.2). */
const aacOnPage = (config: AudioDecoderConfig, give: Give, decodeOnPage: DecodeOnPage): SoundDecoder => {
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

/** MP3 on the page takes the first frame to know what it is. */
const mp3Later = (give: Give, decodeOnPage: DecodeOnPage): SoundDecoder => {
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

/** @throws Error with a sentence, where nothing here decodes the codec. */
export const openSoundDecoder = async (
  config: AudioDecoderConfig,
  give: Give,
  decodeOnPage: DecodeOnPage,
): Promise<SoundDecoder> => {
  const { codec } = config;
  if (isPcm(config)) return new PcmDecoder(config, give);
  if (codec === 'mp3' && !(await decodesMp3())) return mp3Later(give, decodeOnPage);
  if (await isSupported(config)) return new MendingDecoder(config, give);
  if (codec.startsWith('mp4a.40')) return aacOnPage(config, give, decodeOnPage);
  throw new Error(`its sound is ${codec}, which this browser does not decode: it is left out`);
};
