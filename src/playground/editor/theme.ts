import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const style = (tag: Parameters<typeof HighlightStyle.define>[0][number]['tag'], name: string) => ({
  tag,
  color: `var(--yc-code-${name})`,
});

const highlights = HighlightStyle.define([
  style([tags.keyword, tags.modifier, tags.operatorKeyword, tags.definitionKeyword, tags.moduleKeyword], 'keyword'),
  style([tags.string, tags.special(tags.string), tags.regexp], 'string'),
  style([tags.number, tags.bool, tags.null, tags.atom], 'number'),
  style([tags.typeName, tags.className, tags.namespace], 'type'),
  style([tags.function(tags.variableName), tags.function(tags.propertyName)], 'function'),
  style([tags.propertyName], 'property'),
  style([tags.punctuation, tags.operator], 'punctuation'),
  { ...style([tags.comment], 'comment'), fontStyle: 'italic' },
]);

/** The code in the colours of the tokens: light and dark come with them. The rest of the look is in `editor.css`. */
export const editorTheme = syntaxHighlighting(highlights);
