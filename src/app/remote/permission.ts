import { hostsOf } from './destination';
import type { Destination } from './messages';

/** The most servers that a sketch may ask for, so that it cannot ask without end. */
const mostAsked = 8;

const decided = new Map<string, Map<string, Promise<boolean>>>();

/** One question after the other. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Whether a person lets a sketch send to these hosts. Each sketch asks once for each, until the page is loaded again; its code has
 * no say in it.
 *
 * @param identity whose code it is, as whoever opened it says
 */
export const isAllowed = (
  identity: string,
  destination: Destination,
  ask: (hosts: string) => Promise<boolean>,
): Promise<boolean> => {
  const own = decided.get(identity) ?? new Map<string, Promise<boolean>>();
  decided.set(identity, own);
  const hosts = hostsOf(destination);
  const known = own.get(hosts);
  if (known) return known;
  if (own.size >= mostAsked) return Promise.resolve(false);
  const answer = last.then(() => ask(hosts));
  last = answer.catch(() => {});
  own.set(hosts, answer);
  return answer;
};
