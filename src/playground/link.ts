import { version } from '../../package.json';
import { type Code, codeLimit } from './drafts/code';

/** Maximum length of a link, in characters. Browsers accept about this much, Chromium twice as much. */
const linkLimit = 1024 * 1024;

/** What an address asks the page to open. `title` is the sender's title, `newer` a newer version that made the link. */
export type Opening =
  | { type: 'nothing' }
  | ({ type: 'code'; title?: string; newer?: string } & Code)
  | { type: 'example'; name: string }
  | { type: 'draft'; id: string }
  | { type: 'shared' }
  | { type: 'malformed'; message: string };

/**
 * Encodes `source` as a fragment: `#code=`, then its UTF-8, deflated without a header, as base64url. The version that
 * made the link, the sketch's title and a checksum follow. We need the checksum because a link that was changed on its
 * way may still unpack. Other files than `main.ts` are in an entry of their own, as JSON that is packed in the same way,
 * after its own checksum and a dot. Older pages ignore that entry and open `main.ts`.
 *
 * Rejects with a `RangeError` if the code is too long for a link.
 */
export const codeFragment = async (
  source: string,
  options: { title?: string; app?: boolean; files?: Code['files'] } = {},
): Promise<string> => {
  const bytes = new TextEncoder().encode(source);
  const others = options.files && new TextEncoder().encode(JSON.stringify(options.files));
  if (bytes.length + (others?.length ?? 0) > codeLimit) throw new RangeError(noRoom);
  const base64 = await pack(bytes);
  const files = others ? `&files=${checksum(others)}.${await pack(others)}` : '';
  if (base64.length + files.length > linkLimit) throw new RangeError(noRoom);
  const title = options.title ? `&title=${encodeText(options.title.slice(0, 80))}` : '';
  return `#code=${base64}${files}&v=${version}${title}${options.app ? '&view=app' : ''}&sum=${checksum(bytes)}`;
};

const pack = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const packed = await readAll(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  let binary = '';
  // In pieces, because engines limit the number of arguments.
  for (let at = 0; at < packed.length; at += 0x8000) {
    binary += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const noRoom = 'This code is too long for a link. Save it as a file instead.';

/** Encodes what chat programs would take for markup or for the end of the link, such as brackets and stars. */
export const encodeText = (text: string) =>
  encodeURIComponent(text.slice(0, 200)).replace(/[!'()*~_]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);

/** FNV-1a, 32 bits. */
const checksum = (bytes: Uint8Array): string => {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(36);
};

/** Whether the address asks for the app alone, without its code. */
export const asksForApp = (fragment: string): boolean => entriesOf(fragment).get('view') === 'app';

/** The entries of a fragment, including its `#`. */
export const entriesOf = (fragment: string): Map<string, string> =>
  new Map(
    fragment
      .slice(1)
      .replaceAll('&amp;', '&')
      .split('&')
      .map((entry): [string, string] => {
        const at = entry.indexOf('=');
        return at === -1 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
      }),
  );

/** Whether the address contains code, which may turn out to be malformed. */
export const asksForCode = (fragment: string): boolean => fragment.startsWith('#code=');

/** Reads an address's fragment, including the `#`. Never rejects. */
export const readFragment = async (fragment: string): Promise<Opening> => {
  const entries = entriesOf(fragment);
  const [[key, value] = ['', '']] = entries;
  // Only `shared` takes no value.
  if (key !== 'shared' && !fragment.startsWith(`#${key}=`)) return { type: 'nothing' };
  switch (key) {
    case 'code':
      return readCode(value, entries);
    case 'example':
      return { type: 'example', name: readName(value) };
    case 'draft':
      return { type: 'draft', id: readName(value) };
    case 'shared':
      return { type: 'shared' };
    default:
      return { type: 'nothing' };
  }
};

const readCode = async (value: string, entries: Map<string, string>): Promise<Opening> => {
  try {
    const source = await unpack(value, /^\w+/.exec(entries.get('sum') ?? '')?.[0]);
    const others = entries.get('files');
    const files = others !== undefined && (await readOthers(others));
    const title = readName(entries.get('title') ?? '').slice(0, 80);
    const made = /^\d+\.\d+\.\d+/.exec(entries.get('v') ?? '')?.[0];
    return {
      type: 'code',
      source,
      ...(files && { files }),
      ...(title && { title }),
      ...(made && isNewer(made, version) && { newer: made }),
    };
  } catch (error) {
    return { type: 'malformed', message: error instanceof RangeError ? error.message : cutShort };
  }
};

/** Undoes {@link pack}. @throws if the text is not what was packed, by its checksum */
const unpack = async (value: string, sum: string | undefined): Promise<string> => {
  if (value.length > linkLimit * 3) throw new RangeError(overMillion);
  // Undo what programs do to links: spaces and line breaks within, punctuation at the end, percent-encoding.
  const base64 = readName(value)
    .replace(/\s+/g, '')
    .replace(/[^\w-]+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (base64 === '') throw new Error('empty');
  if (base64.length > linkLimit) throw new RangeError(overMillion);
  const binary = atob(base64);
  const packed = new Uint8Array(binary.length);
  for (let at = 0; at < packed.length; at++) packed[at] = binary.charCodeAt(at);
  const bytes = await inflate(packed);
  if (sum && sum !== checksum(bytes)) throw new Error('changed');
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
};

/** Reads the files besides `main.ts`. A link without their checksum was cut there. */
const readOthers = async (value: string): Promise<Record<string, string>> => {
  const [, sum, packed] = /^(\w+)\.(.+)$/s.exec(readName(value)) ?? [];
  if (!sum || !packed) throw new Error('cut');
  const json = await unpack(packed, sum);
  const { readFiles } = await import('./link-files');
  return readFiles(json);
};

const isNewer = (one: string, other: string): boolean =>
  one.localeCompare(other, 'en', { numeric: true }) > 0 && one !== other;

const overMillion = 'This link is over a million characters long, which is more than the page opens.';

const cutShort = 'The code in this link cannot be read: the link is cut short or was changed. Ask for it again.';

const tooLong = 'The code in this link is over 2 MB, which is more than the page opens.';

/** Inflates piece by piece, so that a small link cannot unpack to more than the page can hold. */
const inflate = (packed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at < packed.length) controller.enqueue(packed.slice(at, at + 1024));
      else controller.close();
      at += 1024;
    },
  });
  return readAll(pieces.pipeThrough(new DecompressionStream('deflate-raw')));
};

/** @throws {RangeError} as soon as the stream exceeds `codeLimit`: a small link can still unpack to a lot */
const readAll = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    size += read.value.length;
    if (size <= codeLimit) continue;
    void reader.cancel().catch(() => {});
    throw new RangeError(tooLong);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/** Undoes percent-encoding, if that is what it is. */
export const readName = (value: string): string => {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
};
