/**
 * Takes the file or text that the system shared with the installed app. The service worker has stored it; we remove it,
 * so that no other page finds it again.
 */
export const takeShared = async (): Promise<File | undefined> => {
  try {
    const cache = await caches.open(`yieldcast-shared-${new URL('.', document.baseURI).href}`);
    const address = new URL('shared', document.baseURI).href;
    const response = await cache.match(address);
    await cache.delete(address);
    if (!response) return undefined;
    const blob = await response.blob();
    const name = decodeURIComponent(response.headers.get('x-name') ?? '') || 'shared.txt';
    return new File([blob], name, { type: blob.type });
  } catch {
    return undefined;
  }
};
