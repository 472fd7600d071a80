import { isIP } from 'node:net';

/** The name in a Host header, without its port. */
const nameIn = (header: string): string =>
  header
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();

/**
 * Whether a request may have come from a person who typed this server's address. A page elsewhere can give a name of its
 * own this computer's address (DNS rebinding), and would then read all that is served; it cannot do so with an address in
 * numbers, nor with `localhost`.
 *
 * @param host what the server was told to listen at
 */
export const isOwnHost = (header: string | undefined, host: string): boolean => {
  if (header === undefined) return false;
  const name = nameIn(header);
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name === host.toLowerCase();
};
