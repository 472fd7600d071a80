import { viewOf } from '../../bytes/bytes';
import { FileDecoder } from '../../codecs/decode/file-decoder';
import type { FormatReader, OpenReader } from '../sound-reader';
import { webmBlock } from './block';
import { ebmlElements, ebmlSigned, ebmlUnsigned } from './ebml';
import { WebmElements } from './elements';
import { holdsPictures, type WebmTrack, webmTrack } from './sound-track';
import { ids } from './write';

/** Seconds. A longer gap is not lost sound, but comes from a damaged clock. */
const longest = 3_600;

/**
 * Reads WebM and Matroska block by block. We do not use mediabunny here: it exposes neither CodecDelay nor
 * DiscardPadding, without which separately encoded files have gaps between them, and it waits for whole clusters, which
 * last for seconds in a live recording.
 */
export const openWebm: OpenReader = (give, decodeOnPage): FormatReader => {
  const elements = new WebmElements();
  const decoder = new FileDecoder(give, decodeOnPage);
  let track: WebmTrack | undefined;
  /** Seconds of sound in the frames so far; NaN if the length of any frame is unknown. */
  let seconds = 0;
  /** The same, but with an assumed length for frames that do not tell theirs. */
  let heard = 0;
  /** Length of a tick, time of the cluster, and time of the first frame, all in seconds. */
  let tick = 1e-3;
  let cluster = 0;
  let first: number | undefined;
  /** How many damaged parts have been filled in. */
  let damages = 0;
  let ended = false;
  let hasPictures = false;

  const finish = async (): Promise<void> => {
    ended = true;
    await decoder.finish();
    if (!track) throw new Error('this WebM file ends before its tracks are told: it is damaged');
  };

  const take = async (id: number, body: Uint8Array): Promise<void> => {
    if (id === ids.tracks && !track) {
      hasPictures = holdsPictures(body);
      track = webmTrack(body);
      await decoder.open(track.config);
      decoder.trim.from = track.delay;
    } else if (id === ids.info) {
      const scale = [...ebmlElements(body)].find((one) => one.id === ids.timestampScale);
      if (scale) tick = ebmlUnsigned(scale.body) / 1e9;
    } else if (id === ids.timestamp) cluster = ebmlUnsigned(body) * tick;
    else if (id === ids.simpleBlock) await decode(body, 0);
    else if (id === ids.blockGroup) {
      const parts = [...ebmlElements(body)];
      const padding = parts.find((part) => part.id === ids.discardPadding);
      for (const part of parts) {
        if (part.id === ids.block) await decode(part.body, padding ? ebmlSigned(padding.body) / 1e9 : 0);
      }
    }
  };

  /** After a damaged part, inserts silence so that later frames keep their place. */
  const catchUp = async (config: WebmTrack['config'], time: number): Promise<void> => {
    first ??= time;
    if (damages === elements.damages) return;
    damages = elements.damages;
    const lost = time - first - heard;
    if (!(lost > 0 && lost < longest)) return;
    await decoder.lose(Math.round(lost * config.sampleRate));
    seconds += lost;
    heard += lost;
  };

  const decode = async (body: Uint8Array, padding: number): Promise<void> => {
    const { track: number, frames } = webmBlock(body);
    if (!track || number !== track.number) return;
    await catchUp(track.config, cluster + viewOf(body).getInt16((body[0] ?? 0) & 0x80 ? 1 : 2) * tick);
    for (const frame of frames) {
      const counted = track.secondsOf(frame);
      seconds += counted ?? Number.NaN;
      heard += counted ?? 1024 / track.config.sampleRate;
      decoder.decode(track.prefix.length > 0 ? new Uint8Array([...track.prefix, ...frame]) : frame);
    }
    if (padding > 0 && !Number.isNaN(seconds)) decoder.trim.to = seconds - padding;
  };

  return {
    push: async (bytes) => {
      if (ended) return;
      decoder.keep(bytes);
      for (const { id, body } of elements.push(bytes)) await take(id, body);
      if (elements.complete) await finish();
      else await decoder.settled();
    },
    end: async () => {
      if (ended) return;
      const { missing } = elements;
      await finish();
      if (elements.damages > damages) throw new Error('this WebM file is damaged: its last part could not be read');
      if (missing) throw new Error(`this WebM file is cut off: ${missing}`);
    },
    get hasPictures() {
      return hasPictures;
    },
    get complete() {
      return ended;
    },
    get leftover() {
      return elements.leftover;
    },
    close: () => decoder.close(),
  };
};
