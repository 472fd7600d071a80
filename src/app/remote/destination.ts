import type { Destination } from './messages';

const spaceName = /^[\w.-]+\/[\w.-]+$/;

/** Hosts that are this machine, which browsers trust without encryption. */
const isLocal = ({ hostname }: URL) => hostname === 'localhost' || hostname === '127.0.0.1';

/**
 * Where an address that a sketch gives leads.
 *
 * @throws Error with a sentence, for what a sketch may not name
 */
export const destinationOf = (address: string): Destination => {
  const text = address.trim();
  const shown = text.slice(0, 200);
  if (spaceName.test(text)) {
    return { address: text, isSpace: true, host: shown };
  }
  if (!URL.canParse(text))
    throw new Error(`“${shown}” is no server. yc.remote takes a URL, or the name of a Space: 'owner/space'.`);
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal(url)))
    throw new Error(`“${shown}” has to begin with https:, or be on localhost, so that nobody else reads what is sent.`);
  if (url.username || url.password) throw new Error(`“${shown}” names a user. Give a token as an option instead.`);
  if (url.origin === globalThis.location?.origin)
    throw new Error('A sketch may not use the server that this page comes from.');
  url.hash = url.search = '';
  return { address: url.href.replace(/\/$/, ''), isSpace: false, host: url.host };
};

/** The hosts that calls reach, as a person is told. */
export const hostsOf = ({ address, isSpace, host }: Destination): string =>
  isSpace ? `huggingface.co, hf.space (${address})` : host;
