import type { Token } from 'markdown-it';
import type { Delimiters } from './markdown-math';
import { type Links, readBlocks, renderBlocks } from './markdown-parser';

/** A part of Markdown that is rendered on its own: one block, or several that an HTML element spans. */
export type Block = { raw: string; tokens: Token[]; holdsHtml: boolean };

const voidTags = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** A complete tag. No part can match in two ways, so that the time is linear. */
const tag = /<(\/?)([a-z][\w-]{0,30})(?![\w-])([^<>]*)>/gi;

/** Roughly how many elements a piece of HTML leaves open: enough to keep `<details>` with the blocks inside it. */
const depthOf = (html: string): number => {
  let depth = 0;
  for (const [, closing, name = '', rest = ''] of html.matchAll(tag)) {
    if (!rest.endsWith('/') && !voidTags.test(name)) depth += closing ? -1 : 1;
  }
  return depth;
};

const htmlMark = /<[a-z!/?]/i;

/** Groups tokens by top-level block. */
const outermost = (tokens: readonly Token[]): Token[][] => {
  const blocks: Token[][] = [];
  for (const token of tokens) {
    if (token.level === 0 && token.nesting >= 0) blocks.push([token]);
    else blocks.at(-1)?.push(token);
  }
  return blocks;
};

/** The index at which each line of a text starts. */
const lineStarts = (text: string): number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/**
 * Builds blocks from tokens. Text between two blocks belongs to the first, so that all `raw` together are the source.
 */
const group = (source: string, tokens: Token[]): Block[] => {
  const starts = lineStarts(source);
  const read = outermost(tokens);
  const startOf = (index: number) =>
    index === 0 ? 0 : index < read.length ? (starts[read[index]?.[0]?.map?.[0] ?? 0] ?? source.length) : source.length;
  const blocks: Block[] = [];
  let open = 0;
  for (const [index, inner] of read.entries()) {
    const raw = source.slice(startOf(index), startOf(index + 1));
    const [first] = inner;
    const last = blocks.at(-1);
    if (last && open > 0) {
      last.raw += raw;
      for (const token of inner) last.tokens.push(token);
    } else {
      const isCode = first?.type === 'fence' || first?.type === 'code_block';
      blocks.push({ raw, tokens: inner, holdsHtml: !isCode && htmlMark.test(raw) });
    }
    if (first?.type === 'html_block') open = Math.max(0, open + depthOf(first.content));
  }
  return blocks;
};

/** A possible link definition, which may change any earlier block. */
const definition = /^[ \t>*+\-\d.)]*\[[^\]\n]+\]:/m;

const lengthOf = (blocks: Block[]) => blocks.reduce((length, block) => length + block.raw.length, 0);

/**
 * Divides changing Markdown into blocks. If it has only grown at its end, just its last blocks are parsed again.
 * `fresh` means that link definitions have changed, so that blocks with the same source may look different.
 */
export const createDivider = (delimiters: Delimiters) => {
  let text = '';
  let blocks: Block[] = [];
  let links: Links = {};
  return {
    divide: (markdown: string): { blocks: Block[]; fresh: boolean } => {
      const source = markdown.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
      // Unless the blocks add up to the text, their lengths do not tell where the last ones start.
      const grows = source.startsWith(text) && lengthOf(blocks) === text.length;
      const kept = grows ? blocks.slice(0, -2) : [];
      const tail = source.slice(lengthOf(kept));
      const partly = kept.length > 0 && !definition.test(tail);
      const read = readBlocks(partly ? tail : source, partly ? links : {}, delimiters);
      const fresh = JSON.stringify(read.links) !== JSON.stringify(links);
      const last = group(partly ? tail : source, read.tokens);
      text = source;
      links = read.links;
      blocks = partly ? [...kept, ...last] : last;
      return { blocks, fresh };
    },
    /** The HTML of a block, not yet sanitised. */
    htmlOf: (block: Block): string => renderBlocks(block.tokens, links, delimiters),
  };
};
