import type { SyntaxNode } from '@lezer/common';
import type { FunctionSignature, Location, Problem, Program } from '../protocol';
import { outline } from './outline';
import { positionAt, type Transpiled } from './positions';
import { SignatureError, signatureOf } from './signature';
import { childrenOf, parseTree, textOf } from './syntax-tree';
import { typeAliases } from './type-hint';

/** What a module without an app offers to run. `appended` is code to add at its end; it exports the function. */
export type Bare = { bare: FunctionSignature; appended: string } | { bareProblem: NonNullable<Program['bareProblem']> };

/** A function at the top level of a module. */
type Candidate = {
  name: string;
  /** The declaration, the function expression or the arrow function. */
  node: SyntaxNode;
  /** The whole statement; the function's comment stands before it. */
  statement: SyntaxNode;
  /** The names under which the module exports it. */
  exportNames: string[];
  /** The offset of its name. */
  offset: number;
};

const example = 'function* count(n: number) { for (let i = 0; i < n; i++) yield i; }';

/** Finds the function to infer an interface from, and what its parameters take. */
export function findBareFunction(transpiled: Transpiled): Bare {
  const { file, source } = transpiled;
  const candidates = topLevelFunctions(parseTree(outline(transpiled)).topNode, source);
  const chosen = choose(candidates, source);
  if (Array.isArray(chosen)) return { bareProblem: severalFunctions(chosen, at) };
  if (chosen === undefined) {
    return { bareProblem: { message: `There is no function to run. Write one, for example: ${example}` } };
  }
  try {
    const { exportName, appended } = reach(chosen, source);
    const signature = signatureOf(chosen.node, chosen.statement, source, typeAliases(chosen.statement, source));
    const yields = soundsOnly(textOf(chosen.node, source)) ? ({ yields: 'sound' } as const) : {};
    return { bare: { name: chosen.name, exportName, ...signature, ...yields }, appended };
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    const problem = { message: `${chosen.name}: ${error.message}`, location: at(error.offset) };
    return { bareProblem: error.decides ? { ...problem, decides: true } : problem };
  }

  function at(offset: number): Location {
    return { file, ...positionAt(source, offset) };
  }
}

/** The function to run, several if they are equally likely, or undefined. */
function choose(candidates: Candidate[], source: string): Candidate | Candidate[] | undefined {
  const byDefault = candidates.find((candidate) => candidate.exportNames.includes('default'));
  if (byDefault !== undefined) return byDefault;
  if (candidates.length <= 1) return candidates[0];
  const exported = candidates.filter((candidate) => candidate.exportNames.length > 0);
  if (exported.length === 1) return exported[0];
  const generators = candidates.filter((candidate) => candidate.node.getChild('Star') !== null);
  if (generators.length === 1) return generators[0];
  // A function that the others call, as in `yield* steps(…)`, is a helper.
  const [main, ...others] = unused(generators.length > 1 ? generators : candidates, candidates, source);
  if (main !== undefined && others.length === 0) return main;
  return exported.length > 1 ? exported : generators.length > 1 ? generators : candidates;
}

/** The functions that none of the others mentions. */
function unused(some: Candidate[], all: Candidate[], source: string): Candidate[] {
  const named = new Map(
    all.map((each) => [each, new Set(textOf(each.node, source).match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))]),
  );
  return some.filter((candidate) => all.every((each) => each === candidate || !named.get(each)?.has(candidate.name)));
}

function severalFunctions(candidates: Candidate[], at: (offset: number) => Location): Problem {
  const names = candidates.map((candidate) => candidate.name).join(', ');
  return {
    message: `There are several functions that could be run: ${names}. Put \`export default\` before the one to run.`,
    location: at(candidates[1]?.offset ?? 0),
  };
}

/** A yield of sound in its common forms: a rate and samples, in an object or an array. */
const sound =
  /\byield\s*(?:\{[^{}]*\b(?:sampleRate|sample_rate)\b[^{}]*\}|\[\s*(?:\w*rate|sr|fs|\d{4,6})\s*,[^,[\]]+\]|\[[^,[\]]+,\s*(?:\w*rate|sr|fs|\d{4,6})\s*,?\s*\])/gi;

/** Does the function yield nothing but the next sounds of one stream? */
function soundsOnly(code: string): boolean {
  const yields = code.match(/\byield\b/g)?.length ?? 0;
  return yields > 0 && code.match(sound)?.length === yields;
}

/** The name under which the module exports the function, and code that exports it if the module does not. */
function reach(candidate: Candidate, source: string): { exportName: string; appended: string } {
  const { name, exportNames } = candidate;
  if (exportNames.includes('default')) return { exportName: 'default', appended: '' };
  if (exportNames[0] !== undefined) return { exportName: exportNames[0], appended: '' };
  const base = `__yc_${name}`;
  // One more underscore than any such name in the source has; there may be thousands of them.
  let underscores = 0;
  for (let at = source.indexOf(base); at >= 0; at = source.indexOf(base, at + 1)) {
    let end = at + base.length;
    while (source[end] === '_') end++;
    underscores = Math.max(underscores, end - at - base.length + 1);
  }
  const exportName = base + '_'.repeat(underscores);
  return { exportName, appended: `\nexport { ${name} as ${exportName} };` };
}

function topLevelFunctions(module: SyntaxNode, source: string): Candidate[] {
  const found = new Map<string, Candidate>();
  const exportNames: { local: string; exported: string }[] = [];
  for (const statement of childrenOf(module)) {
    for (const candidate of functionsOf(statement, source)) found.set(candidate.name, candidate);
    exportNames.push(...exportedNames(statement, source));
  }
  for (const { local, exported } of exportNames) found.get(local)?.exportNames.push(exported);
  return [...found.values()];
}

/** The functions that a statement declares. */
function functionsOf(statement: SyntaxNode, source: string): Candidate[] {
  const exported = statement.name === 'ExportDeclaration';
  const isDefault = exported && statement.getChild('default') !== null;
  const inner = exported ? childrenOf(statement) : [statement];
  return inner.flatMap((node): Candidate[] => {
    if (node.name === 'VariableDeclaration') {
      return declaredFunctions(node, source).map(({ name, value }) => ({
        name: textOf(name, source),
        node: value,
        statement,
        exportNames: exported ? [textOf(name, source)] : [],
        offset: name.from,
      }));
    }
    const value = isDefault || node.name === 'FunctionDeclaration' ? asFunction(node) : undefined;
    // A declaration without a body is an overload, or declares a function that is defined elsewhere.
    if (value === undefined || (value.name === 'FunctionDeclaration' && value.getChild('Block') === null)) return [];
    const nameNode = value.getChild('VariableDefinition');
    const name = nameNode === null ? 'default' : textOf(nameNode, source);
    const exportNames = isDefault ? ['default'] : exported ? [name] : [];
    return [{ name, node: value, statement, exportNames, offset: (nameNode ?? value).from }];
  });
}

/** `const a = function…, b = (…) => …` */
function declaredFunctions(declaration: SyntaxNode, source: string): { name: SyntaxNode; value: SyntaxNode }[] {
  const found: { name: SyntaxNode; value: SyntaxNode }[] = [];
  let name: SyntaxNode | undefined;
  let initialised = false;
  for (const child of childrenOf(declaration)) {
    if (child.name === 'VariableDefinition' && textOf(child, source) !== '') {
      name = child;
      initialised = false;
    } else if (child.name === 'Equals') {
      initialised = true;
    } else if (initialised && name !== undefined) {
      const value = asFunction(child);
      if (value !== undefined) found.push({ name, value });
      initialised = false;
    }
  }
  return found;
}

/** The function that an expression is: parentheses, `as` and `satisfies` around it make no difference. */
function asFunction(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.name) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunction':
      return node;
    case 'ParenthesizedExpression': {
      const inner = childrenOf(node).find((child) => !/^[()]$|Comment$/.test(child.name));
      return inner && asFunction(inner);
    }
    case 'BinaryExpression': {
      const isCast = node.getChild('as') !== null || node.getChild('satisfies') !== null;
      return isCast && node.firstChild !== null ? asFunction(node.firstChild) : undefined;
    }
    default:
      return undefined;
  }
}

/** The names that `export default a` and `export { a, b as c }` export. */
function exportedNames(statement: SyntaxNode, source: string): { local: string; exported: string }[] {
  if (statement.name !== 'ExportDeclaration' || statement.getChild('from') !== null) return [];
  const name = statement.getChild('default') === null ? null : statement.getChild('VariableName');
  if (name !== null) return [{ local: textOf(name, source), exported: 'default' }];
  const group = statement.getChild('ExportGroup');
  if (group === null) return [];
  const specifiers = textOf(group, source).slice(1, -1).split(',');
  return specifiers.flatMap((specifier) => {
    const [, local, exported] = /^\s*([^\s"']+)(?:\s+as\s+["']?(.+?)["']?)?\s*$/s.exec(specifier) ?? [];
    return local === undefined || local === 'type' ? [] : [{ local, exported: exported ?? local }];
  });
}
