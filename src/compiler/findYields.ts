import type { Node } from 'acorn';
import { parseModule } from './module-parser';

/** Where a generator gives something away: by `yield`, or by `return` with a value. All are offsets. */
export type Yield = {
  keyword: number;
  keywordEnd: number;
  /** What is given away; a `return` may give `a, b`. */
  argument?: { start: number; end: number; isSequence: boolean };
};

/** Finds all yields of a module; none in code that cannot be parsed, since no engine runs it. */
export function findYields(code: string): Yield[] {
  try {
    return parseModule(code).yields.flatMap(({ node, inGenerator }) => givenBy(node, inGenerator) ?? []);
  } catch {
    return [];
  }
}

function givenBy(node: Node, inGenerator: boolean): Yield | undefined {
  const isYield = node.type === 'YieldExpression' && 'delegate' in node && node.delegate === false;
  const isReturn = node.type === 'ReturnStatement' && inGenerator;
  if (!isYield && !isReturn) return undefined;
  const argument = 'argument' in node && isNode(node.argument) ? node.argument : undefined;
  if (argument === undefined && isReturn) return undefined;
  const { start, end } = argument ?? node;
  return {
    keyword: node.start,
    keywordEnd: node.start + (isYield ? 'yield' : 'return').length,
    ...(argument && { argument: { start, end, isSequence: argument.type === 'SequenceExpression' } }),
  };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}
