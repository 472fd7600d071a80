import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** The delimiters of LaTeX; `display` for a formula on a line of its own. */
export type Delimiters = readonly { left: string; right: string; display: boolean }[];

/** Gradio's defaults. */
export const defaultDelimiters: Delimiters = [{ left: '$$', right: '$$', display: true }];

/** The longest formula, in UTF-16 code units and in lines. */
const longest = 10_000;
const mostLines = 200;

type Formula = { tex: string; end: number; display: boolean };

/** The last search for each closing delimiter: its start and its result. A text without any is searched only once. */
const lastFound = new WeakMap<StateBlock | StateInline, Map<string, { from: number; at: number }>>();

const findClosing = (state: StateBlock | StateInline, right: string, from: number): number => {
  const known = lastFound.get(state) ?? new Map<string, { from: number; at: number }>();
  lastFound.set(state, known);
  const last = known.get(right);
  if (last && from >= last.from && (last.at < 0 || from <= last.at)) return last.at;
  const at = state.src.indexOf(right, from);
  known.set(right, { from, at });
  return at;
};

/**
 * A single dollar sign is an amount of money, unless the formula touches both of its dollar signs and no digit follows.
 */
const isMoney = (text: string, from: number, to: number) =>
  /\s/.test(text[from] ?? ' ') || /\s/.test(text[to - 1] ?? ' ') || /\d/.test(text[to + 1] ?? '');

const formulaAt = (state: StateInline, delimiters: Delimiters): Formula | undefined => {
  for (const { left, right, display } of delimiters) {
    if (!state.src.startsWith(left, state.pos)) continue;
    const from = state.pos + left.length;
    const to = findClosing(state, right, from);
    const end = to + right.length;
    if (to <= from || end > state.posMax || to - from > longest) continue;
    if (left === '$' && isMoney(state.src, from, to)) continue;
    return { tex: state.src.slice(from, to), end, display };
  }
  return undefined;
};

/**
 * A formula with lines of its own: what looks like a list or a heading in it is TeX. It cannot contain an empty line.
 */
const formulaLines = (state: StateBlock, first: number, last: number, delimiters: Delimiters) => {
  const begin = (state.bMarks[first] ?? 0) + (state.tShift[first] ?? 0);
  for (const { left, right, display } of delimiters) {
    if (!display || !state.src.startsWith(left, begin)) continue;
    let tex = '';
    for (let line = first; line < Math.min(last, first + mostLines) && !state.isEmpty(line); line++) {
      if (line > first && (state.sCount[line] ?? 0) < state.blkIndent) break;
      const from = line === first ? begin + left.length : (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      const end = state.eMarks[line] ?? from;
      const at = findClosing(state, right, from);
      if (at >= 0 && at + right.length <= end) {
        tex += state.src.slice(from, at);
        const alone = state.src.slice(at + right.length, end).trim() === '';
        return alone && tex.trim() && tex.length <= longest ? { tex, next: line + 1 } : undefined;
      }
      if (at < 0 || at - begin > longest) break;
      tex += `${state.src.slice(from, end)}\n`;
    }
  }
  return undefined;
};

/** Makes Markdown keep formulas verbatim, each in an element that {@link drawFormulas} finds. */
export const parseMath = (md: MarkdownIt, delimitersOf: (env: unknown) => Delimiters): void => {
  md.inline.ruler.before('escape', 'math', (state, silent) => {
    const formula = formulaAt(state, delimitersOf(state.env));
    if (!formula) return false;
    if (!silent) {
      const token = state.push('math', '', 0);
      token.content = formula.tex;
      token.meta = { display: formula.display };
    }
    state.pos = formula.end;
    return true;
  });
  md.block.ruler.before(
    'fence',
    'math',
    (state, first, last, silent) => {
      if ((state.sCount[first] ?? 0) - state.blkIndent >= 4) return false;
      const formula = formulaLines(state, first, last, delimitersOf(state.env));
      if (!formula || silent) return formula !== undefined;
      const token = state.push('math', '', 0);
      token.content = formula.tex;
      token.meta = { display: true };
      token.map = [first, formula.next];
      state.line = formula.next;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.renderer.rules.math = (tokens, index) => {
    const token = tokens[index];
    const name = token?.meta?.display ? 'language-math-display' : 'language-math';
    const html = `<span class="${name}">${md.utils.escapeHtml(token?.content ?? '')}</span>`;
    return token?.map ? `<p>${html}</p>\n` : html;
  };
};
