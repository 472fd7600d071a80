import models from 'virtual:models';

/**
 * The files of models that this browser keeps. They are no part of what the service worker stores: that belongs to a version
 * of the site, whereas a model is kept as long as its file stays the same. A file's name has its hash.
 */
const cacheOf = async (url: string): Promise<Cache | undefined> => {
  try {
    // Other sites on the same host have folders of their own.
    return await caches.open(`yieldcast-models-${new URL('.', url).href}`);
  } catch {
    // Without a secure context, or with storage turned off, files come from the network each time.
    return undefined;
  }
};

export const keptFile = async (url: string): Promise<Blob | undefined> => {
  try {
    return await (await (await cacheOf(url))?.match(url))?.blob();
  } catch {
    return undefined;
  }
};

/** Keeps a file, and removes those that no model has any more. If there is no room, it is used without being kept. */
export const keepFile = async (url: string, file: Blob): Promise<void> => {
  try {
    const cache = await cacheOf(url);
    await cache?.put(url, new Response(file));
    const current = new Set(Object.values(models).flatMap((each) => each.files.map((known) => known.url)));
    for (const key of (await cache?.keys()) ?? []) if (!current.has(key.url)) await cache?.delete(key);
  } catch {
    // The next run asks the site again.
  }
};

/** The addresses of all that is kept beside this file. */
export const keptAddresses = async (url: string): Promise<Set<string>> => {
  try {
    return new Set((await (await cacheOf(url))?.keys())?.map((request) => request.url));
  } catch {
    return new Set();
  }
};

export const removeFile = async (url: string): Promise<void> => {
  try {
    await (await cacheOf(url))?.delete(url);
  } catch {
    // It is replaced once the whole file has come.
  }
};
