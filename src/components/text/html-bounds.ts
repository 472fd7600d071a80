import { say } from '../../words';

/** The most elements to show, and how deep they may nest. More would block the page for seconds. */
const most = 15_000;
const deepest = 200;

/** A tag, even an incomplete one. Always matches to its end, so that the time is linear. */
const tag = /<(\/?)([a-z][^\s/<>]*)[^<>]*>?/gi;

/**
 * Elements without an end tag, or that close others of their kind implicitly: a `<p>` after a `<p>` is its sibling.
 * None can be nested in its own kind without another element in between.
 */
const shallow =
  /^(area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|p|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;

/**
 * Limits the elements of HTML before it is parsed. Tags nested too deeply are removed and their text is kept, as
 * browsers do at depth 512. After too many elements the text ends, and `cut` says so.
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
  // Everything removed is before the end; the text after it is unchanged.
  const kept = bounded.slice(0, bounded.length - (html.length - end));
  return { html: kept, cut: say`Only the first ${most} elements are shown.` };
};
