import type { SyntaxNode } from '@lezer/common';
import type { FunctionSignature, ParameterSignature, TypeHint } from '../protocol';
import { literalValue } from './literal';
import { childrenOf, textOf } from './syntax-tree';
import { fieldTypesOf, hintOf, hintOfText, isFunctionType, type TypeAliases } from './type-hint';

/** What a JSDoc comment says about a function. */
type JsDoc = {
  /** The first sentence of its text. */
  description?: string;
  parameters: Map<string, { type?: string; description?: string }>;
};

/** Reads the JSDoc comment before a statement. */
function jsDocOf(statement: SyntaxNode, source: string): JsDoc {
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
  // The full stop of an abbreviation does not end a sentence.
  return /^.*?(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|no|fig|\.\.))[.!?](?=\s+[^a-z]|$)/s.exec(text)?.[0] ?? text;
}

const words: [type: 'number' | 'string' | 'boolean' | 'image' | 'file', names: string][] = [
  [
    'number',
    'n count total steps step times repeat repeats iterations epochs width height size length radius seed fps x y z ' +
      'amount number num max min maximum minimum limit scale speed delay seconds duration temperature rate strength ' +
      'age year level depth rows columns cols index start end from to',
  ],
  ['string', 'text prompt message msg name query question sentence word words title input content topic url language'],
  ['image', 'image img photo picture'],
  ['file', 'file files blob upload document'],
];

const hints = new Map(
  words.flatMap(([type, names]) => names.split(' ').map((name): [string, TypeHint] => [name, { type }])),
);

/** What a parameter with this name most likely takes, if nothing else tells. */
function hintOfName(name: string): TypeHint | undefined {
  if (/^(?:is|has|should|use|enable|show)[A-Z]/.test(name)) return { type: 'boolean' };
  // `maxSteps` and `num_steps` take the same as `steps`.
  const lastWord = name.split(/_|(?<=[a-z])(?=[A-Z])/).at(-1) ?? name;
  return hints.get(name) ?? hints.get(lastWord.toLowerCase());
}

/** A parameter for which no input can be made. */
export class SignatureError extends Error {
  readonly offset: number;
  /** The function cannot be called without it. */
  readonly decides: boolean;

  constructor(message: string, offset: number, decides = false) {
    super(message);
    this.offset = offset;
    this.decides = decides;
  }
}

/**
 * What a function takes.
 *
 * @param statement the statement that declares it; its JSDoc stands before it
 * @throws {SignatureError} for rest parameters, destructured arrays, and functions
 */
export function signatureOf(
  node: SyntaxNode,
  statement: SyntaxNode,
  source: string,
  aliases: TypeAliases,
): Pick<FunctionSignature, 'description' | 'parameters'> {
  const jsDoc = jsDocOf(statement, source);
  const list = node.getChild('ParamList');
  const parts = list === null ? [] : separateParameters(list);
  const parameters = parts
    .filter((part) => part[0]?.name !== 'this')
    .map((part) => parameterOf(part, source, jsDoc, aliases));
  return { ...(jsDoc.description !== undefined && { description: jsDoc.description }), parameters };
}

/** The nodes of each parameter, without commas, parentheses and comments. */
function separateParameters(list: SyntaxNode): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const child of childrenOf(list)) {
    if (child.name === ',') parts.push([]);
    else if (!/^[()]$|Comment$/.test(child.name)) parts.at(-1)?.push(child);
  }
  return parts.filter((part) => part.length > 0);
}

function parameterOf(part: SyntaxNode[], source: string, jsDoc: JsDoc, aliases: TypeAliases): ParameterSignature {
  const [first] = part;
  const definition = part.find((node) => node.name === 'VariableDefinition');
  const type = part.find((node) => node.name === 'TypeAnnotation')?.lastChild ?? undefined;
  const given = defaultText(part, source);
  if (first === undefined || first.name === 'Spread') {
    throw new SignatureError(
      'no input can be made for a rest parameter. Give each value a parameter.',
      first?.from ?? 0,
    );
  }
  if (first.name === 'ObjectPattern')
    return { name: '', hint: { type: 'unknown' }, fields: fieldsOf(first, type, source, jsDoc, aliases) };
  if (definition === undefined) {
    const message = 'no input can be made for an array that is taken apart. Give each value a parameter of its own.';
    throw new SignatureError(message, first.from);
  }
  const name = textOf(definition, source);
  if (given !== undefined && /\bProgress\s*\(/.test(given)) return { name, hint: { type: 'unknown' }, unasked: true };
  if (type !== undefined && isFunctionType(type, source, aliases)) {
    const message = `no input can be made for \`${name}\`, which is a function. Make a generator of it, \`function*\`, and write \`yield value\` where it calls \`${name}(value)\`.`;
    throw new SignatureError(message, definition.from, true);
  }
  const typed = type && fieldTypesOf(type, source, aliases);
  if (typed && typed.size > 0) {
    const fields = [...typed].map(([key, field]) => ({
      key,
      ...parameterNamed(key, field.type, undefined, field.optional, source, jsDoc, aliases),
    }));
    return { name, hint: { type: 'unknown' }, fields };
  }
  return parameterNamed(
    name,
    type,
    given,
    part.some((node) => node.name === 'Optional'),
    source,
    jsDoc,
    aliases,
  );
}

/** The properties of a destructured parameter, one input each. Nested patterns are left to their defaults. */
function fieldsOf(
  pattern: SyntaxNode,
  type: SyntaxNode | undefined,
  source: string,
  jsDoc: JsDoc,
  aliases: TypeAliases,
): NonNullable<ParameterSignature['fields']> {
  const types = type && fieldTypesOf(type, source, aliases);
  return pattern.getChildren('PatternProperty').flatMap((property) => {
    const definition = property.getChild('VariableDefinition');
    const key = property.getChild('PropertyName') ?? definition;
    if (definition === null || key === null || property.getChild('Spread') !== null) return [];
    const given = defaultText(childrenOf(property), source);
    const name = textOf(key, source);
    const known = types?.get(name);
    return [
      { key: name, ...parameterNamed(name, known?.type, given, known?.optional ?? false, source, jsDoc, aliases) },
    ];
  });
}

function parameterNamed(
  name: string,
  type: SyntaxNode | undefined,
  given: string | undefined,
  mayBeAbsent: boolean,
  source: string,
  jsDoc: JsDoc,
  aliases: TypeAliases,
): ParameterSignature {
  const documented = jsDoc.parameters.get(name);
  const items = given === undefined ? undefined : itemsOfArray(given);
  const value = items?.text ?? (given === undefined ? undefined : literalValue(given));
  const hint =
    (type && hintOf(type, source, aliases)) ??
    (documented?.type !== undefined ? hintOfText(documented.type, source, aliases) : undefined) ??
    (items && ({ type: 'list', of: items.of } as const)) ??
    hintOfValue(value) ??
    hintOfName(name) ??
    ({ type: 'unknown' } as const);
  // A default that is not a literal is left to the code: it applies if nothing is given.
  const optional = value === undefined && (mayBeAbsent || given !== undefined);
  return {
    name,
    hint,
    ...(value !== undefined && { value }),
    ...(optional && { optional }),
    ...(documented?.description !== undefined && { description: documented.description }),
  };
}

/** An array literal of numbers or of strings, as its items joined by commas. */
function itemsOfArray(text: string): { text: string; of: 'number' | 'string' } | undefined {
  const inside = /^\[([^[\]{}]*)\]$/s.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const items = inside
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map(literalValue);
  if (items.length === 0) return undefined;
  if (items.every((item) => typeof item === 'number')) return { text: items.join(', '), of: 'number' };
  return items.every((item) => typeof item === 'string') ? { text: items.join(', '), of: 'string' } : undefined;
}

/** The code of a parameter's default. */
function defaultText(part: SyntaxNode[], source: string): string | undefined {
  const equals = part.findIndex((node) => node.name === 'Equals');
  const value = equals === -1 ? undefined : part[equals + 1];
  return value && textOf(value, source);
}

function hintOfValue(value: string | number | boolean | undefined): ParameterSignature['hint'] | undefined {
  const type = typeof value;
  return type === 'number' || type === 'string' || type === 'boolean' ? { type } : undefined;
}
