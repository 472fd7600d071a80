import { liftedKey, type Problem } from '../protocol';
import { apiOf } from './api-usage';
import type { Graph } from './graph';
import { parseModule } from './module-parser';
import type { ModuleRecord } from './module-record';
import { applyEdits, authorLocation, type Edit, type Position } from './positions';
import { type Binding, resolve, type Scope, type Scopes, scopesOf } from './scopes';
import { type AnyNode, isFunctionNode, isNode, nameOf } from './walk';

/** A part of a module, by its offsets. */
type Range = { start: number; end: number };

/** The function of a `yc.parallel`: what is copied to the end of its module so that other realms can make it. */
type Lift = {
  function: Range;
  /** The variables whose values it needs. */
  captured: string[];
  /** The functions and classes made around the call that it uses, and what stands before the text of each. */
  helpers: (Range & { before: string })[];
};

/** Text at the end of a linked module that is a copy of text within it. */
export type Copy = { start: Position; end: Position; from: Position };

/** What linking needs to know of the functions that `yc.parallel` calls. */
export type Lifts = {
  problems: Problem[];
  /** File path → the insertions that mark these functions where they stand. */
  marks: ReadonlyMap<string, Edit[]>;
  /** What to add to a module, whose text so far is `linked`, and which of that is a copy. */
  ending(record: ModuleRecord, edits: readonly Edit[], linked: string): { text: string; copies: Copy[] };
};

/**
 * Finds the functions that `yc.parallel` calls. Other cores load the same modules, so a function that is copied to the end of
 * its module finds there all that is declared at the top level; other variables are captured by value.
 */
export function liftFunctions({ modules }: Graph): Lifts {
  const problems: Problem[] = [];
  const lifts = new Map<string, Lift[]>();
  const marks = new Map<string, Edit[]>();
  for (const [file, record] of modules) {
    if (!/\bparallel\b/.test(record.code)) continue;
    try {
      const found = liftsOf(record, problems);
      if (found.length === 0) continue;
      lifts.set(file, found);
      marks.set(file, marksOf(file, found));
    } catch (error) {
      // The engine rejects this code and says why.
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    }
  }
  return {
    problems,
    marks,
    ending: (record, edits, linked) => endingOf(record, lifts.get(record.file) ?? [], edits, linked),
  };
}

function marksOf(file: string, lifts: readonly Lift[]): Edit[] {
  const marker = `globalThis[Symbol.for('${liftedKey}')].at`;
  const marks = lifts.flatMap(({ function: { start, end }, captured }, key) => [
    { start, end: start, text: `${marker}(${JSON.stringify(file)}, ${key}, () => ({ ${captured.join(', ')} }), ` },
    { start: end, end, text: ')' },
  ]);
  return marks.sort((a, b) => a.start - b.start);
}

function endingOf(record: ModuleRecord, lifts: readonly Lift[], edits: readonly Edit[], linked: string) {
  const copies: { at: number; length: number; from: number }[] = [];
  let text = '';
  if (lifts.length === 0) return { text, copies: [] };
  const copy = ({ start, end }: Range) => {
    const inner = edits.filter((edit) => edit.start > start && edit.end < end);
    const copied = applyEdits(
      record.code.slice(start, end),
      inner.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
    );
    const before = edits.filter((edit) => edit.start <= start && edit.end <= start);
    const from = before.reduce((offset, edit) => offset + edit.text.length - (edit.end - edit.start), start);
    copies.push({ at: linked.length + text.length, length: copied.length, from });
    text += copied;
  };
  text += `\n;globalThis[Symbol.for('${liftedKey}')]?.(${JSON.stringify(record.file)}, [`;
  for (const { function: lifted, captured, helpers } of lifts) {
    text += `({ ${captured.join(', ')} }) => {`;
    for (const helper of helpers) {
      text += `\n${helper.before}`;
      copy(helper);
      text += ';';
    }
    text += '\nreturn (';
    copy(lifted);
    text += ');},';
  }
  text += ']);';
  const all = linked + text;
  return {
    text,
    copies: copies.map(({ at, length, from }) => ({
      start: positionInEngine(all, at),
      end: positionInEngine(all, at + length),
      from: positionInEngine(all, from),
    })),
  };
}

/** A position with lines as engines count them. */
function positionInEngine(text: string, offset: number): Position {
  const lineEnds = [...text.slice(0, offset).matchAll(/\r\n|[\n\r\u2028\u2029]/g)];
  const last = lineEnds.at(-1);
  return { line: lineEnds.length + 1, column: offset - (last ? last.index + last[0].length : 0) + 1 };
}

function liftsOf(record: ModuleRecord, problems: Problem[]): Lift[] {
  const { program } = parseModule(record.code);
  const { namespaces, named, imports } = apiOf(program);
  const scopes = scopesOf(program);
  /** Is it the API's, and not a variable of the author's of the same name? */
  const isApi = (name: string, scope: Scope) => {
    const binding = resolve(name, scope);
    return imports ? binding?.scope === scopes.module : binding === undefined;
  };
  const isParallel = (callee: AnyNode, scope: Scope) => {
    const own = nameOf(callee);
    if (own !== undefined) return named.get(own) === 'parallel' && isApi(own, scope);
    const object = callee.type === 'MemberExpression' && !callee.computed ? nameOf(callee.object) : undefined;
    if (object === undefined || nameOf(callee.property) !== 'parallel') return false;
    return namespaces.has(object) && isApi(object, scope);
  };
  const lifts: Lift[] = [];
  for (const { call, scope, parent } of scopes.calls) {
    if (!isParallel(call.callee as AnyNode, scope)) continue;
    const [items, fn] = call.arguments as AnyNode[];
    if (!items || !fn || items.type === 'SpreadElement' || fn.type === 'SpreadElement') continue;
    const problem = (message: string, offset = fn.start) =>
      problems.push({ message, location: authorLocation(record, offset) });
    if (parent?.type === 'AwaitExpression')
      problem(
        'Awaiting `yc.parallel(…)` gives no array. Write `await yc.parallel(…).all()`, or take the results one by one: `for await (const result of yc.parallel(…))`.',
        call.start,
      );
    if (parent?.type === 'YieldExpression' && !parent.delegate)
      problem(
        '`yc.parallel(…)` is no value to yield. Yield its results one by one: `yield* yc.parallel(…)`, in an `async function*`.',
        call.start,
      );
    lifts.push(liftOf(fn, scope, scopes, record.code, problem));
  }
  return lifts;
}

const isWithin = (inner: Range, outer: Range) => inner.start >= outer.start && inner.end <= outer.end;

function liftOf(
  fn: AnyNode,
  scope: Scope,
  { module, uses }: Scopes,
  code: string,
  problem: (message: string, offset?: number) => void,
): Lift {
  const captured = new Set<string>();
  const helpers = new Map<Binding, Lift['helpers'][number]>();
  const meant = new Map<string, Binding | undefined>();

  const include = (node: AnyNode) => {
    for (const use of uses) {
      if (use.at < node.start || use.at >= node.end) continue;
      const binding = resolve(use.name, use.scope);
      if (binding && isWithin(binding.scope.node, node)) continue;
      const { name } = use;
      // In the copy, all of them are in one scope.
      if (
        meant.has(name)
          ? meant.get(name) !== binding
          : binding && resolve(name, scope) !== binding && !isMadeOnce(binding)
      )
        problem(
          `Two variables that the function of yc.parallel needs are called \`${name}\`. Rename one of them.`,
          use.at,
        );
      if (meant.has(name)) {
        if (!use.changes) continue;
      }
      meant.set(name, binding);
      if (!binding) continue;
      const isOfModule = binding.scope === module;
      if (isOfModule && (!binding.isChanged || isChangedWithin(name, fn))) continue;
      if (isMadeOnce(binding)) {
        if (helpers.has(binding)) continue;
        const made = binding.made as AnyNode;
        const before = /Declaration$/.test(made.type) ? '' : `const ${name} = `;
        helpers.set(binding, { start: made.start, end: made.end, before });
        include(made);
      } else if (use.changes)
        problem(
          `The function of yc.parallel changes \`${name}\`, but it runs on another core and has a copy. Return what is new, and change \`${name}\` in the loop over the results.`,
          use.at,
        );
      else captured.add(name);
    }
    for (const wrong of notAlone(node)) problem(wordsFor(wrong, code), wrong.start);
  };

  const isChangedWithin = (name: string, node: AnyNode) =>
    uses.some((use) => use.changes && use.name === name && use.at >= node.start && use.at < node.end);

  include(fn);
  return { function: { start: fn.start, end: fn.end }, captured: [...captured], helpers: [...helpers.values()] };
}

/** Is it always the same function or class, so that its code can be copied? */
const isMadeOnce = (binding: Binding) => binding.made !== undefined && !binding.isChanged;

/** What has no meaning in a copy of some code: it belongs to the function around it. */
function notAlone(root: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  const visit = (node: AnyNode, hasThis: boolean, isAsync: boolean) => {
    const { type } = node;
    if (!hasThis && (type === 'ThisExpression' || type === 'Super' || type === 'MetaProperty')) {
      if (type !== 'MetaProperty' || nameOf(node.property) === 'target') found.push(node);
      return;
    }
    if (!hasThis && type === 'Identifier' && node.name === 'arguments') found.push(node);
    if (!isAsync && (type === 'AwaitExpression' || type === 'YieldExpression')) found.push(node);
    const isArrow = type === 'ArrowFunctionExpression';
    const makesThis = (isFunctionNode(node) && !isArrow) || type === 'ClassBody';
    for (const key of Object.keys(node)) {
      const value = node[key];
      for (const each of Array.isArray(value) ? value : [value])
        if (isNode(each)) visit(each, hasThis || makesThis, isAsync || isFunctionNode(node) || makesThis);
    }
  };
  visit(root, false, false);
  return found;
}

function wordsFor({ start, end, type }: AnyNode, code: string): string {
  const text = `\`${code.slice(start, end)}\``;
  return type === 'AwaitExpression' || type === 'YieldExpression'
    ? 'The function of yc.parallel is made on another core, which cannot wait for this. Write the function itself there.'
    : `${text} means nothing on another core. Put what the function of yc.parallel needs of it into a variable.`;
}
