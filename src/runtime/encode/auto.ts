import { type AutoPart, isCell } from '../../protocol';
import { encodeAudio, isAudioObject } from './audio';
import { encodeFiles } from './files';
import { encodeImage, isImageObject } from './image';
import type { Parcel } from './parcel';
import { plain } from './plain';
import { nameOf, Refusal } from './refusal';
import { sniffImage } from './sniff';
import { encodeTable } from './table';
import { encodeVideo } from './video';

/**
 * Whatever a bare paste yields, as the kind that suits it. An array that mixes media with other things, or text with
 * numbers, is several outputs; other arrays are data.
 */
export const encodeAuto = (value: unknown, parcel: Parcel): AutoPart[] =>
  isSeveral(value) ? Array.from(value, (each) => part(each, parcel)) : [part(value, parcel)];

const part = (value: unknown, parcel: Parcel): AutoPart => {
  if (typeof value === 'string') {
    parcel.bytes += value.length;
    return { kind: 'textbox', value };
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return { kind: 'number', value };
    throw new Refusal(`it takes finite numbers, and this is ${nameOf(value)}`);
  }
  if (typeof value === 'boolean') return { kind: 'checkbox', value };
  if (isImage(value)) return { kind: 'image', value: encodeImage(value, parcel) };
  if (isAudioObject(value) || (value instanceof Blob && value.type.startsWith('audio/'))) {
    return { kind: 'audio', value: encodeAudio(value, parcel) };
  }
  if (value instanceof Blob && value.type.startsWith('video/')) {
    return { kind: 'video', value: encodeVideo(value, parcel) };
  }
  if (value instanceof Blob) return { kind: 'file', value: encodeFiles(value) };
  if (Array.isArray(value) && value.length > 0) {
    if (value.every(isImage)) {
      return {
        kind: 'gallery',
        value: Array.from(value, (each) => ({ image: encodeImage(each, parcel), caption: null })),
      };
    }
    if (value.every((row) => Array.isArray(row) && row.every(isCell)) || value.every(isFlatRecord)) {
      return { kind: 'dataframe', value: encodeTable(value) };
    }
  }
  const written = JSON.stringify(plain(value));
  parcel.bytes += written.length;
  return { kind: 'json', value: written };
};

const isImage = (value: unknown) =>
  isImageObject(value) ||
  (value instanceof Blob && value.type.startsWith('image/')) ||
  (value instanceof Uint8Array && sniffImage(value) !== undefined);

const isFlatRecord = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.values(value).every(isCell);

const isSeveral = (value: unknown): value is unknown[] => {
  if (!Array.isArray(value) || value.length < 2 || value.length > 8) return false;
  const media = value.filter((each) => isImage(each) || each instanceof Blob).length;
  if (media > 0) return !value.every(isImage);
  return value.every(isCell) && new Set(value.map((each) => typeof each)).size > 1;
};
