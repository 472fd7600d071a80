import { countOf } from './long-text';

/** How many elements are shown, and how deep one may lie in others. More would hold the page for seconds. */
const most = 15_000;
const deepest = 200;

/** A tag, as far as one is there. It always matches to its end, so that the time is linear. */
const tag = /<(\/?)([a-z][^\s/<>]*)[^<>]*>?/gi;

/**
 * What has no end tag, or closes others of its kind by itself: `<p>` after `<p>` lies beside it. None of them can lie in
 * its like without another element between them.
 */
const shallow =
  /^(area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|p|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

/**
 * Bounds the elements of HTML before it is parsed: tags of what lies too deep are left out and their text is kept, as
 * browsers do at 512. Behind too many elements the text ends, and `cut` says so.
 */
export const boundElements = (html: string): { html: string; cut?: string } => {
  let elements = 0;
  let depth = 0;
  let end = html.length;
  const bounded = html.replace(tag, (whole, slash: string, name: string, at: number) => {
    if (elements >= most) {
      end = Math.min(end, at);
      return whole;
    }
    if (shallow.test(name) || whole.endsWith('/>')) {
      if (!slash) elements++;
      return whole;
    }
    if (slash) return depth-- > deepest ? '' : whole;
    if (++depth > deepest) return '';
    elements++;
    return whole;
  });
  if (end === html.length) return { html: bounded };
  // What was left out stands before the end, and what follows it is unchanged.
  const kept = bounded.slice(0, bounded.length - (html.length - end));
  return { html: kept, cut: `Only the first ${countOf(most)} elements are shown.` };
};
