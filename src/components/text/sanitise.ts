import createDOMPurify from 'dompurify';
import { loadsNothing } from '../../protocol';
import { boundElements } from './html-bounds';

/** Removes styles that would load something or take the element out of the text flow. */
const cleanStyle = (element: ElementCSSInlineStyle & Element): void => {
  const { style } = element;
  if (!loadsNothing(element.getAttribute('style') ?? '')) {
    // A property that depends on `var()` has no value yet.
    for (const name of [...style]) {
      const value = style.getPropertyValue(name);
      if (value === '' || !loadsNothing(value)) style.removeProperty(name);
    }
  }
  for (const property of ['position', 'z-index', 'inset']) style.removeProperty(property);
};

/** Our own instance: hooks on the shared one would affect what an embedding page sanitises. */
const purify = createDOMPurify(window);

const forbiddenTags = [
  ...['style', 'form', 'input', 'button', 'textarea', 'select', 'option', 'optgroup', 'fieldset', 'legend', 'label'],
  ...['dialog', 'template', 'slot', 'meter', 'progress', 'datalist', 'output'],
];
/** Attributes that move focus, make sound, open layers above the page or let an element pass for part of it. */
const forbiddenAttributes = [
  'autofocus',
  'autoplay',
  'popover',
  'popovertarget',
  'popovertargetaction',
  'slot',
  'tabindex',
];

/** Roles that announce themselves or pass for part of the page. */
const forbiddenRoles = /^(alert|alertdialog|application|dialog|log|marquee|status|timer)$/i;

/** Removes all classes, which would apply the page's styles, except a code block's language. */
const languageOf = (classes: string) =>
  classes
    .split(/\s+/)
    .filter((name) => name.startsWith('language-'))
    .join(' ');

/** A file that an element's attribute names. */
export type NamedFile = { element: Element; attribute: string; url: string };

/** The files named by the markup that is being sanitised. */
let named: NamedFile[] = [];

/** The attributes through which elements load something, apart from CSS. */
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

/** Attributes that load something and are of little use. */
const droppedAttributes = new Set(['srcset', 'background', 'ping']);

/** Attributes with text for people, which may contain anything. */
const words = /^(?:aria-.+|title|alt|lang)$/;

/**
 * May an attribute stay? The page would load the file that it names as the user, with their cookies. So such a file is
 * noted instead, and may be fetched the way files of values are.
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
  // Attributes of SVG elements can contain CSS.
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
  // The box around everything is a second fence (`contain: paint`). Reading `style` of every element would take a good
  // part of the total time.
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
 * Sanitises HTML that a sandbox yielded: no scripts, style sheets, forms or frames, and ids and names get a prefix so
 * that they do not clash with the page's. It loads nothing: files that it names are passed to `load`. Returns a
 * fragment, not text: parsing text again could bring back what was removed. If there are too many elements, the rest is
 * replaced by a sentence that says so.
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
