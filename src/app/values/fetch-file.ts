import { dataHosts } from '../../protocol';
import type { SketchOrigin } from '../sketch-origin';

/** What a sketch's origin says of reading files. */
export type Reach = Pick<SketchOrigin, 'base' | 'files'>;

/** How the page asks for a sketch: as a stranger would, and without saying from where. */
const asStranger = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const;

/** A message holds this much of an address, and so many files by name. */
const mostShown = 200;
const mostFiles = 8;

/**
 * The file at an address that a sketch names. Rejects with a sentence that names the address, and where files may be, if
 * it cannot be had or is none that the sketch may read.
 */
export const fetchFile = async (text: string, reach: Reach): Promise<File> => {
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
  const fail = (why: string) => new Error(`“${shown}” could not be fetched: ${why} ${whereFilesMayBe(reach)}`);
  if (!URL.canParse(text, reach.base)) throw fail('it is no URL.');
  const address = new URL(text, reach.base);
  if (address.protocol === 'blob:') throw fail('a blob: URL holds only within its worker. Give the Blob itself.');
  if (!isWithin(address, reach)) throw fail('this sketch may not read it.');
  const response = await fetch(address, asStranger).catch(() => undefined);
  if (!response) throw fail('its host does not answer, or lets no other page read it.');
  // What came back is looked at only here: until then nothing of it has been read.
  if (response.redirected && !isWithin(new URL(response.url), reach))
    throw fail(`it leads on to ${response.url.slice(0, mostShown)}, which this sketch may not read.`);
  if (!response.ok) throw fail(`its host answers ${response.status}.`);
  const blob = await response.blob().catch(() => undefined);
  if (!blob) throw fail('its host broke off before its end.');
  return new File([blob], nameOf(address), { type: blob.type });
};

/** May a sketch have the page read an address for it? */
export const isWithin = (address: URL, { files }: Reach): boolean => {
  if (address.protocol === 'data:') return true;
  // A server may take an encoded slash for one, and so leave the folder.
  if (address.username || address.password || /%(?:2f|5c)/i.test(address.pathname)) return false;
  const path = address.origin + address.pathname;
  if (files.some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each))) return true;
  // The page's own origin is never a host like others, even where the policy names it.
  return address.origin !== location.origin && dataHosts.some((host) => isOfHost(address, host));
};

/** `host` is an origin as the policy has it: `https://esm.sh`, or `https://*.hf.co` for all below it. */
const isOfHost = (address: URL, host: string) => {
  const [scheme, name = ''] = host.split('//');
  if (address.protocol !== scheme || address.port !== '') return false;
  return name.startsWith('*.') ? address.hostname.endsWith(name.slice(1)) : address.hostname === name;
};

const whereFilesMayBe = ({ base, files }: Reach): string => {
  const hosts = dataHosts.map((host) => host.replace('https://', '')).join(', ');
  const near = files
    .slice(0, mostFiles)
    .map((each) => (base.startsWith(each) ? `what lies beside it (${each})` : pathFrom(base, each)));
  const own = near.length > 0 ? `, or ${near.join(', ')}${files.length > mostFiles ? ', …' : ''}` : '';
  return `A sketch may name files of ${hosts}${own}.`;
};

const pathFrom = (base: string, address: string) => {
  const folder = new URL('.', base).href;
  return address.startsWith(folder) ? `./${address.slice(folder.length)}` : address;
};

const nameOf = ({ protocol, pathname }: URL): string => {
  const last = protocol === 'data:' ? '' : (pathname.split('/').at(-1) ?? '');
  try {
    return decodeURIComponent(last) || 'file';
  } catch {
    return last;
  }
};
