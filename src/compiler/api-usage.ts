import type { Program } from 'acorn';
import {
  allEvents,
  apiNames,
  apiSpecifier,
  familiarNames,
  feedbackOptions,
  isLook,
  isShortcut,
  listenOptions,
  optionNamed,
  optionsNamed,
  type Problem,
  suggest,
  unknownShortcut,
  updateNames,
} from '../protocol';
import { misspeltEvents } from './misspelt-events';
import { authorLocation, type Transpiled } from './positions';
import { type AnyNode, isFunctionNode, isNode, keyOf, literalOf, nameOf, walk } from './walk';

/** How a module uses the API. */
export type ApiUsage = {
  /** The module uses forms that are not the API's own, or may use them: the code that takes these must be loaded. */
  familiar: boolean;
  /** The module has words for components, as in `inputs: 'text'`. The same code makes these. */
  shortcuts: boolean;
  /** Names that the API does not have. */
  problems: Problem[];
  /** Options that do not exist. */
  hints: Problem[];
  /** The same options, as `Textbox.colour`. */
  told: string[];
};

const known = new Set(apiNames);
const brought = new Set(familiarNames);

/** Methods from Gradio and elsewhere that the API's own objects do not have. */
const broughtMethods = new Set([
  'launch',
  'queue',
  'render',
  'unload',
  'key_up',
  'double_click',
  'preview_open',
  'preview_close',
  'start_recording',
  'stop_recording',
  'pause_recording',
  'stop',
  'onClick',
  'onChange',
  'onSubmit',
]);

const eventMethods: ReadonlySet<string> = new Set([
  ...[...allEvents().values()].flat(),
  ...['load', 'unload', 'then', 'success', 'failure'],
]);

const blocks = new Set([
  'Row',
  'Column',
  'Group',
  'Tabs',
  'Tab',
  'Walkthrough',
  'Step',
  'Accordion',
  'Sidebar',
  'Blocks',
]);

/** Calls whose first argument is a value in the API's own form, not options. */
const valueFirst = new Set([
  'Button',
  'Timer',
  'State',
  'BrowserState',
  'Tab',
  'Step',
  'Accordion',
  'TabbedInterface',
  'progress',
  'track',
]);

/** The names under which a module knows the API. */
export function apiOf(program: Program): { namespaces: Set<string>; named: Map<string, string>; imports: boolean } {
  const namespaces = new Set<string>();
  const named = new Map<string, string>();
  let imports = false;
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== apiSpecifier) continue;
    imports = true;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier') namespaces.add(specifier.local.name);
      else if (specifier.imported.type === 'Identifier') {
        if (specifier.imported.name === 'default') namespaces.add(specifier.local.name);
        else named.set(specifier.local.name, specifier.imported.name);
      }
    }
  }
  if (!imports) namespaces.add('yc');
  return { namespaces, named, imports };
}

/** Finds what a module calls of the API, and how. */
export function apiUsage(program: Program, transpiled: Transpiled, isDeclared: (name: string) => boolean): ApiUsage {
  const usage: ApiUsage = { familiar: false, shortcuts: false, problems: [], hints: [], told: [] };
  const { namespaces, named, imports } = apiOf(program);
  if (!imports && (isDeclared('yc') || !/\byc\b/.test(transpiled.code))) return usage;
  const at = (node: AnyNode) => authorLocation(transpiled, node.start);

  /** The name in the API that an expression refers to. */
  const apiName = (node: unknown): { name: string; at: AnyNode } | undefined => {
    if (!isNode(node)) return undefined;
    const own = nameOf(node);
    if (own !== undefined) {
      const name = named.get(own);
      return name === undefined ? undefined : { name, at: node };
    }
    if (node.type !== 'MemberExpression' || node.computed || !namespaces.has(nameOf(node.object) ?? ''))
      return undefined;
    const name = nameOf(node.property);
    return name === undefined ? undefined : { name, at: node.property as AnyNode };
  };

  const checkOptions = (of: string, options: AnyNode, names: ReadonlySet<string>, whose = of) => {
    for (const property of options.properties as AnyNode[]) {
      const key = property.type === 'Property' ? keyOf(property) : undefined;
      if (key === undefined) {
        usage.familiar = true;
        continue;
      }
      if (names.has(key)) continue;
      usage.familiar = true;
      if (optionNamed(key, names, of) !== undefined || usage.told.includes(`${of}.${key}`)) continue;
      usage.told.push(`${of}.${key}`);
      usage.hints.push({
        ...(isLook(key)
          ? { message: `${of} has no option \`${key}\`, which changes looks alone. It was left out.`, quiet: true }
          : { message: unknownOption(whose, key, names) }),
        location: at(property),
        hint: true,
      });
    }
  };

  const checkValues = (options: AnyNode) => {
    for (const property of options.properties as AnyNode[]) {
      const key = property.type === 'Property' ? keyOf(property) : undefined;
      const value = property.value as AnyNode;
      if (key === 'inputs' || key === 'outputs' || key === 'additionalInputs' || key === 'components') {
        checkParts(value, true);
      } else if (/^(?:size|variant|type|triggerMode|showProgress|fileCount|cache)$/.test(key ?? '')) {
        const word = literalOf(value);
        if (
          typeof word === 'string' &&
          /^(?:sm|md|lg|huggingface|danger|numpy|pil|canvas|imagedata|filepath|blob|always_last|true|lazy)$/.test(word)
        )
          usage.familiar = true;
        if (key === 'showProgress' && typeof word === 'boolean') usage.familiar = true;
      } else if (/^(?:height|width|minWidth)$/.test(key ?? '')) {
        if (typeof literalOf(value) === 'string') usage.familiar = true;
      } else if (key === 'choices' && value.type === 'ObjectExpression') usage.familiar = true;
    }
  };

  /** Checks the components of a list, of which some may be words. `known`: nothing else may stand there. */
  const checkParts = (list: AnyNode, known: boolean) => {
    for (const each of list.type === 'ArrayExpression' ? (list.elements as unknown[]) : [list]) {
      const word = isNode(each) && each.type === 'Literal' ? each.value : undefined;
      if (typeof word !== 'string') {
        if (known && (!isNode(each) || !isComponentLike(each))) usage.familiar = true;
        continue;
      }
      usage.shortcuts = true;
      if (!isShortcut(word)) usage.problems.push({ message: unknownShortcut(word), location: at(each as AnyNode) });
    }
  };

  /** Is it a component made here, or an expression that may hold one, such as a variable? */
  const isComponentLike = (node: AnyNode) =>
    (node.type === 'CallExpression' && apiName(node.callee) !== undefined) ||
    node.type === 'Identifier' ||
    (node.type === 'Literal' && node.value === null) ||
    node.type === 'SpreadElement' ||
    node.type === 'MemberExpression';

  const isOptions = (node: AnyNode | undefined) => node?.type === 'ObjectExpression';

  /** Is it a call of an event method? */
  const isListening = ({ type, callee }: AnyNode) =>
    type === 'CallExpression' &&
    isNode(callee) &&
    callee.type === 'MemberExpression' &&
    eventMethods.has(keyOf(callee) ?? '') &&
    apiName(callee) === undefined;

  /** `placed`: what stands in the place of the options, if it is not known which options it has. */
  const checkListenOptions = (options: AnyNode | undefined, placed: AnyNode | undefined, whose: string) => {
    if (options && isOptions(options)) checkOptions('listener', options, listenOptions(), whose);
    else if (placed) usage.familiar = true;
  };

  const checkCall = (name: string, call: AnyNode, parents: readonly AnyNode[]) => {
    const given = call.arguments as AnyNode[];
    const named = given.find((each) => each.type === 'AssignmentExpression' && nameOf(each.left) !== undefined);
    if (named)
      usage.problems.push({
        message: `Named arguments, as in Python, go into an object: write \`${name}({ ${nameOf(named.left)}: …, … })\`.`,
        location: at(named),
      });
    const said = feedbackOptions(name);
    for (const each of said ? given.slice(1) : []) if (isOptions(each) && said) checkOptions(name, each, said);
    const names = name === 'update' ? updateNames() : optionsNamed(name);
    if (call.type === 'NewExpression' && names) usage.familiar = true;
    if (name === 'progress' && given.length === 0) usage.familiar = true;
    // The first argument of a state is its value, whatever it is.
    const told = name === 'State' ? [] : name === 'BrowserState' ? given.slice(1) : given;
    for (const each of told) if (isOptions(each) && names) checkOptions(name, each, names);
    for (const each of told) if (isOptions(each)) checkValues(each);
    if (names === undefined || name === 'update') {
      if (name === 'on') checkListenOptions(given.length > 1 ? given.at(-1) : given[0], given[4], 'on');
      if (name === 'on' && isOptions(given[0])) usage.familiar = true;
      if (name === 'update' && !isOptions(given[0])) usage.familiar = true;
      return;
    }
    if (name === 'State' && isFunctionNode(given[0] ?? ({ type: '' } as AnyNode))) usage.familiar = true;
    if (blocks.has(name)) {
      if (
        given.some(
          (each) =>
            isFunctionNode(each) ||
            isListening(each) ||
            (/^(?:Array|Literal|Template)/.test(each.type) && !(valueFirst.has(name) && each === given[0])),
        )
      )
        usage.familiar = true;
      if (
        given
          .slice(0, -1)
          .some((each, index) => isOptions(given[index + 1]) && !(valueFirst.has(name) && index === 0) && each)
      )
        usage.familiar = true;
      if (name === 'Tab' || name === 'Step' || name === 'Accordion') if (isOptions(given[0])) usage.familiar = true;
    } else if (!valueFirst.has(name) && given.length > 0 && !(given.length === 1 && isOptions(given[0])))
      usage.familiar = true;
    else if (name === 'Button' && (isOptions(given[0]) || given.length > 2)) usage.familiar = true;
    else if (name === 'Timer' && isOptions(given[0])) usage.familiar = true;
    // A component made while the app runs is most likely meant as an update.
    if (name !== 'progress' && name !== 'track' && parents.some(isFunctionNode)) usage.familiar = true;
  };

  /** The variables that hold a component. */
  const components = new Set<string>();
  const noteComponent = ({ id, init }: AnyNode) => {
    const name = nameOf(id);
    const made = isNode(init) && init.type === 'CallExpression' ? apiName(init.callee)?.name : undefined;
    if (name && made && /^[A-Z]/.test(made)) components.add(name);
  };
  const checkAssigned = (node: AnyNode) => {
    const target = node.left as AnyNode;
    const name = target.type === 'MemberExpression' ? nameOf(target.object) : undefined;
    const property = name && components.has(name) ? keyOf(target) : undefined;
    if (property && /^(?:value|visible|label|choices|interactive|placeholder)$/.test(property))
      usage.hints.push({
        message: `Setting \`${name}.${property}\` changes nothing on the page. Return or yield ${property === 'value' ? 'the value' : `\`yc.update({ ${property}: … })\``} from a listener that has \`${name}\` among its outputs.`,
        location: at(node),
        hint: true,
      });
  };

  walk(program, (node, parents) => {
    if (node.type === 'VariableDeclarator') noteComponent(node);
    if (node.type === 'AssignmentExpression') checkAssigned(node);
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = node.callee as AnyNode;
      const called = apiName(callee);
      if (called) checkCall(called.name, node, parents);
      else if (callee.type === 'MemberExpression') {
        const method = keyOf(callee);
        const [first] = node.arguments as AnyNode[];
        if (method && broughtMethods.has(method)) usage.familiar = true;
        if (method && eventMethods.has(method)) {
          if (first?.type === 'ObjectExpression') {
            const keys = (first.properties as AnyNode[]).map((each) => keyOf(each));
            if (keys.some((key) => key === 'fn' || key === 'inputs' || key === 'outputs' || key === 'cancels')) {
              usage.familiar = true;
              checkOptions('listener', first, listenOptions(), method);
            }
          } else {
            for (const list of (node.arguments as AnyNode[]).slice(1, 3))
              if (isFunctionNode(first ?? node) || nameOf(first) !== undefined) checkParts(list, false);
            const last = (node.arguments as AnyNode[]).at(-1);
            const isListener =
              isFunctionNode(first ?? node) || nameOf(first) !== undefined || literalOf(first) === null;
            if (last && last !== first && isListener && !isPromiseMethod(method)) {
              checkListenOptions(last, (node.arguments as AnyNode[])[3], method);
              if (isOptions(last)) checkValues(last);
            }
          }
        }
      }
      return;
    }
    const parent = parents[0];
    if (node.type === 'MemberExpression') {
      const member = apiName(node);
      if (!member) return;
      if (brought.has(member.name)) usage.familiar = true;
      else if (!known.has(member.name))
        usage.problems.push({ message: apiLacks(member.name), location: at(member.at) });
      // Passed on instead of called.
      if (parent && !isCallee(parent, node) && optionsNamed(member.name)) usage.familiar = true;
    } else if (node.type === 'Identifier') {
      const name = String(node.name);
      if (parent && /^Import/.test(parent.type)) {
        if (brought.has(named.get(name) ?? '')) usage.familiar = true;
      } else if (
        namespaces.has(name) &&
        !(parent?.type === 'MemberExpression' && parent.object === node && !parent.computed)
      ) {
        if (!(parent?.type === 'MemberExpression' && parent.property === node && !parent.computed))
          usage.familiar = true;
      } else if (
        named.has(name) &&
        optionsNamed(named.get(name) ?? '') &&
        parent &&
        !isCallee(parent, node) &&
        !isKey(parent, node)
      )
        usage.familiar = true;
    }
  });
  // The API itself says what to use instead of `video.stream`.
  const isOther = (method: string) => broughtMethods.has(method) || /^(?:stream|close|mount)$/.test(method);
  usage.problems.push(...misspeltEvents(program, transpiled, (callee) => apiName(callee)?.name, isOther));
  return usage;
}

const isPromiseMethod = (method: string) => method === 'then' || method === 'end' || method === 'clear';

const isCallee = (parent: AnyNode, node: AnyNode) =>
  (parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee === node;

const isKey = (parent: AnyNode, node: AnyNode) =>
  (parent.type === 'Property' && parent.key === node && parent.value !== node) ||
  (parent.type === 'MemberExpression' && parent.property === node && !parent.computed);

/** Names that Gradio has and we do not, and what to do instead. */
const instead: Readonly<Record<string, string>> = {
  Plot: 'Use `yc.LinePlot`, `yc.BarPlot` or `yc.ScatterPlot` with rows of data, or draw into an OffscreenCanvas and yield it to a `yc.Image`.',
  AnnotatedImage: 'Draw the boxes into an OffscreenCanvas and yield it to a `yc.Image`.',
  load: 'Load the model in the code itself: nothing here asks a server.',
  mount_gradio_app: 'An app is on the page as soon as it is exported.',
};

function apiLacks(name: string): string {
  const other = Object.hasOwn(instead, name) ? instead[name] : undefined;
  if (other) return `Yieldcast has no \`${name}\`. ${other}`;
  const nearest = suggest(name, [...apiNames, ...familiarNames]);
  return `Yieldcast has no \`${name}\`.${nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`}`;
}

function unknownOption(of: string, name: string, names: ReadonlySet<string>): string {
  const nearest = suggest(name, names);
  const cure = nearest === undefined ? 'It was left out.' : `Did you mean \`${nearest}\`? It was left out.`;
  return `${/^[A-Z]/.test(of) ? of : `\`${of}\``} has no option \`${name}\`. ${cure}`;
}
