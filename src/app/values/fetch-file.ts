import { dataHosts } from '../../protocol';
import type { AppModel } from '../app-model';
import type { SketchOrigin } from '../sketch-origin';

/** The part of a sketch's origin that says which files it may read. */
export type Reach = Pick<SketchOrigin, 'base' | 'files' | 'held'>;

/** The page fetches for a sketch without credentials, and without a referrer. */
const asStranger = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const;

/** Follows a fetch: `progress` is told the bytes so far, of how many if that is known, and what it is. */
export type Watch = { signal: AbortSignal; progress(loaded: number, total: number | null, about?: string): void };

/** The most characters of an address, and the most file names, that a message shows. */
const mostShown = 200;
const mostFiles = 8;

/**
 * Fetches the file at an address that a sketch names. If it cannot be fetched, or the sketch may not read it, rejects
 * with a sentence that names the address and says where files may be.
 */
export const fetchFile = async (text: string, reach: Reach, watch?: Watch): Promise<File> => {
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
  const fail = (why: string) => new Error(`“${shown}” could not be fetched: ${why} ${whereFilesMayBe(reach)}`);
  if (!URL.canParse(text, reach.base)) throw fail('it is no URL.');
  const address = new URL(text, reach.base);
  const held = reach.held?.get(address.href);
  if (held) return new File([held], nameOf(address), { type: held.type });
  if (address.protocol === 'blob:') throw fail('a blob: URL holds only within its worker. Give the Blob itself.');
  if (!isWithin(address, reach)) throw fail('this sketch may not read it.');
  const response = await fetch(address, watch ? { ...asStranger, signal: watch.signal } : asStranger).catch(
    () => undefined,
  );
  if (!response) throw fail('its host does not answer, or lets no other page read it.');
  // A redirect is checked only now, which is safe: nothing of the response has been read yet.
  if (response.redirected && !isWithin(new URL(response.url), reach))
    throw fail(`it leads on to ${response.url.slice(0, mostShown)}, which this sketch may not read.`);
  if (!response.ok) throw fail(`its host answers ${response.status}.`);
  const blob = await (watch ? watched(response, watch) : response).blob().catch(() => undefined);
  if (!blob) throw fail('its host broke off before its end.');
  return new File([blob], nameOf(address), { type: blob.type });
};

const watched = (response: Response, { progress }: Watch): Response => {
  // The length of a compressed answer is not that of the file.
  const total = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length'));
  let loaded = 0;
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.length;
      progress(loaded, total || null);
      controller.enqueue(chunk);
    },
  });
  const type = response.headers.get('content-type');
  return new Response(response.body?.pipeThrough(count), type ? { headers: { 'content-type': type } } : {});
};

const fetched = new WeakMap<object, Promise<File>>();

/** The file that a value names, as {@link fetchFile} fetches it. It is fetched only once. */
export const fileOf = (value: { readonly url: string }, reach: Reach): Promise<File> => {
  const found = fetched.get(value) ?? fetchFile(value.url, reach);
  fetched.set(value, found);
  // Forget failures, since another try may succeed.
  found.catch(() => fetched.delete(value));
  return found;
};

/** May the page read this address for a sketch? */
export const isWithin = (address: URL, { files }: Reach): boolean => {
  if (address.protocol === 'data:') return true;
  // A server may treat an encoded slash as a slash, and so leave the folder.
  if (address.username || address.password || /%(?:2f|5c)/i.test(address.pathname)) return false;
  const path = address.origin + address.pathname;
  if (files.some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each))) return true;
  // The page's own origin never counts as a data host, even if the policy names it.
  return address.origin !== location.origin && dataHosts.some((host) => isOfHost(address, host));
};

/** `host` is an origin as written in the policy: `https://esm.sh`, or `https://*.hf.co` for all its subdomains. */
const isOfHost = (address: URL, host: string) => {
  const [scheme, name = ''] = host.split('//');
  if (address.protocol !== scheme || address.port !== '') return false;
  return name.startsWith('*.') ? address.hostname.endsWith(name.slice(1)) : address.hostname === name;
};

const whereFilesMayBe = ({ base, files: published, held }: Reach): string => {
  const files = [...(held?.keys() ?? []), ...published];
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

/** What leads out of an app. Its code is named here, not in what every app begins with, which counts each name. */
export const doorsOf = (model: AppModel, origin: SketchOrigin) =>
  import('../links').then((links) => links.doorsOf(model, origin));
