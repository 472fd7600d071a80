import createDOMPurify from 'dompurify';
import { boundElements } from './html-bounds';
import { cleanStyle, loadsNothing } from './inline-css';

/** An instance of our own: hooks on the shared one would change what an embedding page sanitises. */
const purify = createDOMPurify(window);

const forbiddenTags = [
  ...['style', 'form', 'input', 'button', 'textarea', 'select', 'option', 'optgroup', 'fieldset', 'legend', 'label'],
  ...['dialog', 'template', 'slot', 'meter', 'progress', 'datalist', 'output'],
];
/** Attributes that move focus, make sound, open layers above the page or look like a part of it. */
const forbiddenAttributes = [
  'autofocus',
  'autoplay',
  'popover',
  'popovertarget',
  'popovertargetaction',
  'slot',
  'tabindex',
];

/** Roles that speak by themselves or pass for a part of the page. */
const forbiddenRoles = /^(alert|alertdialog|application|dialog|log|marquee|status|timer)$/i;

/** Classes name the page's own styles; only the one that tells a code block's language is of use. */
const languageOf = (classes: string) =>
  classes
    .split(/\s+/)
    .filter((name) => name.startsWith('language-'))
    .join(' ');

/** A file that an attribute of an element names. */
export type NamedFile = { element: Element; attribute: string; url: string };

/** The files that the markup which is being sanitised names. */
let named: NamedFile[] = [];

/** The attributes by which elements load something, other than by CSS. */
const loading: ReadonlyMap<string, readonly string[]> = new Map([
  ['img', ['src']],
  ['audio', ['src']],
  ['video', ['src', 'poster']],
  ['source', ['src']],
  ['track', ['src']],
  ['image', ['href', 'xlink:href']],
  ['feimage', ['href', 'xlink:href']],
]);
const loadingAttributes = new Set([...loading.values()].flat());

const links = new Set(['a', 'area']);

/** Attributes that load something by themselves and are of little use. */
const droppedAttributes = new Set(['srcset', 'background', 'ping']);

/** Attributes that are words for people, in which anything may stand. */
const words = /^(?:aria-.+|title|alt|lang)$/;

/**
 * May an attribute stay? The page itself would load what it names in the person's name, with their cookies: such a file
 * is noted instead, and may be fetched as files of values are.
 */
const mayStay = (element: Element, attribute: string, value: string): boolean => {
  const name = element.localName.toLowerCase();
  if (droppedAttributes.has(attribute)) return false;
  if (loadingAttributes.has(attribute) && !links.has(name)) {
    if (value.startsWith('#')) return attribute.endsWith('href');
    if (!loading.get(name)?.includes(attribute)) return false;
    if (/^data:/i.test(value)) return true;
    if (value) named.push({ element, attribute: attribute.replace('xlink:', ''), url: value });
    return false;
  }
  // Attributes of drawings are CSS.
  return !(element instanceof SVGElement) || attribute === 'style' || words.test(attribute) || loadsNothing(value);
};

purify.addHook('uponSanitizeAttribute', (element, data) => {
  if (data.attrName === 'class') {
    data.attrValue = languageOf(data.attrValue);
    data.keepAttr = data.attrValue !== '';
  }
  if (data.attrName === 'role' && forbiddenRoles.test(data.attrValue.trim())) data.keepAttr = false;
  if (data.attrName === 'aria-live') data.keepAttr = false;
  if (!mayStay(element, data.attrName, data.attrValue)) data.keepAttr = false;
});

purify.addHook('afterSanitizeAttributes', (element) => {
  // The box around it all is a second fence (`contain: paint`). To ask each element for its style would take a good part
  // of the whole time.
  if (element.hasAttribute('style') && (element instanceof HTMLElement || element instanceof SVGElement))
    cleanStyle(element);
  if (links.has(element.localName) && (element.hasAttribute('href') || element.hasAttribute('xlink:href'))) {
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
});

const settings = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, svg: true, svgFilters: true },
  FORBID_TAGS: forbiddenTags,
  FORBID_ATTR: forbiddenAttributes,
  ALLOW_DATA_ATTR: false,
  SANITIZE_NAMED_PROPS: true,
} as const;

/**
 * What may be shown of HTML that a sandbox yielded: no scripts, no style sheets, no forms, no frames, and ids and names
 * with a prefix so that they stand for nothing of the page's. It loads nothing: files that it names are handed to `load`.
 * A fragment, not text: to parse text again could bring back what was taken out. Ends with a sentence where there are too
 * many elements to show.
 */
export const sanitise = (text: string, load: (file: NamedFile) => void): DocumentFragment => {
  const { html, cut } = boundElements(text);
  named = [];
  const fragment = purify.sanitize(html, settings);
  for (const file of named) load(file);
  if (cut) {
    const sentence = document.createElement('p');
    sentence.className = 'yc-hidden-part';
    sentence.textContent = cut;
    fragment.append(sentence);
  }
  return fragment;
};
