import type { Codec } from '../../api/internal';
import { type DialogueLine, extraEvents, formatLine, mostLines, parseLine, parseLines } from '../../protocol';
import type { Lent } from '../extra-tools';
import { checkColours } from './check-colours';

const example = "{ speaker: 'Ada', text: 'Hello!' }";

type Format = (speaker: string, text: string) => unknown;
type Parse = (line: string, usual: string) => unknown;

/** Implements `yc.Dialogue`. */
export const dialogueOf = (lent: Lent) => {
  const { describeValue, Refusal } = lent;

  const lineOf = (given: unknown, place: string): DialogueLine => {
    const { speaker, text } = Object(given) as Record<string, unknown>;
    if (typeof speaker === 'string' && typeof text === 'string') return { speaker, text };
    throw new Refusal(`${place} is who speaks and what is said, as in ${example}, and this is ${describeValue(given)}`);
  };

  const fail = (option: string, takes: string, given: unknown) =>
    new TypeError(`${option} of this Dialogue ${takes}; got ${describeValue(given)}.`);
  const oneOf = (option: string, given: unknown, words: readonly string[]) => {
    if (!words.includes(given as string)) throw fail(option, `is one of ${words.join(', ')}`, given);
  };
  const textsOf = (option: string, given: unknown): string[] | undefined => {
    if (given === undefined || given === null) return undefined;
    if (Array.isArray(given) && given.every((each) => typeof each === 'string')) return [...new Set(given)];
    throw fail(option, 'is a list of texts', given);
  };
  const functionOf = <T>(option: string, given: unknown, usual: T): T => {
    if (given === undefined || given === null) return usual;
    if (typeof given === 'function') return given as T;
    throw fail(option, 'is a function', given);
  };

  return (options: Record<string, unknown> = {}) => {
    const { value, type = 'text', separator = '\n', uiMode = 'both', formatter, unformatter, ...properties } = options;
    oneOf('type', type, ['text', 'list']);
    oneOf('uiMode', uiMode, ['dialogue', 'text', 'both']);
    if (typeof separator !== 'string' || separator === '' || separator === ' ')
      throw fail('separator', 'is a text that no line contains, such as "\\n"', separator);
    const speakers = textsOf('speakers', properties.speakers);
    const tags = textsOf('tags', properties.tags);
    checkColours('Dialogue', properties.colorMap, lent);
    const format = functionOf<Format>('formatter', formatter, (speaker, text) => formatLine({ speaker, text }));
    const parse = functionOf<Parse>('unformatter', unformatter, parseLine);

    const linesOf = (text: string) =>
      parseLines(text, separator, speakers, (line, usual) => lineOf(parse(line, usual), 'What unformatter returns'));
    const textOf = (lines: readonly DialogueLine[]) =>
      lines.length === 1 && lines[0]?.text === ''
        ? ''
        : lines.map(({ speaker, text }) => String(format(speaker, text))).join(separator);

    const codec: Codec = {
      events: extraEvents.dialogue,
      encode: (given, payload) => {
        if (typeof given !== 'string' && !Array.isArray(given))
          throw new Refusal(`it takes lines such as [${example}], or a text, and this is ${describeValue(given)}`);
        // Without speakers, it is a field of text.
        if (typeof given === 'string' && (!speakers?.length || uiMode === 'text')) {
          payload.bytes += given.length;
          return given;
        }
        const lines =
          typeof given === 'string'
            ? linesOf(given)
            : Array.from(given, (line, index) => lineOf(line, `line ${index + 1}`));
        if (lines.length > mostLines)
          throw new Refusal(`it has at most ${mostLines.toLocaleString('en')} lines, and these are ${lines.length}`);
        for (const { speaker, text } of lines) payload.bytes += speaker.length + text.length + 16;
        return lines;
      },
      decode: (wire: string | DialogueLine[]) => {
        if (type === 'list') return typeof wire === 'string' ? linesOf(wire) : wire;
        return typeof wire === 'string' ? wire : textOf(wire);
      },
      empty: type === 'list' ? [] : '',
    };
    const told = { ...properties, speakers, tags, separator, uiMode };
    return lent.component('dialogue', value, told as object, { codec });
  };
};
