import { codeFragment } from './link';

/** What became of a request for a link. `copied` is false where the browser refused the clipboard. */
export type Shared = { copied: boolean; link: string };

/**
 * Puts the code into the address, and the address into the clipboard.
 * @throws RangeError for code that no link has room for.
 */
export const shareCode = async (source: string): Promise<Shared> => {
  history.replaceState(null, '', codeFragment(source));
  const link = location.href;
  try {
    await navigator.clipboard.writeText(link);
    return { copied: true, link };
  } catch {
    return { copied: false, link };
  }
};
