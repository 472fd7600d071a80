import type { Codec } from '../../api/internal';
import { extraEvents, mostOfClass, mostOfSpans, type Span, shorten } from '../../protocol';
import type { Lent } from '../extra-tools';
import { checkColours } from './check-colours';

type Entity = { start?: unknown; end?: unknown; entity?: unknown; entity_group?: unknown; entityGroup?: unknown };

const example = "[['The ', null], ['fox', 'noun']]";

/** Implements `yc.HighlightedText`. */
export const highlightedTextOf = (lent: Lent) => {
  const { describeValue, Refusal } = lent;

  const classOf = (of: unknown, place: string): Span[1] => {
    if (of === null || of === undefined) return null;
    if (typeof of === 'string') return shorten(of, mostOfClass);
    if (typeof of === 'number' && Number.isFinite(of)) return of;
    throw new Refusal(`the class of ${place} is text, a score from −1 to 1, or null, and this is ${describeValue(of)}`);
  };

  const spanOf = (value: unknown, index: number): Span => {
    const place = `piece ${index + 1}`;
    if (typeof value === 'string') return [value, null];
    if (Array.isArray(value) && value.length === 2 && /^(?:string|number)$/.test(typeof value[0]))
      return [String(value[0]), classOf(value[1], place)];
    // As Gradio’s page has them.
    const { token, text = token, class_or_confidence, classOrConfidence = class_or_confidence } = Object(value);
    if (typeof text === 'string') return [text, classOf(classOrConfidence, place)];
    throw new Refusal(`${place} is a text and its class, as in ${example}, and this is ${describeValue(value)}`);
  };

  /** The pieces of a text whose classes are told by where they begin and end. */
  const cutAt = (text: string, entities: readonly Entity[]): Span[] => {
    const sorted = entities.map((entity, index) => {
      const { start, end, entity: name, entity_group, entityGroup = entity_group } = Object(entity) as Entity;
      const from = Number(start);
      const to = Number(end);
      if (Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= text.length)
        return { from, to, of: classOf(name ?? entityGroup, `entity ${index + 1}`) };
      throw new Refusal(
        `entity ${index + 1} begins and ends within the text, at characters 0 to ${text.length}; got ${describeValue(start)} to ${describeValue(end)}`,
      );
    });
    sorted.sort((a, b) => a.from - b.from);
    let at = 0;
    const spans = sorted.flatMap(({ from, to, of }): Span[] => {
      if (from < at) throw new Refusal(`two entities overlap at character ${from}`);
      const before = text.slice(at, from);
      at = to;
      return [
        [before, null],
        [text.slice(from, to), of],
      ];
    });
    return [...spans, [text.slice(at), null] satisfies Span].filter(([piece]) => piece !== '');
  };

  const spansOf = (value: unknown): Span[] => {
    if (typeof value === 'string') return value === '' ? [] : [[value, null]];
    if (Array.isArray(value)) return Array.from(value, spanOf);
    const { text, entities } = Object(value) as { text?: unknown; entities?: unknown };
    if (typeof text === 'string' && (entities === undefined || Array.isArray(entities)))
      return cutAt(text, entities ?? []);
    throw new Refusal(
      `it takes pieces of a text, as in ${example}, or { text, entities }, and this is ${describeValue(value)}`,
    );
  };

  const joined = (spans: readonly Span[], separator: string): Span[] => {
    const all: Span[] = [];
    for (const [text, of] of spans) {
      const last = all.at(-1);
      if (last && last[1] === of) last[0] += separator + text;
      else if (text !== '') all.push([text, of]);
    }
    return all;
  };

  return (options: Record<string, unknown> = {}) => {
    const { value, combineAdjacent, adjacentSeparator = '', colorMap, ...properties } = options;
    checkColours('HighlightedText', colorMap, lent);
    const codec: Codec = {
      events: extraEvents.highlightedtext,
      encode: (given, payload) => {
        const pieces = spansOf(given);
        const spans = combineAdjacent ? joined(pieces, String(adjacentSeparator)) : pieces;
        if (spans.length > mostOfSpans)
          throw new Refusal(
            `it shows at most ${mostOfSpans.toLocaleString('en')} pieces, and these are ${spans.length}`,
          );
        for (const [text] of spans) payload.bytes += text.length + 8;
        return spans;
      },
      empty: [],
    };
    return lent.component('highlightedtext', value, { ...properties, colorMap } as object, { codec });
  };
};
