import { type Node, parse } from 'acorn';
import { moduleSyntax } from './fullParse';

/** Where a generator gives something away: by `yield`, or by `return` with a value. All are offsets. */
export type Yield = {
  keyword: number;
  keywordEnd: number;
  /** What is given away; a `return` may give `a, b`. */
  argument?: { start: number; end: number; isSequence: boolean };
};

/** Finds all yields of a module; none in code that cannot be parsed, since no engine runs it. */
export function findYields(code: string): Yield[] {
  const found: Yield[] = [];
  // A list instead of recursion: a long chain of calls is a deep tree.
  const open: { node: Node; inGenerator: boolean }[] = [];
  try {
    open.push({ node: parse(code, { ...moduleSyntax, preserveParens: true }), inGenerator: false });
  } catch {
    return found;
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    const inGenerator = 'generator' in node ? node.generator === true : next.inGenerator;
    const given = givenBy(node, inGenerator);
    if (given !== undefined) found.push(given);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) open.push({ node: child, inGenerator });
      }
    }
  }
  return found;
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
