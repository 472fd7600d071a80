import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Plugin } from 'vite';
import { codeFragment } from './src/app/links/code-fragment.ts';
import type { DocsText } from './src/playground/docs/reference.ts';
import { makeDocs } from './vite.docs.ts';
import {
  addressOf,
  escapeHtml,
  highlighted,
  idOf,
  liveSketch,
  pageFile,
  type ShownPage,
  type SiteAssets,
} from './vite.docs-html.ts';
import { kindOfFence, pageGroups, readPages, referenceGroup, type WrittenPage } from './vite.docs-pages.ts';
import {
  componentsPage,
  eventsTable,
  groupPages,
  type PlaceOf,
  pageOfGroup,
  referenceText,
} from './vite.docs-reference.ts';

/** What the search finds: a section of a page, or a name of the API. */
export type SearchEntry = { title: string; page: string; href: string; text: string };

/** The docs as files of the site, but for the names of scripts and styles, which the build gives. */
export type DocsSite = { pages: ShownPage[]; search: SearchEntry[]; fullText: string };

/** What opens a sketch in the playground, from a page of the docs. */
const playgroundLink = async (code: string, title: string) => `../${await codeFragment(code, { title })}`;

/** Every `yc.name` in the text leads to its place in the reference. */
const linkNames = (html: string, placeOf: PlaceOf) =>
  html.replace(/(<a [^>]*>[\s\S]*?<\/a>)|<code>yc\.(\w+)((?:\([^<]*\))?)<\/code>/g, (whole, link, name, rest) => {
    const place = !link && placeOf(name);
    return place ? `<a href="${place}"><code>yc.${name}${rest}</code></a>` : whole;
  });

const plainText = (html: string) =>
  html
    .replace(/<figure[\s\S]*?<\/figure>|<pre[\s\S]*?<\/pre>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Lets wide tables scroll, by keys too. */
const scrollable = (html: string) =>
  html
    .replaceAll('<table>', '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>');

const renderWritten = async (
  page: WrittenPage,
  pages: readonly WrittenPage[],
  docs: DocsText,
  placeOf: PlaceOf,
): Promise<ShownPage> => {
  const markdown = new MarkdownIt({ typographer: false });
  const headings: ShownPage['headings'] = [];
  const known = new Set<string>();
  const links = new Map<string, string>();
  const text = page.text.replace(/^Files: [\s\S]*?\n\n/gm, '').replace('<!-- events -->', 'EVENTS-TABLE');
  let sketches = 0;
  for (const [, info = '', code = ''] of text.matchAll(/^```(ts\b.*)\n([\s\S]*?)^```$/gm)) {
    if (kindOfFence(info, page.path) !== 'fragment') links.set(code, await playgroundLink(code, page.title));
  }
  markdown.renderer.rules.fence = (tokens, index) => {
    const { info = '', content = '' } = tokens[index] ?? {};
    const kind = kindOfFence(info, page.path);
    if (kind && kind !== 'fragment') {
      sketches += 1;
      return liveSketch({
        title: sketches > 1 ? `${page.title}, ${sketches}` : page.title,
        code: content,
        link: links.get(content) ?? '../',
        press: kind !== 'live',
      });
    }
    const shown = /^(?:ts|js)\b/.test(info) ? highlighted(content) : escapeHtml(content.trimEnd());
    return `<pre tabindex="0" aria-label="Code"><code>${shown}</code></pre>`;
  };
  markdown.renderer.rules.heading_open = (tokens, index) => {
    const { tag = 'h2' } = tokens[index] ?? {};
    const title = plainText(markdown.renderer.renderInline(tokens[index + 1]?.children ?? [], markdown.options, {}));
    let id = idOf(title);
    while (known.has(id)) id += '-';
    known.add(id);
    if (tag === 'h2') headings.push({ id, title });
    return `<${tag} id="${id}"><a class="anchor" href="#${id}" aria-label="Link to “${escapeHtml(title)}”">#</a>`;
  };
  const { link_open, link_close } = markdown.renderer.rules;
  const dropped: boolean[] = [];
  markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const href = String(token?.attrGet('href') ?? '');
    const target = addressFrom(page, pages, href);
    dropped.push(target === undefined);
    // A file that is in the repository alone: its name stays.
    if (target === undefined) return '';
    token?.attrSet('href', target);
    return link_open ? link_open(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules.link_close = (tokens, index, options, env, self) => {
    if (dropped.pop()) return '';
    return link_close ? link_close(tokens, index, options, env, self) : self.renderToken(tokens, index, options);
  };
  const html = scrollable(markdown.render(text)).replace('<p>EVENTS-TABLE</p>', () =>
    scrollable(eventsTable(docs, placeOf)),
  );
  return {
    slug: page.slug,
    group: page.group,
    title: page.title,
    lead: page.lead,
    html: linkNames(`<p class="lead">${markdown.renderInline(page.lead)}</p>\n${html}`, placeOf),
    headings,
  };
};

/** Where a link of a written page leads on the site; nothing if to a file that the site does not have. */
const addressFrom = (page: WrittenPage, pages: readonly WrittenPage[], href: string): string | undefined => {
  if (/^(?:https?:|mailto:|#)/.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const wanted = posix.join(posix.dirname(page.path), path);
  const found = pages.find((each) => each.path === wanted);
  return found && `${addressOf(found.slug)}${anchor ? `#${anchor}` : ''}`;
};

const entriesOf = (page: ShownPage): SearchEntry[] => {
  const address = addressOf(page.slug);
  const [before = '', ...sections] = page.html.split(
    page.html.includes('<section id="') ? /(?=<section id=")/ : /(?=<h2 id=")/,
  );
  return [
    { title: page.title, page: page.group, href: address, text: plainText(before) },
    ...sections.map((section) => {
      const [, id = ''] = /id="([^"]+)"/.exec(section) ?? [];
      const title = page.headings.find((heading) => heading.id === id)?.title ?? id;
      return {
        title,
        page: page.title,
        href: `${address}#${id}`,
        text: plainText(section.replace(/^.*?<\/h2>/s, '')),
      };
    }),
  ];
};

let known: { root: string; site: Promise<DocsSite> } | undefined;

/** Makes all pages of the docs, once. */
export const makeDocsSite = (root: string): Promise<DocsSite> => {
  if (known?.root !== root) known = { root, site: makeSite(root) };
  return known.site;
};

const makeSite = async (root: string): Promise<DocsSite> => {
  const docs = makeDocs(root);
  const written = readPages(root);
  const placeOf: PlaceOf = (name) => {
    const entry = docs.entries.find((each) => each.name === name);
    return entry && `${pageOfGroup(entry.group)}.html#${name}`;
  };
  const sourceOf = (title: string) => {
    const { gallery, source = '' } = docs.examples[title] ?? {};
    return gallery ? readFileSync(resolve(root, `src/playground/examples/${gallery}.ts`), 'utf8') : source;
  };
  const sketches = new Map<string, { code: string; link: string }>();
  for (const [title, { gallery }] of Object.entries(docs.examples)) {
    const code = sourceOf(title);
    sketches.set(title, { code, link: gallery ? `../#example=${gallery}` : await playgroundLink(code, title) });
  }
  const reference = [componentsPage(docs, placeOf), ...groupPages(docs, sketches)].map((page) => ({
    ...page,
    html: linkNames(scrollable(page.html), placeOf),
  }));
  const shown = await Promise.all(written.map((page) => renderWritten(page, written, docs, placeOf)));
  const pages = pageGroups.flatMap((group) =>
    group === referenceGroup ? reference : shown.filter((page) => page.group === group),
  );
  const fullText = [
    '# Yieldcast: all of the docs',
    ...written.map(({ title, lead, text }) => `# ${title}\n\n${lead}\n\n${text.replace('<!-- events -->\n\n', '')}`),
    referenceText(docs),
    '',
  ].join('\n\n');
  return { pages, search: pages.flatMap(entriesOf), fullText };
};

/** The docs as pages of the site, in the folder `docs`. They need no JavaScript to be read. */
export const docsSite = (root: string): Plugin => ({
  name: 'yieldcast:docs-site',
  configureServer(server) {
    server.middlewares.use('/llms-full.txt', async (_, response) => response.end((await makeDocsSite(root)).fullText));
    server.middlewares.use('/docs', async (request, response, next) => {
      const path = (request.url ?? '/').replace(/[?#].*/, '');
      const site = await makeDocsSite(root);
      if (path === '/search.json') return response.end(JSON.stringify(site.search));
      const page = site.pages.find(({ slug }) => path === `/${slug}.html` || (slug === 'index' && path === '/'));
      if (!page) return next();
      const assets = { script: '/src/docs/main.ts', styles: [], fonts: [] };
      // The dev server's own scripts fall to no policy.
      const html = pageFile(page, site.pages, assets).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return response.end(html);
    });
  },
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const site = await makeDocsSite(root);
      const chunk = Object.values(bundle).find((each) => each.type === 'chunk' && each.name === 'docs');
      if (chunk?.type !== 'chunk') throw new Error('The build has no script for the pages of the docs.');
      const fonts = Object.keys(bundle).filter((name) =>
        /(?:instrument-sans|spline-sans-mono)-latin-wght.*\.woff2$/.test(name),
      );
      const assets: SiteAssets = {
        script: `../${chunk.fileName}`,
        styles: [...(chunk.viteMetadata?.importedCss ?? [])].map((name) => `../${name}`),
        fonts: fonts.map((name) => `../${name}`),
      };
      for (const page of site.pages)
        this.emitFile({
          type: 'asset',
          fileName: `docs/${page.slug}.html`,
          source: pageFile(page, site.pages, assets),
        });
      this.emitFile({ type: 'asset', fileName: 'docs/search.json', source: JSON.stringify(site.search) });
      this.emitFile({ type: 'asset', fileName: 'llms-full.txt', source: site.fullText });
    },
  },
});
