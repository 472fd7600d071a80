import { trustedUrl } from '../../protocol';

let url: string | undefined;

/** Sets the code of the media worker, which an exported app carries as text. */
export const giveMediaWorker = (code: string): void => {
  // The page's policy holds in it, and the MP3 encoder starts a worker of its own.
  const allowed = 'self.trustedTypes?.createPolicy("default",{createScriptURL:(url)=>url});';
  url = `data:text/javascript;charset=utf-8,${encodeURIComponent(allowed + code)}`;
};

/** Starts a media worker from the code set by {@link giveMediaWorker}. */
export const startMediaWorker = (): Worker => {
  if (!url) throw new Error('What reads and writes sound was left out of this export.');
  return new Worker(trustedUrl(url), { type: 'module', name: 'yieldcast-media' });
};
