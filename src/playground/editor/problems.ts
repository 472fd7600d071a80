import { type Diagnostic, forEachDiagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Problem } from '../../app';

/** Room for the marks beside the line numbers, from the start: none of the code moves when one comes. */
export const problemGutter = lintGutter();

/** Marks the problems that have a place, in the gutter and below the code. */
export const markProblems = (view: EditorView, problems: readonly Problem[]) => {
  const shown: Diagnostic[] = [];
  forEachDiagnostic(view.state, (diagnostic) => shown.push(diagnostic));
  const next = problems.flatMap((problem) => diagnosticOf(view.state.doc, problem));
  if (shown.length > 0 || next.length > 0) view.dispatch(setDiagnostics(view.state, next));
};

const diagnosticOf = (doc: Text, { message, location }: Problem): Diagnostic[] => {
  if (!location) return [];
  const from = positionOf(doc, location.line, location.column);
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  const word = /^[\w$]+|^\S/.exec(rest)?.[0].length ?? 0;
  return [{ from, to: from + word, severity: 'error', message }];
};

/** A place in the text, or the nearest that there is: the text may have changed since the place was named. */
export const positionOf = (doc: Text, line: number, column: number): number => {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
};
