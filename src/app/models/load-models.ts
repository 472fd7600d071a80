import models from 'virtual:models';
import { shorten } from '../../protocol';
import type { Watch } from '../values/fetch-file';
import { keepFile, keptFile, removeFile } from './kept-files';

/** A file of the site. `sha256` is in hexadecimal digits. */
export type SiteFile = { name: string; url: string; bytes: number; sha256: string };

export type SiteModels = Record<string, { title: string; licence: string; files: SiteFile[] }>;

/** Files that came damaged: they are asked of the site itself, not of the browser's cache. */
const damaged = new Set<string>();

/**
 * Loads the files of models by name: from what the browser keeps, or else from the site, to be kept. A sketch names models,
 * never a file or an address, so it reaches nothing but what is listed.
 *
 * @returns the files by name. Each is what the build hashed.
 * @throws Error with a sentence that names what is wrong with which file
 */
export const loadModels = async (
  names: readonly string[],
  watch: Watch,
  known: SiteModels = models,
): Promise<{ files: Record<string, Blob> }> => {
  const asked = [...new Set(names)].map((name) => modelNamed(name, known));
  const about = asked.map(({ title, licence }) => `${title}, ${licence}`).join('; ');
  const files = asked.flatMap((each) => each.files);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const loaded: Record<string, Blob> = {};
  let before = 0;
  for (const file of files) {
    watch.signal.throwIfAborted();
    loaded[file.name] = await loadFile(file, about, {
      signal: watch.signal,
      progress: (bytes) => watch.progress(before + bytes, total, shorten(about, 200)),
    });
    before += file.bytes;
  }
  return { files: loaded };
};

const modelNamed = (name: string, known: SiteModels) => {
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (found) return found;
  throw new Error(`This site has no model “${name}”. It has ${Object.keys(known).join(', ') || 'none'}.`);
};

const loadFile = async (file: SiteFile, of: string, { signal, progress }: Watch): Promise<Blob> => {
  progress(0, null);
  const kept = await keptFile(file.url);
  if (kept) {
    if ((await hashOf(kept)) === file.sha256) return kept;
    // The browser's copy is damaged, and the site's may be whole.
    await removeFile(file.url);
  }
  const blob = await fetchFile(file, of, { signal, progress });
  const hash = await hashOf(blob);
  if (hash !== undefined && hash !== file.sha256) {
    damaged.add(file.sha256);
    throw new Error(
      `The file ${file.name} of ${of} came damaged, and was not used: its SHA-256 is ${hash}, and has to be ${file.sha256}. It is fetched again at the next try.`,
    );
  }
  damaged.delete(file.sha256);
  await keepFile(file.url, blob);
  return blob;
};

const fetchFile = async (file: SiteFile, of: string, { signal, progress }: Watch): Promise<Blob> => {
  const response = await fetch(file.url, {
    signal,
    credentials: 'same-origin',
    ...(damaged.has(file.sha256) && { cache: 'reload' }),
    // Without a secure context there is nothing to compute a hash with, but browsers check this.
    ...(!canHash() && { integrity: `sha256-${base64Of(file.sha256)}` }),
  }).catch(() => undefined);
  const fail = (why: string) =>
    new Error(`The file ${file.name} of ${of} could not be loaded (${inMb(file.bytes)} MB): ${why}`);
  if (!response) {
    throw fail(
      'the site does not answer, and this browser does not keep the file yet. Load it once with a network; from then on it works without.',
    );
  }
  if (!response.ok) {
    const { status } = response;
    throw fail(
      `${status} is the answer for ${file.url}. A page that was exported needs the site’s folder models beside it.`,
    );
  }
  let loaded = 0;
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.length;
      progress(Math.min(loaded, file.bytes), file.bytes);
      controller.enqueue(chunk);
    },
  });
  const blob = await new Response(response.body?.pipeThrough(count)).blob().catch(() => undefined);
  if (!blob) throw fail('the site broke off before its end.');
  return blob;
};

const canHash = () => globalThis.crypto?.subtle !== undefined;

const hashOf = async (blob: Blob): Promise<string | undefined> => {
  if (!canHash()) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const base64Of = (hex: string) =>
  btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))));

const inMb = (bytes: number) => (bytes / 1_000_000).toFixed(1);
