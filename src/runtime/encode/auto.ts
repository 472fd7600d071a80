import { type AutoPart, isCell } from '../../protocol';
import { encodeAudio, isAudioObject } from './audio';
import { encodeFiles } from './files';
import { isSvg } from './held-forms';
import { encodeImage, isImageObject } from './image';
import type { Payload } from './payload';
import { plain } from './plain';
import { describeValue, Refusal } from './refusal';
import { sniffImage } from './sniff';
import { encodeTable } from './table';
import { encodeVideo } from './video';

/**
 * Encodes anything that a bare paste yields, as the kind that suits it. An array that mixes media with other things, or
 * text with numbers, is several outputs; other arrays are data.
 */
export const encodeAuto = (value: unknown, payload: Payload): AutoPart[] =>
  isSeveral(value) ? Array.from(value, (each) => part(each, payload)) : [part(value, payload)];

const part = (value: unknown, payload: Payload): AutoPart => {
  if (typeof value === 'bigint') return part(String(value), payload);
  if (typeof value === 'string') {
    const kind = isSvg(value) ? 'image' : /^data:(image|audio|video)\//.exec(value)?.[1];
    if (kind === 'image') return { kind, value: encodeImage(value, payload) };
    if (kind) return { kind: kind as 'audio', value: { as: 'url', url: value } };
    payload.bytes += value.length;
    return { kind: 'textbox', value };
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return { kind: 'number', value };
    throw new Refusal(`it takes finite numbers, and this is ${describeValue(value)}`);
  }
  if (typeof value === 'boolean') return { kind: 'checkbox', value };
  if (isImage(value)) return { kind: 'image', value: encodeImage(value, payload) };
  if (isAudioObject(value) || (value instanceof Blob && value.type.startsWith('audio/'))) {
    return { kind: 'audio', value: encodeAudio(value, payload) };
  }
  if (value instanceof Blob && value.type.startsWith('video/')) {
    return { kind: 'video', value: encodeVideo(value, payload) };
  }
  if (value instanceof Blob) return { kind: 'file', value: encodeFiles(value) };
  if (isRecordWithRows(value)) return { kind: 'dataframe', value: encodeTable(value) };
  if (Array.isArray(value) && value.length > 0) {
    if (value.every(isImage)) {
      return {
        kind: 'gallery',
        value: Array.from(value, (each) => ({ image: encodeImage(each, payload), caption: null })),
      };
    }
    if (value.every((row) => Array.isArray(row) && row.every(isCell)) || value.every(isFlatRecord)) {
      return { kind: 'dataframe', value: encodeTable(value) };
    }
  }
  const written = JSON.stringify(plain(value));
  payload.bytes += written.length;
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

const isRecordWithRows = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'headers' in value &&
  Array.isArray((value as { data?: unknown }).data);

const isSeveral = (value: unknown): value is unknown[] => {
  if (!Array.isArray(value) || value.length < 2 || value.length > 8 || isAudioObject(value)) return false;
  const media = value.filter((each) => isImage(each) || isAudioObject(each) || each instanceof Blob).length;
  if (media > 0) return !value.every(isImage);
  return value.every(isCell) && new Set(value.map((each) => typeof each)).size > 1;
};
