import type { SyntaxNode } from '@lezer/common';
import type { FunctionSignature, ParameterSignature } from '../protocol';
import { type JsDoc, jsDocOf } from './jsdoc';
import { literalValue } from './literal';
import { hintOfName } from './parameterNames';
import { childrenOf, textOf } from './syntaxTree';
import { hintOf, hintOfText, type TypeAliases } from './typeHint';

/** A parameter for which no input can be made. */
export class SignatureError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * What a function takes.
 *
 * @param statement the statement that declares it; its JSDoc stands before it
 * @throws {SignatureError} for destructured and rest parameters
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
  if (first === undefined || first.name === 'Spread') {
    throw new SignatureError(
      'no input can be made for a rest parameter. Give each value a parameter.',
      first?.from ?? 0,
    );
  }
  if (definition === undefined) {
    const message = 'no input can be made for a destructured parameter. Give each value a parameter of its own.';
    throw new SignatureError(message, first.from);
  }
  const name = textOf(definition, source);
  const documented = jsDoc.parameters.get(name);
  const value = defaultValue(part, source);
  const type = part.find((node) => node.name === 'TypeAnnotation')?.lastChild;
  const hint =
    (type && hintOf(type, source, aliases)) ??
    (documented?.type !== undefined ? hintOfText(documented.type, source, aliases) : undefined) ??
    hintOfValue(value) ??
    hintOfName(name) ??
    ({ type: 'unknown' } as const);
  return {
    name,
    hint,
    ...(value !== undefined && { value }),
    ...(documented?.description !== undefined && { description: documented.description }),
  };
}

function defaultValue(part: SyntaxNode[], source: string): string | number | boolean | undefined {
  const equals = part.findIndex((node) => node.name === 'Equals');
  const value = equals === -1 ? undefined : part[equals + 1];
  return value && literalValue(textOf(value, source));
}

function hintOfValue(value: string | number | boolean | undefined): ParameterSignature['hint'] | undefined {
  const type = typeof value;
  return type === 'number' || type === 'string' || type === 'boolean' ? { type } : undefined;
}
