import { tags as t, tagHighlighter } from '@lezer/highlight';

/** Gives tokens class names. `styles/code.css` sets their colours, for both editors and Markdown. */
export const highlighter = tagHighlighter([
  { tag: [t.comment, t.meta], class: 'yc-t-comment' },
  { tag: [t.keyword, t.operatorKeyword, t.modifier, t.self], class: 'yc-t-keyword' },
  { tag: [t.string, t.special(t.string), t.regexp, t.inserted], class: 'yc-t-string' },
  { tag: [t.number, t.bool, t.null, t.atom, t.unit, t.color], class: 'yc-t-value' },
  { tag: [t.typeName, t.className, t.namespace, t.tagName], class: 'yc-t-type' },
  { tag: [t.function(t.variableName), t.function(t.propertyName), t.macroName], class: 'yc-t-function' },
  { tag: [t.propertyName, t.attributeName], class: 'yc-t-property' },
  { tag: [t.operator, t.punctuation], class: 'yc-t-mark' },
  { tag: [t.heading, t.strong], class: 'yc-t-strong' },
  { tag: t.emphasis, class: 'yc-t-emphasis' },
  { tag: [t.link, t.url], class: 'yc-t-link' },
  { tag: [t.deleted, t.invalid], class: 'yc-t-wrong' },
]);
