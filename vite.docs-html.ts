import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/javascript';
import { contentSecurityPolicy } from './src/protocol/content-security-policy.ts';

/** A page of the docs as it is shown. */
export type ShownPage = {
  slug: string;
  group: string;
  title: string;
  lead: string;
  /** Its content below the title. */
  html: string;
  /** Its headings of the second level. */
  headings: { id: string; title: string }[];
};

/** Where the page finds the files that the build made, from the folder of the docs. */
export type SiteAssets = { script: string; styles: readonly string[]; fonts: readonly string[] };

export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The id of a heading: its words, in lower case. */
export const idOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const typescript = parser.configure({ dialect: 'ts' });

/** TypeScript with a class for each kind of word, as the editor colours it. */
export const highlighted = (code: string): string => {
  let html = '';
  const text = code.trimEnd();
  highlightCode(
    text,
    typescript.parse(text),
    classHighlighter,
    (piece, classes) => {
      html += classes ? `<span class="${classes}">${escapeHtml(piece)}</span>` : escapeHtml(piece);
    },
    () => {
      html += '\n';
    },
  );
  return html;
};

/** A sketch with a place for its app. `link` opens it in the playground. */
export const liveSketch = (sketch: {
  title: string;
  code: string;
  link: string;
  /** It starts at a press alone. */
  press: boolean;
  /** The name whose entry has the code already, on the same page. */
  above?: string | undefined;
}) => {
  const code = `<pre tabindex="0" aria-label="${escapeHtml(sketch.title)}: code"><code>${highlighted(sketch.code)}</code></pre>`;
  return `<figure class="live" data-live="${sketch.press ? 'press' : 'near'}"${sketch.above ? ` data-above="${sketch.above}"` : ''} aria-label="${escapeHtml(sketch.title)}">
<div class="live-code">${sketch.above ? `<p>This is the app of <a href="#${sketch.above}"><code>yc.${sketch.above}</code></a> above, with its code.</p>` : code}</div>
<div class="live-app"><p class="live-wait"><button type="button" class="docs-button docs-primary live-run" hidden>Run</button> <a class="docs-button" href="${escapeHtml(sketch.link)}">Open in the playground</a></p></div>
</figure>`;
};

const anchored = (page: ShownPage) =>
  page.headings.length < 2
    ? ''
    : `<ul>${page.headings.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`).join('')}</ul>`;

const list = (pages: readonly ShownPage[], current: ShownPage) =>
  [...new Set(pages.map(({ group }) => group))]
    .map((group) => {
      const items = pages
        .filter((page) => page.group === group)
        .map((page) => {
          const isCurrent = page === current;
          const name = `<a href="${addressOf(page.slug)}"${isCurrent ? ' aria-current="page"' : ''}>${escapeHtml(page.title)}</a>`;
          return `<li>${name}${isCurrent ? anchored(page) : ''}</li>`;
        });
      return `<h2>${escapeHtml(group)}</h2>\n<ul>${items.join('\n')}</ul>`;
    })
    .join('\n');

/** The address of a page, from another page. */
export const addressOf = (slug: string) => (slug === 'index' ? './' : `${slug}.html`);

const mark =
  '<svg viewBox="0 0 32 20" width="24" height="15" aria-hidden="true"><circle cx="5" cy="10" r="4" /><path d="M13 2v16M18 5v10M23 7v6M28 8.5v3" /></svg>';

/** The whole file of a page. */
export const pageFile = (page: ShownPage, pages: readonly ShownPage[], assets: SiteAssets): string => {
  const at = pages.indexOf(page);
  const neighbour = (other: ShownPage | undefined, rel: 'prev' | 'next', word: string) =>
    other
      ? `<a rel="${rel}" href="${addressOf(other.slug)}"><span>${word}</span> ${escapeHtml(other.title)}</a>`
      : '<span></span>';
  const description = page.lead.replace(/\s+/g, ' ').replaceAll('`', '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy())}">
<title>${escapeHtml(page.title)} · Yieldcast docs</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeHtml(description)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f3f5f4" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#101413" media="(prefers-color-scheme: dark)">
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="alternate" type="text/plain" href="../llms-full.txt" title="All pages for a language model">
<script src="../theme.js"></script>
${assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
${assets.fonts.map((href) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href}">`).join('\n')}
<script type="module" src="${assets.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header class="top">
<a class="brand" href="./">${mark} Yieldcast <span>docs</span></a>
<button type="button" class="docs-button menu" popovertarget="pages">Pages</button>
<form class="search" role="search" hidden>
<input type="search" role="combobox" aria-label="Search the docs" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" spellcheck="false" placeholder="Search">
<kbd aria-hidden="true">/</kbd>
<div class="found" hidden><ul id="found" role="listbox" aria-label="Found"></ul><p class="found-none" role="status"></p></div>
</form>
<a class="docs-button" href="../">Playground</a>
</header>
<div class="columns">
<nav id="pages" class="pages" aria-label="Pages" popover>
${list(pages, page)}
</nav>
<main id="content" tabindex="-1">
<h1>${escapeHtml(page.title)}</h1>
${page.html}
<nav class="neighbours" aria-label="Before and after">
${neighbour(pages[at - 1], 'prev', 'Previous')}
${neighbour(pages[at + 1], 'next', 'Next')}
</nav>
</main>
</div>
</body>
</html>
`;
};
