import type { Prepared } from './contents';
import { defaultPolicy } from './default-policy';

/** Unpacks the page's data and starts the app. It is the only inline script that the page's policy allows. */
const boot = `${defaultPolicy}
(async () => {
  const place = document.getElementById('app');
  try {
    const unpack = async (id) => {
      const element = document.getElementById(id);
      if (!element) return;
      const { body } = await fetch('data:;base64,' + element.textContent);
      return new Response(body.pipeThrough(new DecompressionStream('gzip'))).text();
    };
    const [code, styles, app, media, results] = await Promise.all(['code', 'styles', 'program', 'media', 'results'].map(unpack));
    document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
    const { start } = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    start(JSON.parse(app), media, place, results);
  } catch (error) {
    place.textContent = 'This app could not start: ' + (error && error.message || error) +
      ' If the page was opened from a disk, open it in Chrome or Edge, or put it on any web host.';
  }
})();`;

/** Escapes text for a page, so that nothing in it can begin or end an element. */
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Escapes JSON for a script element: every `<` becomes an escape sequence, so that none can end the element. */
export const escapeData = (json: string) => json.replaceAll('<', '\\u003c');

/** How many bytes become characters at once: a multiple of three, of which base64 makes four characters. */
const step = 0x6000;

export const base64 = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) =>
    btoa(String.fromCharCode(...bytes.subarray(at * step, (at + 1) * step))),
  );
  return pieces.join('');
};

const packed = async (text: string): Promise<string> =>
  base64(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob());

const sha256 = async (text: string): Promise<string> => {
  if (!crypto.subtle) throw new Error('Exporting one file needs a page on https: or on localhost. Export the folder.');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest));
};

/**
 * The site's policy, but allowing only this page's script instead of the site's, and the runner that it unpacks. A
 * `data:` URL of that length stops Chromium for many seconds; the URL of a blob does not.
 */
const policyOf = async (policy: string) =>
  policy
    .replace(/script-src 'self'/, `script-src 'sha256-${await sha256(boot)}' blob:`)
    .replace(/font-src 'self'/, 'font-src data:');

/** Packs an app into a single page with everything that it needs. The page itself requests nothing from a server. */
export const oneFile = async ({
  id,
  title,
  sketch,
  program,
  code,
  styles,
  media,
  data,
  files,
  policy,
  results,
  words,
}: Prepared): Promise<string> => {
  const within: Record<string, string> = {};
  for (const [path, blob] of [...data, ...files]) within[path] = `data:${blob.type};base64,${await base64(blob)}`;
  const part = async (name: string, text: string | undefined) =>
    text === undefined ? '' : `<script type="application/octet-stream" id="${name}">${await packed(text)}</script>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(await policyOf(policy))}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Yieldcast">
<title>${escapeHtml(title)}</title>
<style>body { margin: 0; background: var(--yc-surface); font-family: system-ui, sans-serif; } #app { max-width: 60rem; margin: 0 auto; } h1 { position: absolute; clip-path: inset(50%); }</style>
</head>
<body>
<main><h1>${escapeHtml(title)}</h1><div id="app"></div></main>
<noscript>This app runs in the page, so it needs JavaScript.</noscript>
<script type="application/json" id="yieldcast-sketch">${escapeData(JSON.stringify({ title, ...sketch }))}</script>
${await part('code', code)}${await part('styles', styles)}${await part('media', media)}${await part('results', results)}${await part(
  'program',
  JSON.stringify({ id, program, files: within, words }),
)}<script>${boot}</script>
</body>
</html>
`;
};
