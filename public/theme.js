// The docs are pages of a folder within the site.
const site = new URL('.', document.currentScript.src).href;

// With Trusted Types, strings become markup or a script's address only through the policies that the page's own policy
// names. This one is asked about strings that went through none: an element may be emptied, and a script be of the site.
self.trustedTypes?.createPolicy('default', {
  createHTML: (html) => (html === '' ? html : null),
  createScriptURL: (url) => (new URL(url, document.baseURI).href.startsWith(site) ? url : null),
});

// A theme that a person has chosen holds from the first paint on: this runs before it, and the page's modules after.
try {
  const { theme } = JSON.parse(localStorage['yieldcast:preferences'] ?? '{}');
  if (['light', 'dark', 'contrast'].includes(theme)) document.documentElement.dataset.theme = theme;
} catch {
  // The page follows the system.
}

// An address that names an example needs the gallery. Fetch it along with the page's own scripts.
const gallery = document.currentScript?.dataset.gallery;
if (gallery && location.hash.startsWith('#example=')) {
  const link = document.createElement('link');
  document.head.append(Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href: gallery }));
}
