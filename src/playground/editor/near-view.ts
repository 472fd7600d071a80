import { typescriptLanguage } from '@codemirror/lang-javascript';
import { Language, ParseContext } from '@codemirror/language';
import { type Input, Parser, type PartialParse, Tree, type TreeFragment } from '@lezer/common';

/** How far behind what is in view code is parsed, in characters: some 600 lines. */
const ahead = 20_000;

/** Parses what is in view and a little more. The editor asks again once the rest comes into view. */
class NearView extends Parser {
  createParse(input: Input, fragments: readonly TreeFragment[], ranges: readonly { from: number; to: number }[]) {
    const parse = typescriptLanguage.parser.createParse(input, fragments, ranges);
    const context = ParseContext.get();
    const end = context ? context.viewport.to + ahead : input.length;
    return end < input.length ? parseUntil(parse, end, input.length) : parse;
  }
}

const parseUntil = (parse: PartialParse, end: number, length: number): PartialParse => {
  parse.stopAt(end);
  let stoppedAt: number | null = null;
  return {
    get parsedPos() {
      return parse.parsedPos;
    },
    get stoppedAt() {
      return stoppedAt;
    },
    stopAt(at) {
      if (at >= end) return;
      stoppedAt = at;
      parse.stopAt(at);
    },
    advance() {
      const tree = parse.advance();
      if (!tree || stoppedAt !== null) return tree;
      ParseContext.get()?.skipUntilInView(end, length);
      return new Tree(tree.type, tree.children, tree.positions, length, tree.propValues);
    },
  };
};

/**
 * TypeScript, parsed near the view. The editor's own parser continues for 100,000 characters in pieces of 100 ms, in which
 * the page hears of nothing: a run that starts meanwhile would wait for each.
 */
export const typescriptNearView = new Language(typescriptLanguage.data, new NearView(), [], 'typescript');
