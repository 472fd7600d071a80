import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { type Kind, kindName, learnRare } from '../../../src/protocol';
import { cures } from '../../../src/protocol/missing';
import { propertySchemas } from '../../../src/protocol/properties';
import { keyOf } from '../../../src/words/voice';

/** Texts of the interface: where `say` is used, and where a text is fixed in an element of a component. */
export type Found = {
  /** The places of each text. */
  keys: Map<string, string[]>;
  /** Texts that would be shown in English whatever the language. */
  bypasses: string[];
};

const root = new URL('../../../', import.meta.url);

const sourcesOf = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

/** The attributes of an element whose values people read or hear. */
const spoken = new Set([
  'aria-label',
  'aria-roledescription',
  'aria-description',
  'aria-valuetext',
  'aria-placeholder',
  'title',
  'placeholder',
  'alt',
]);

/** Those that a template holds, which `src/words` translates there. */
const inTemplates = new Set(['aria-label', 'title', 'placeholder', 'alt']);

/** Properties of components that are no text. */
const codes = new Set(['class', 'tells', 'type', 'shape', 'id', 'kind', 'side', 'which', 'of', 'variant', 'size']);

await learnRare();
const kinds = Object.keys(propertySchemas) as Kind[];

const hasWords = (text: string) => /\p{L}{2,}/u.test(text);

/** The texts of a sketch's own that happen to stand in the sources of the page. */
export const textsIn = (folders: readonly string[]): Found => {
  const keys: Found['keys'] = new Map();
  const bypasses: string[] = [];
  for (const file of folders.flatMap(sourcesOf)) {
    const source = ts.createSourceFile(
      file,
      readFileSync(new URL(file, root), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const placeOf = (node: ts.Node) =>
      `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
    const add = (key: string, node: ts.Node) => keys.set(key, [...(keys.get(key) ?? []), placeOf(node)]);
    const skip = (node: ts.Node, text: string) => bypasses.push(`${placeOf(node)}: ${text}`);

    /** The texts that an argument of `say` can be: its literals, and those in the table it is looked up in. */
    const addAll = (node: ts.Node) => {
      const looked = (each: ts.Node) => {
        if (ts.isStringLiteralLike(each)) add(each.text, each);
        else if (ts.isElementAccessExpression(each)) tableOf(each.expression.getText(source), each);
        else if (ts.isConditionalExpression(each)) [each.whenTrue, each.whenFalse].forEach(looked);
        else if (ts.isBinaryExpression(each)) [each.left, each.right].forEach(looked);
        else if (ts.isCallExpression(each) && each.expression.getText(source) === 'kindName')
          for (const kind of kinds) add(kindName(kind), each);
        else if (ts.isIdentifier(each) && each.text === 'cure')
          for (const cure of Object.values(cures)) add(cure, each);
        else if (ts.isIdentifier(each) && each.text === 'sentence') return;
        else if (ts.isIdentifier(each) && each.text === 'option') tableOf('likeAndDislike', each);
        else skip(each, `say(${each.getText(source)}) hides its text from this test`);
      };
      looked(node);
    };
    const tableOf = (name: string, from: ts.Node) => {
      const declared = declarations.get(name);
      if (!declared) return skip(from, `the table ${name} is not in src/app or src/components`);
      const each = (node: ts.Node) => {
        if (ts.isStringLiteralLike(node)) add(node.text, from);
        else if (ts.isPropertyAssignment(node)) each(node.initializer);
        else ts.forEachChild(node, each);
      };
      each(declared);
    };

    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'say') {
        const { template } = node;
        const parts = ts.isNoSubstitutionTemplateLiteral(template)
          ? [template.text]
          : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
        add(keyOf(parts), node);
        if (ts.isTemplateExpression(template)) for (const { expression } of template.templateSpans) visit(expression);
        return;
      }
      if (ts.isCallExpression(node) && /^(?:api\.)?say$/.test(node.expression.getText(source))) {
        for (const argument of node.arguments) addAll(argument);
      } else if (ts.isJsxText(node) && hasWords(node.text)) {
        const text = node.text.trim().replace(/\s*\n\s*/g, ' ');
        const { parent } = node;
        const alone = parent.children.every((each) => each === node || (ts.isJsxText(each) && each.text.trim() === ''));
        const isElement = ts.isJsxElement(parent) && /^[a-z]/.test(parent.openingElement.tagName.getText(source));
        if (alone && isElement) add(text, node);
        else skip(node, text);
      } else if (ts.isJsxAttribute(node) && node.initializer) attribute(node, node.initializer);
      ts.forEachChild(node, visit);
    };

    /** A text that stands in an attribute by itself, or is one of those that an expression chooses from. */
    const attribute = (node: ts.JsxAttribute, value: ts.JsxAttributeValue) => {
      const name = node.name.getText(source);
      const element = node.parent.parent;
      const tag = element.tagName.getText(source);
      const isElement = /^[a-z]/.test(tag);
      if (ts.isStringLiteral(value)) {
        if (!hasWords(value.text)) return;
        const isSpread = node.parent.properties.some(ts.isJsxSpreadAttribute);
        if (isElement && inTemplates.has(name) && !isSpread) add(value.text, node);
        else if (isElement ? spoken.has(name) : /^\p{Lu}|\s/u.test(value.text) && !codes.has(name))
          skip(node, `${name}="${value.text}"`);
        return;
      }
      if (!spoken.has(name)) return;
      const literal = (each: ts.Node): void => {
        if (ts.isTaggedTemplateExpression(each) || ts.isCallExpression(each)) return;
        if (ts.isStringLiteralLike(each) && hasWords(each.text)) skip(each, `${name}: ${each.text}`);
        else if (ts.isTemplateExpression(each)) {
          const texts = [each.head, ...each.templateSpans.map((span) => span.literal)];
          if (texts.some(({ text }) => hasWords(text))) skip(each, `${name}: ${each.getText(source)}`);
        } else if (ts.isConditionalExpression(each)) [each.whenTrue, each.whenFalse].forEach(literal);
        else if (!ts.isJsxElement(each)) ts.forEachChild(each, literal);
      };
      literal(value);
    };
    visit(source);
  }
  return { keys, bypasses };
};

/** The constants of a module that hold texts, by name. */
const declarations = new Map<string, ts.Node>();
for (const file of ['src/app', 'src/components'].flatMap(sourcesOf)) {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, root), 'utf8'), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (initializer && !ts.isArrowFunction(initializer)) {
          const known = name.getText(source);
          // Two modules may have a table of the same name: the test reads both.
          const before = declarations.get(known);
          declarations.set(
            known,
            before ? ts.factory.createArrayLiteralExpression([before as ts.Expression, initializer]) : initializer,
          );
        }
}
