import { version } from '../../../package.json';
import { pack } from './pack';
import { checksum, linkLimit, unpackedLimit } from './packed-text';

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
  options: { title?: string; app?: boolean; files?: Readonly<Record<string, string>> | undefined } = {},
): Promise<string> => {
  const bytes = new TextEncoder().encode(source);
  const others = options.files && new TextEncoder().encode(JSON.stringify(options.files));
  if (bytes.length + (others?.length ?? 0) > unpackedLimit) throw new RangeError(noRoom);
  const base64 = await pack(bytes);
  const files = others ? `&files=${checksum(others)}.${await pack(others)}` : '';
  if (base64.length + files.length > linkLimit) throw new RangeError(noRoom);
  const title = options.title ? `&title=${encodeText(options.title.slice(0, 80))}` : '';
  return `#code=${base64}${files}&v=${version}${title}${options.app ? '&view=app' : ''}&sum=${checksum(bytes)}`;
};

const noRoom = 'This code is too long for a link. Save it as a file instead.';

/** Encodes what chat programs would take for markup or for the end of the link, such as brackets and stars. */
export const encodeText = (text: string) =>
  encodeURIComponent(text.slice(0, 200)).replace(/[!'()*~_]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
