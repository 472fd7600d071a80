import type { SyntaxNode } from '@lezer/common';
import { textOf } from './syntaxTree';

/** What a JSDoc comment says about a function. */
export type JsDoc = {
  /** The first sentence of its text. */
  description?: string;
  parameters: Map<string, { type?: string; description?: string }>;
};

/** Reads the JSDoc comment that stands before a statement. */
export function jsDocOf(statement: SyntaxNode, source: string): JsDoc {
  const comment = statement.prevSibling;
  const text = comment?.name === 'BlockComment' ? textOf(comment, source) : '';
  return readJsDoc(text.startsWith('/**') ? text : '/***/');
}

function readJsDoc(comment: string): JsDoc {
  const text = comment
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n');
  const [before = '', ...tags] = text.split(/^(?=@\w)/m);
  const parameters: JsDoc['parameters'] = new Map();
  for (const tag of tags) {
    const [, type, name, rest] =
      /^@(?:param|arg|argument)\s+(?:\{(.*?)\}\s+)?(\[\s*[\w$]+[^\]]*\]|[\w$]+)\s*(?:-\s+)?(.*)$/s.exec(tag) ?? [];
    const bareName = /[\w$]+/.exec(name ?? '')?.[0];
    if (bareName === undefined) continue;
    const description = asOneLine(rest ?? '');
    parameters.set(bareName, {
      ...(type !== undefined && { type: type.trim() }),
      ...(description !== '' && { description }),
    });
  }
  const description = firstSentence(asOneLine(before));
  return { ...(description !== '' && { description }), parameters };
}

function asOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[^a-z]|$)/.exec(text)?.[0] ?? text;
}
