import type { Plugin } from 'vite';

const script = /\s*<script src="\.\/theme\.js"><\/script>/;
const font = /\s*<link rel="preload" as="font"[^>]*>/g;

/**
 * Orders the head of the built page, so that its scripts and styles are requested first. The page's policy is a `<meta>`,
 * and behind one Chromium looks for nothing to load before the parser gets there: what follows a script waits for it.
 * Fonts are large and optional, so they come last.
 *
 * The script of the theme learns where the gallery is: an address that names an example needs it at once.
 */
export const headOrder = (): Plugin => ({
  name: 'yieldcast:head-order',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const gallery = Object.values(bundle ?? {}).find((each) => each.type === 'chunk' && each.name === 'gallery');
      const fonts = html.match(font);
      if (!gallery || !fonts || !script.test(html))
        throw new Error('index.html lacks the theme’s script, the gallery or fonts.');
      const last = [`<script src="./theme.js" data-gallery="./${gallery.fileName}"></script>`, ...fonts];
      return html
        .replace(script, '')
        .replaceAll(font, '')
        .replace('</head>', `${last.map((each) => `  ${each.trim()}\n  `).join('')}</head>`);
    },
  },
});
