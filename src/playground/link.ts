import { deflateSync, Inflate } from 'fflate';

/** The most code that a link is asked to hold, in bytes: a link is small, yet what is packed in it need not be. */
const codeLimit = 2 * 1024 * 1024;

/** Browsers take addresses of about this many characters; Chromium takes twice as many. */
const linkLimit = 1024 * 1024;

/** What an address asks the page to open. */
export type Opening =
  | { type: 'nothing' }
  | { type: 'code'; source: string }
  | { type: 'example'; name: string }
  | { type: 'draft'; id: string }
  | { type: 'malformed'; message: string };

/**
 * The fragment that holds `source`: `#code=`, then base64url of its UTF-8, deflated without a header.
 *
 * @throws {RangeError} for code that no link has room for
 */
export const codeFragment = (source: string): string => {
  const bytes = new TextEncoder().encode(source);
  if (bytes.length > codeLimit) throw new RangeError(noRoom);
  const packed = deflateSync(bytes, { level: 9 });
  let binary = '';
  // In pieces, since an engine takes only so many arguments.
  for (let at = 0; at < packed.length; at += 0x8000) {
    binary += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  }
  const base64 = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (base64.length > linkLimit) throw new RangeError(noRoom);
  return `#code=${base64}`;
};

const noRoom = 'This code is too long for a link. Save it as a file instead.';

/** Reads an address's fragment, `#` included. Never throws. */
export const readFragment = (fragment: string): Opening => {
  const entry = /^#(code|example|draft)=([^&]*)/.exec(fragment);
  const [, key, value = ''] = entry ?? [];
  switch (key) {
    case 'code':
      return readCode(value);
    case 'example':
      return { type: 'example', name: readName(value) };
    case 'draft':
      return { type: 'draft', id: readName(value) };
    default:
      return { type: 'nothing' };
  }
};

const readCode = (base64url: string): Opening => {
  try {
    const base64 = base64url
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replace(/(=|%3D)+$/i, '');
    if (base64 === '') throw new Error('empty');
    if (base64.length > linkLimit) {
      throw new RangeError('This link is over a million characters long, which is more than the page opens.');
    }
    const binary = atob(base64);
    const packed = new Uint8Array(binary.length);
    for (let at = 0; at < packed.length; at++) packed[at] = binary.charCodeAt(at);
    return { type: 'code', source: new TextDecoder('utf-8', { fatal: true }).decode(inflate(packed)) };
  } catch (error) {
    return { type: 'malformed', message: error instanceof RangeError ? error.message : cutShort };
  }
};

const cutShort = 'The code in this link cannot be read: the link is cut short or was changed. Ask for it again.';

const tooLong = 'The code in this link is over 2 MB, which is more than the page opens.';

/** Inflates piece by piece, so that a small link cannot unpack to more than the page has room for. */
const inflate = (packed: Uint8Array): Uint8Array => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > codeLimit) throw new RangeError(tooLong);
    chunks.push(chunk);
  });
  for (let at = 0; at < packed.length; at += 1024) {
    stream.push(packed.subarray(at, at + 1024), at + 1024 >= packed.length);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

const readName = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
};
