import { Marked, type Token, type TokensList } from 'marked';

type Links = TokensList['links'];

const marked = new Marked({
  gfm: true,
  renderer: {
    // A field that nobody may press is no field.
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** A piece of Markdown that is rendered by itself: one block, or several that HTML spans. */
export type Block = { raw: string; tokens: Token[]; holdsHtml: boolean };

const voidTags = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** How many elements a piece of HTML leaves open, roughly: enough to keep `<details>` with the blocks inside it. */
const depthOf = (html: string): number => {
  let depth = 0;
  for (const [, closing, name = '', empty] of html.matchAll(/<(\/?)([a-z][\w-]*)[^>]*?(\/?)>/gi)) {
    if (!empty && !voidTags.test(name)) depth += closing ? -1 : 1;
  }
  return depth;
};

const htmlMark = /<[a-z!/?]/i;

/** Blocks from tokens; the white space after a block belongs to it, so that all `raw` together are the text. */
const group = (tokens: Token[]): Block[] => {
  const blocks: Block[] = [];
  let open = 0;
  for (const token of tokens) {
    const last = blocks.at(-1);
    if (last && (open > 0 || token.type === 'space')) {
      last.raw += token.raw;
      last.tokens.push(token);
    } else {
      blocks.push({ raw: token.raw, tokens: [token], holdsHtml: token.type !== 'code' && htmlMark.test(token.raw) });
    }
    if (token.type === 'html') open = Math.max(0, open + depthOf(token.raw));
  }
  return blocks;
};

const lex = (text: string, links: Links) => {
  const lexer = new marked.Lexer(marked.defaults);
  Object.assign(lexer.tokens.links, links);
  const tokens = lexer.lex(text);
  return { blocks: group(tokens), links: tokens.links };
};

/** A link definition, which may change any block before it. */
const definition = /^[\s>*+\-\d.)]*\[[^\]]+\]:/m;

const lengthOf = (blocks: Block[]) => blocks.reduce((length, block) => length + block.raw.length, 0);

/**
 * Divides Markdown that changes into blocks. Where it has grown at its end, only its last blocks are read again. `fresh`
 * tells that links are defined otherwise than before, so that blocks of the same source may look different.
 */
export const createDivider = () => {
  let text = '';
  let blocks: Block[] = [];
  let links: Links = {};
  return (markdown: string): { blocks: Block[]; fresh: boolean } => {
    const source = markdown.replace(/\r\n?/g, '\n');
    // Unless the blocks together are the text, their lengths tell nothing about where the last ones begin.
    const grows = source.startsWith(text) && lengthOf(blocks) === text.length;
    const kept = grows ? blocks.slice(0, -2) : [];
    const tail = source.slice(lengthOf(kept));
    const partly = kept.length > 0 && !definition.test(tail);
    const read = lex(partly ? tail : source, partly ? links : {});
    const fresh = JSON.stringify(read.links) !== JSON.stringify(links);
    text = source;
    links = read.links;
    blocks = partly ? [...kept, ...read.blocks] : read.blocks;
    return { blocks, fresh };
  };
};

/** The HTML of a block, not yet sanitised. */
export const htmlOf = (block: Block): string => marked.parser(block.tokens);
