import { typescriptLanguage } from '@codemirror/lang-javascript';
import { ensureSyntaxTree, syntaxTree, syntaxTreeAvailable } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Tree } from '@lezer/common';
import { expect, test } from 'vitest';
import { typescriptNearView } from '../../../src/playground/editor/near-view';

/** A class of 1,500 methods, so that wherever parsing ends, something is open. */
const text = `class A {\n${Array.from({ length: 1500 }, (_, i) => `  m${i}(a: number) { return [a, { b: \`\${a}\` }]; }`).join('\n')}\n}\n`;

const editorOf = (doc: string) => {
  const parent = document.createElement('div');
  parent.style.height = '300px';
  document.body.replaceChildren(parent);
  const view = new EditorView({
    state: EditorState.create({ doc, extensions: [typescriptNearView, EditorView.theme({ '&': { height: '100%' } })] }),
    parent,
  });
  return view;
};

/** Where the last method in the tree begins. */
const parsedTo = (tree: Tree) => {
  const methods: number[] = [];
  tree.iterate({
    enter: ({ name, from }) => {
      if (name === 'MethodDeclaration') methods.push(from);
    },
  });
  return methods.at(-1) ?? 0;
};

const settled = (view: EditorView) => expect.poll(() => syntaxTreeAvailable(view.state, view.viewport.to)).toBe(true);

test('a long text is parsed near the view, and the rest once it is shown', async () => {
  const view = editorOf(text);
  await settled(view);
  await expect.poll(() => parsedTo(syntaxTree(view.state))).toBeGreaterThan(view.viewport.to + 15_000);
  expect(parsedTo(syntaxTree(view.state))).toBeLessThan(view.viewport.to + 30_000);

  const whole = typescriptLanguage.parser.parse(text).toString();
  for (const at of [text.length >> 1, text.length]) {
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    await expect.poll(() => view.viewport.to).toBeGreaterThanOrEqual(at);
    await expect.poll(() => parsedTo(syntaxTree(view.state))).toBeGreaterThan(Math.min(at, text.length - 100));
  }
  // What was open where the first parse ended has not stayed closed there.
  expect(syntaxTree(view.state).toString()).toBe(whole);
});

test('text that is typed in the middle of a long text leaves its tree right', async () => {
  const view = editorOf(text);
  await settled(view);
  for (const insert of ['\n  x() {', ' return 1;', ' }\n']) {
    const at = view.state.doc.line(10).to;
    view.dispatch({ changes: { from: at, insert } });
    await settled(view);
  }
  view.dispatch({ selection: { anchor: view.state.doc.length }, scrollIntoView: true });
  await expect.poll(() => view.viewport.to).toBe(view.state.doc.length);
  const now = view.state.doc.toString();
  await expect
    .poll(() => ensureSyntaxTree(view.state, now.length, 1000)?.toString() ?? '')
    .toBe(typescriptLanguage.parser.parse(now).toString());
});
