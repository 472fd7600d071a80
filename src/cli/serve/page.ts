const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Where the page's own files are: no sketch has a folder of that name. */
export const ownFolder = '/@yieldcast/';

/** What the page does about strings that went through no policy of Trusted Types. It has to run first. */
export const policyScript = `${ownFolder}policy.js`;

/** The page that shows the app. */
export const pageOf = (
  title: string,
  scripts: { script: string; styles: readonly string[] },
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Yieldcast">
<title>${escapeHtml(title)}</title>
${scripts.styles.map((path) => `<link rel="stylesheet" href="${ownFolder}${path}">`).join('\n')}
<script src="${policyScript}"></script>
<script type="module" src="${ownFolder}${scripts.script}"></script>
<style>body { margin: 0; background: var(--yc-surface); font-family: system-ui, sans-serif; } main { max-width: 60rem; margin: 0 auto; } h1 { position: absolute; clip-path: inset(50%); }</style>
</head>
<body>
<main><h1>${escapeHtml(title)}</h1><div id="app"></div></main>
<noscript>This app runs in the page, so it needs JavaScript.</noscript>
</body>
</html>
`;
