import { codeFragment } from '../app/links/code-fragment';
import type { Code } from './drafts/code';

/** What can be shared: the code, its title, and the links to the code and to the app alone. */
export type Shareable = Code & { title: string; code: string; app: string };

/** The result of copying a link. `copied` is `false` if the browser refused the clipboard. */
export type Shared = { copied: boolean; link: string };

/** The link to code. */
export const linkTo = async ({ source, files }: Code, title: string): Promise<string> =>
  location.href.replace(/#.*$/, '') + (await codeFragment(source, { title, files }));

/**
 * Makes the links to code, and puts the code into the page's address.
 * Rejects with a `RangeError` if the code is too long for a link.
 */
export const linksTo = async ({ source, files }: Code, title: string): Promise<Shareable> => {
  const page = location.href.replace(/#.*$/, '');
  const fragment = await codeFragment(source, { title, files });
  try {
    history.replaceState(null, '', fragment);
  } catch {
    // Safari allows only 100 calls in 10 seconds. The address does not matter, the link does.
  }
  const app = await codeFragment(source, { title, files, app: true });
  return { source, files, title, code: page + fragment, app: page + app };
};

/** Copies the link to the code. */
export const copyLink = async ({ code }: Shareable): Promise<Shared> => {
  try {
    await navigator.clipboard.writeText(code);
    return { copied: true, link: code };
  } catch {
    return { copied: false, link: code };
  }
};
