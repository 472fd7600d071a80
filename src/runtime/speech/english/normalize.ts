import { anyOf, literally, wordCharacter as w, wordEnd, wordStart } from './characters';
import { cardinal, ordinal } from './number-words';
import type { WordTables } from './pack';

/** `after` is the text that follows what was found. */
type Rule = [pattern: RegExp, replace: (found: (string | undefined)[], after: string) => string];

const number = '\\d+(?:,\\d{3})*(?:\\.\\d+)?';
const roman = '((?=[IVXLC])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))';
const fractions = ['', '', 'half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const romanDigits: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

const unicode = (pattern: string) => new RegExp(pattern, 'gu');

/**
 * Writes out what is not read as it is spelt: times, dates, units, abbreviations, sums of money, Roman numerals, signs.
 * Plain numbers stay; `Lexicon` reads them. The rules are those of hibari, in their order, as each sees what the ones
 * before it wrote.
 */
export const normalizer = (tables: WordTables): ((text: string) => string) => {
  const rules = rulesOf(tables);
  return (text) => {
    const plain = text.trim().replace(/\s+/g, ' ').replaceAll('’', "'").replaceAll('‒', '-').replaceAll('―', '—');
    const read = rules.reduce(
      (so, [pattern, replace]) =>
        so.replace(pattern, (...args) => {
          const [offset, whole] = args.slice(-2) as [number, string];
          return replace(args.slice(0, -2), whole.slice(offset + (args[0] as string).length));
        }),
      plain,
    );
    return read
      .replace(/\s+/g, ' ')
      .replace(/ +([,.;:!?])/g, '$1')
      .trim();
  };
};

const rulesOf = (tables: WordTables): Rule[] => {
  const { months, titles, abbreviations, units, symbols, currency } = tables;
  const names = Object.values(months);
  const month = anyOf([...names, ...Object.keys(months).map((each) => each[0]?.toUpperCase() + each.slice(1)), 'Sept']);
  const monthOf = (name = '') => months[name.toLowerCase().slice(0, 3)] ?? name;
  const wordsFor = (amount: string, [one, many]: [string, string]) =>
    ['1', '1.0', '-1'].includes(amount.replaceAll(',', '')) ? one : many;
  const moneyOf = (sign: string): [string, string] => currency[sign] ?? [sign, sign];
  const scale = `(hundred|thousand|million|billion|trillion|[kKmMbB]${wordEnd})`;
  const scaleOf = (name: string) =>
    ({ k: 'thousand', m: 'million', b: 'billion' })[name.toLowerCase() as 'k' | 'm' | 'b'] ?? name;
  const date = (year: string | undefined, m: number, d: number) =>
    m >= 1 && m <= 12 && d >= 1 && d <= 31 ? `${names[m - 1]} ${ordinal(d)}${year ? `, ${year}` : ''}` : undefined;
  return [
    [
      unicode(`${wordStart}(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s?([AaPp])\\.?[Mm]\\.?(?![A-Za-z]))?(?!\\d)`),
      ([all = '', hour, minute, second, half], after) =>
        timeOf(Number(hour), Number(minute), second, half, after) ?? all,
    ],
    [
      unicode(`${wordStart}(\\d{4})-(\\d{2})-(\\d{2})${wordEnd}`),
      ([all = '', y, m, d]) => date(y, Number(m), Number(d)) ?? all,
    ],
    [
      unicode(`${wordStart}(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})${wordEnd}`),
      ([all = '', a, b, y = '']) => {
        const year = y.length === 2 ? (Number(y) > 30 ? '19' : '20') + y : y;
        const [m, d] = Number(a) <= 12 ? [a, b] : [b, a];
        return date(year, Number(m), Number(d)) ?? all;
      },
    ],
    [
      unicode(`([$£€])(${number})\\s?${scale}`),
      ([, sign = '', n, big = '']) => `${n} ${scaleOf(big)} ${moneyOf(sign)[1]}`,
    ],
    [unicode(`(?<![${w}.])(${number})\\s?¢`), ([, n = '']) => `${n} ${wordsFor(n, moneyOf('¢'))}`],
    [
      unicode(`(?<![${w}])([¥₹₩]|Rs\\.?|USD|EUR|GBP)\\s?(${number})(?:\\s?${scale})?`),
      ([, sign = '', n = '', big]) => {
        const words = moneyOf(sign.replace(/\.$/, ''));
        return big ? `${n} ${scaleOf(big)} ${words[1]}` : `${n} ${wordsFor(n, words)}`;
      },
    ],
    [
      unicode(`(?<![${w}.])(-?${number})\\s?°\\s?([CF])?(?![${w}])`),
      ([, n = '', kind]) =>
        `${n} ${wordsFor(n, ['degree', 'degrees'])}${kind ? (kind === 'C' ? ' Celsius' : ' Fahrenheit') : ''}`,
    ],
    [
      unicode(`(?<![${w}.])(-?${number})\\s?(${anyOf(Object.keys(units))})(?![${w}])`),
      ([, n = '', unit = '']) => `${n} ${wordsFor(n, units[unit] ?? [unit, unit])}`,
    ],
    [
      unicode(`${wordStart}(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?${wordEnd}(?![\\d:%])(,? \\d{4}${wordEnd})?`),
      ([all = '', name, day, year = '']) =>
        Number(day) >= 1 && Number(day) <= 31 ? `${monthOf(name)} ${ordinal(Number(day))}${year}` : all,
    ],
    [
      unicode(`${wordStart}(the )?(\\d{1,2}) (?:of )?(${month})${wordEnd}\\.?`),
      ([all = '', _the, day, name]) =>
        Number(day) >= 1 && Number(day) <= 31 ? `the ${ordinal(Number(day))} of ${monthOf(name)}` : all,
    ],
    [unicode(`${wordStart}(${anyOf(Object.keys(titles))})\\.? (?=[A-Z])`), ([, title = '']) => `${titles[title]} `],
    [
      unicode(`(?<![${w}.])(${anyOf(Object.keys(abbreviations))})(?![${w}])`),
      // At the end, the full stop is the sentence's too.
      ([, short = ''], after) => abbreviations[short] + (after === '' && short.endsWith('.') ? '.' : ''),
    ],
    [unicode(`${wordStart}(No|Nos)\\. ?(?=\\d)`), ([, short]) => (short === 'No' ? 'Number ' : 'Numbers ')],
    [unicode(`(?<![${w}&])#(?=\\d)`), () => 'number '],
    [
      unicode(`${wordStart}(${anyOf(tables.roman_cardinal)}) ${roman}${wordEnd}(?!['.’][${w}])`),
      ([, word, digits = '']) => `${word} ${romanValue(digits)}`,
    ],
    [
      unicode(`${wordStart}(${anyOf(tables.roman_ordinal)}) ${roman}${wordEnd}(?!['.’][${w}])`),
      ([, word, digits = '']) => `${word} the ${ordinal(romanValue(digits))}`,
    ],
    [
      unicode(`(?<![${w}.-])(?:\\d{3}-)?\\d{3}-\\d{4}(?![${w}.-])`),
      ([all = '']) => Array.from(all.replaceAll('-', ', ')).join(' '),
    ],
    [
      unicode(`(?<![${w}./])(\\d{1,2})/(\\d{1,2})(?![${w}./])`),
      ([, above, below]) => fractionOf(Number(above), Number(below), date),
    ],
    [unicode(`(?<![${w}.-])(\\d{1,4})\\s?[-–]\\s?(\\d{1,4})(?![${w}.%-])`), ([, from, to]) => `${from} to ${to}`],
    [unicode(`(?<![${w}+])\\+(?=\\d)`), () => 'plus '],
    ...Object.entries(symbols).map(([sign, word]): Rule => {
      const between = '=<>~'.includes(sign);
      const pattern = between ? `(?<=\\S) ?${literally(sign)} ?(?=\\S)` : literally(sign);
      return [unicode(pattern), () => (word ? ` ${word} ` : ' ')];
    }),
  ];
};

const timeOf = (hour: number, minute: number, second?: string, half?: string, after = '') => {
  if (hour > 24 || minute > 59 || Number(second ?? 0) > 59) return undefined;
  let words = cardinal(hour);
  if (minute > 0) words += minute < 10 ? ` oh ${cardinal(minute)}` : ` ${cardinal(minute)}`;
  else if (!half && second === undefined) words += " o'clock";
  if (second !== undefined) words += ` and ${cardinal(Number(second))} second${Number(second) === 1 ? '' : 's'}`;
  // With full stops, the letters are spelt.
  return half ? `${words} ${half.toUpperCase()}.M${after.startsWith('.') ? '' : '.'}` : words;
};

const romanValue = (digits: string): number =>
  Array.from(digits, (each) => romanDigits[each] ?? 0).reduce(
    (sum, value, i, all) => sum + ((all[i + 1] ?? 0) > value ? -value : value),
    0,
  );

const fractionOf = (
  above: number,
  below: number,
  date: (year: undefined, month: number, day: number) => string | undefined,
): string => {
  if (above > 0 && above < below && below <= 10) {
    if (below === 2) return 'one half';
    return `${above} ${fractions[below]}${above === 1 ? '' : 's'}`;
  }
  return (
    (above >= 1 && above <= 12 && below >= 1 && below <= 31 && date(undefined, above, below)) ||
    `${above} slash ${below}`
  );
};
