import { deflateRawSync } from 'node:zlib';

/** The part of the playground's address that opens this source. */
export const fragmentOf = (source) => `#code=${deflateRawSync(Buffer.from(source)).toString('base64url')}`;
