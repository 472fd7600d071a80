import createDOMPurify from 'dompurify';
import { boundElements } from './html-bounds';

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

purify.addHook('uponSanitizeAttribute', (_element, data) => {
  if (data.attrName === 'class') {
    data.attrValue = languageOf(data.attrValue);
    data.keepAttr = data.attrValue !== '';
  }
  if (data.attrName === 'role' && forbiddenRoles.test(data.attrValue.trim())) data.keepAttr = false;
  if (data.attrName === 'aria-live') data.keepAttr = false;
});

purify.addHook('afterSanitizeAttributes', (element) => {
  // To ask each element for its style would take a good part of the whole time.
  if (element.hasAttribute('style') && (element instanceof HTMLElement || element instanceof SVGElement)) {
    // Nothing leaves its place in the text. The box around it is a second fence (`contain: paint`).
    for (const property of ['position', 'z-index', 'inset']) element.style.removeProperty(property);
  }
  if (element.tagName.toLowerCase() === 'a' && (element.hasAttribute('href') || element.hasAttribute('xlink:href'))) {
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
 * with a prefix so that they stand for nothing of the page's. A fragment, not text: to parse text again could bring back
 * what was taken out. Ends with a sentence where there are too many elements to show.
 */
export const sanitise = (text: string): DocumentFragment => {
  const { html, cut } = boundElements(text);
  const fragment = purify.sanitize(html, settings);
  if (cut) {
    const sentence = document.createElement('p');
    sentence.className = 'yc-hidden-part';
    sentence.textContent = cut;
    fragment.append(sentence);
  }
  return fragment;
};
