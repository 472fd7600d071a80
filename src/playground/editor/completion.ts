import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { snippetCompletion } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { SyntaxNode } from '@lezer/common';
import type { ApiName } from '../api-name';
import { apiNames } from '../api-names';

/** CodeMirror's completion types. */
const completionTypes = { component: 'class', function: 'function', value: 'constant' } as const;

const members = apiNames.map((each): Completion => {
  const shown = { label: each.name, detail: each.signature, info: each.about, type: completionTypes[each.type] };
  if (each.type === 'value') return shown;
  return snippetCompletion(each.options ? `${each.name}({ \${} })` : `${each.name}(\${})`, shown);
});

const optionsOf = new Map(
  apiNames.map(({ name, options = {} }): [string, Completion[]] => [
    name,
    Object.entries(options).map(([label, info]) =>
      snippetCompletion(`${label}: \${}`, { label, info, type: 'property' }),
    ),
  ]),
);

/** Completes names after `yc.`, and options inside `yc.Name({ … })`. */
export const completeApi = (context: CompletionContext): CompletionResult | null => {
  const member = context.matchBefore(/\byc\.\w*/);
  if (member) return { from: member.from + 'yc.'.length, options: members, validFor: /^\w*$/ };

  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  const called = calledWithObject(context);
  const options = called && optionsOf.get(called);
  return options ? { from: word?.from ?? context.pos, options, validFor: /^\w*$/ } : null;
};

/** The `Name` if the caret is directly inside the braces of `yc.Name({ … })`, where a property may begin. */
const calledWithObject = (context: CompletionContext): ApiName['name'] | undefined => {
  let node: SyntaxNode | null = syntaxTree(context.state).resolveInner(context.pos, -1);
  while (node && node.name !== 'ObjectExpression') {
    if (!isPropertyName(node)) return undefined;
    node = node.parent;
  }
  const call = node?.parent?.name === 'ArgList' ? node.parent.parent : null;
  const callee = call?.name === 'CallExpression' ? call.firstChild : null;
  return callee ? /^yc\.(\w+)$/.exec(context.state.sliceDoc(callee.from, callee.to))?.[1] : undefined;
};

const isPropertyName = (node: SyntaxNode) => ['PropertyDefinition', 'Property', '{', ',', '⚠'].includes(node.name);
