/**
 * The HTML elements that remain elements in Markdown: those that the sanitiser allows, and those that it drops
 * silently.
 */
const htmlElements = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br caption center cite code col ' +
    'colgroup data dd del details dfn dialog dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head ' +
    'header hgroup hr html i iframe img ins kbd li link main map mark marquee menu meta nav nobr ol p picture pre q rp ' +
    'rt ruby s samp script search section small source span strike strong style sub summary sup svg table tbody td ' +
    'tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

/** The start of a tag. No part can match in two ways, so that the time is linear. */
const tag = /<(\/?)([a-z][\w:.-]*)/gi;

/** `<Item>` is a type or a placeholder: nobody writes elements like that. */
const pascalCase = /^[A-Z][a-z]/;

/**
 * Is this the name of an HTML element, rather than a word in angle brackets, such as `List<String>` or `<your-name>`?
 */
export const isElement = (name: string): boolean => !pascalCase.test(name) && htmlElements.has(name.toLowerCase());

/**
 * Escapes tags that name no element, and a tag whose name is cut off at the end, as in `List<S`. Inside `<svg>` all
 * names are allowed.
 */
export const escapeWords = (html: string): string => {
  let drawings = 0;
  const end = html.trimEnd().length;
  return html.replace(tag, (whole, slash: string, name: string, at: number) => {
    if (at + whole.length === end) return `&lt;${slash}${name}`;
    if (name.toLowerCase() === 'svg') drawings = Math.max(0, drawings + (slash ? -1 : 1));
    return drawings > 0 || isElement(name) ? whole : `&lt;${slash}${name}`;
  });
};
