import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { escapeWords, isElement } from './html-tags';
import { type Delimiters, defaultDelimiters, parseMath } from './markdown-math';

export type Links = NonNullable<Env['references']>;

/**
 * Quotes, lists and brackets nested more deeply than this, in tokens, become text. This limits the cost per character.
 */
const deepest = 40;
const deepestBlock = 30;

const md = new MarkdownIt({ html: true, linkify: true, maxNesting: deepest });
// `md.block` alone reads the blocks. The rest, which costs more, runs when a block is shown.
md.core.ruler.disable(['normalize', 'block']);
// The sanitiser checks the URLs.
md.validateLink = () => true;

// As on GitHub: not every word with a dot in it is a URL.
md.linkify.set({ fuzzyLink: false });
const host = /^[\w-]{1,63}(?:\.[\w-]{1,63})+(?:[/?#][^\s<>"]*)?/;
md.linkify.add('www.', {
  validate: (text, at) => {
    const found = host.exec(text.slice(at, at + 2000))?.[0] ?? '';
    let length = found.length;
    while (length > 0 && '.,:;!?)\'"'.includes(found[length - 1] as string)) length--;
    return length;
  },
  normalize: (match) => {
    match.url = `http://${match.url}`;
  },
});

const isMathEnv = (env: unknown): env is { delimiters: Delimiters } =>
  typeof env === 'object' && env !== null && 'delimiters' in env;
parseMath(md, (env) => (isMathEnv(env) ? env.delimiters : defaultDelimiters));

type BlockRule = ReturnType<typeof md.block.ruler.getRules>[number];

/** Restricts a block rule to where `holds` returns true. */
const restrict = (name: string, holds: (...values: Parameters<BlockRule>) => boolean) => {
  const rule = md.block.ruler.__rules__.find((each) => each.name === name);
  if (!rule) throw new Error(`markdown-it has no rule ${name}.`);
  const { fn, alt } = rule;
  md.block.ruler.at(name, (...values) => holds(...values) && fn(...values), { alt });
};

// Beyond `maxNesting`, markdown-it would drop the text.
for (const name of ['blockquote', 'list']) restrict(name, (state) => state.level < deepestBlock);

// A line with `<think>` does not start an HTML block: it is a word in angle brackets.
restrict('html_block', (state, line) => {
  const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const name = /^<\/?([a-z][\w:.-]*)/i.exec(state.src.slice(begin, begin + 40))?.[1];
  return name === undefined || isElement(name);
});

/** `- [x] done`, a task as on GitHub. Shown as a symbol, since a checkbox that cannot be pressed is useless. */
const task = /^\[([ xX])\](?=\s)/;
md.core.ruler.before('inline', 'tasks', ({ tokens }) => {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline' || tokens[index - 2]?.type !== 'list_item_open') continue;
    token.content = token.content.replace(task, (_, mark: string) => (mark === ' ' ? '☐' : '☑'));
  }
});

/** The blocks of a text, as tokens with their inline content not parsed yet, and the links that it defines. */
export const readBlocks = (source: string, links: Links, delimiters: Delimiters): { tokens: Token[]; links: Links } => {
  const env = { references: { ...links }, delimiters };
  const tokens: Token[] = [];
  md.block.parse(source, md, env, tokens);
  return { tokens, links: env.references };
};

/** The HTML of blocks, not yet sanitised. Words in angle brackets that name no element become text. */
export const renderBlocks = (tokens: Token[], links: Links, delimiters: Delimiters): string => {
  const env = { references: links, delimiters };
  const state = new md.core.State('', md, env);
  // Parse the inline content again, since links may have been defined since.
  for (const token of tokens) if (token.type === 'inline') token.children = [];
  state.tokens = tokens;
  md.core.process(state);
  return escapeWords(md.renderer.render(tokens, md.options, env));
};
