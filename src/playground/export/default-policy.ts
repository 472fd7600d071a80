/**
 * What an exported page does about strings that went through no policy, where the browser has Trusted Types: an element
 * may be emptied, and a script be of the page's own folder. As on the site (`public/theme.js`).
 */
export const defaultPolicy = `self.trustedTypes?.createPolicy('default', {
  createHTML: (html) => html === '' ? html : null,
  createScriptURL: (url) => new URL(url, document.baseURI).href.startsWith(new URL('.', document.baseURI).href) ? url : null,
});`;
