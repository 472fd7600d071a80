import { ids } from '../webm';
import { ebmlElements, ebmlSigned } from './ebml';
import { FileDecoder } from './fileDecoder';
import type { FormatReader, OpenReader } from './reader';
import { webmBlock } from './webmBlock';
import { WebmElements } from './webmElements';
import { holdsPictures, type WebmTrack, webmTrack } from './webmTrack';

/**
 * Reads WebM and Matroska block by block. It is our own since mediabunny tells neither CodecDelay nor DiscardPadding,
 * without which separately encoded files have gaps between them, and waits for whole clusters, which in a live
 * recording last for seconds.
 */
export const openWebm: OpenReader = (give, decodeOnPage): FormatReader => {
  const elements = new WebmElements();
  const decoder = new FileDecoder(give, decodeOnPage);
  let track: WebmTrack | undefined;
  /** Seconds that the frames until now decode to. */
  let seconds = 0;
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
    } else if (id === ids.simpleBlock) decode(body, 0);
    else if (id === ids.blockGroup) {
      const parts = [...ebmlElements(body)];
      const padding = parts.find((part) => part.id === ids.discardPadding);
      for (const part of parts) {
        if (part.id === ids.block) decode(part.body, padding ? ebmlSigned(padding.body) / 1e9 : 0);
      }
    }
  };

  const decode = (body: Uint8Array, padding: number): void => {
    const { track: number, frames } = webmBlock(body);
    if (!track || number !== track.number) return;
    for (const frame of frames) {
      seconds += track.secondsOf(frame) ?? Number.NaN;
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
