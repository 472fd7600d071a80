import { letter, literally, lower, upper } from './characters';
import type { Piece } from './pieces';

const quotes = '\'"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉';
const punctuation = '…,:;!?¿¡()[]{}<>_#*&。？！，、；：～·';
const icons = '[™®©°§¶†‡•]';
const currency = '\\$|£|€|¥|฿|US\\$|C\\$|A\\$|₽|₹|₩|₪|₺|₴|₦|₫|₱|₲|₵|₸|₼|₾|₿';
const units =
  'km|km²|km³|m|m²|m³|dm|dm²|dm³|cm|cm²|cm³|mm|mm²|mm³|ha|µm|nm|yd|in|ft|kg|g|mg|µg|t|lb|oz|m/s|km/h|kmh|mph|hPa|Pa|mbar|mb|MB|kb|KB|gb|GB|tb|TB|T|G|M|K|%';
const each = (characters: string) => Array.from(characters, literally);
const q = literally(quotes);

const prefixes = ['§', '%', '=', '—', '–', '\\+(?![0-9])', '…', '……', ...each(punctuation), '\\.\\.+', '…'].concat(
  each(quotes),
  currency,
  icons,
);
const suffixes = [
  '…',
  '……',
  ...each(punctuation),
  '\\.\\.+',
  '…',
  ...each(quotes),
  icons,
  "'s",
  "'S",
  '’s',
  '’S',
].concat(
  ['—', '–', '(?<=[0-9])\\+', '(?<=°[FfCcKk])\\.', `(?<=[0-9])(?:${currency})`, `(?<=[0-9])(?:${units})`],
  [`(?<=[0-9${lower}%²\\-+${literally(punctuation)}${q}])\\.`, `(?<=[${upper}][${upper}])\\.`],
);
const infixes = [
  '\\.\\.+',
  '…',
  icons,
  '(?<=[0-9])[+\\-*^](?=[0-9-])',
  `(?<=[${lower}${q}])\\.(?=[${upper}${q}])`,
  `(?<=${letter}),(?=${letter})`,
  `(?<=[\\p{L}\\p{N}])(?:-|–|—|--|---|——|~)(?=${letter})`,
  `(?<=[\\p{L}\\p{N}])[:<>=/](?=${letter})`,
];
const prefix = new RegExp(prefixes.map((one) => `^(?:${one})`).join('|'), 'u');
const suffix = new RegExp(suffixes.map((one) => `(?:${one})$`).join('|'), 'u');
const infix = new RegExp(infixes.map((one) => `(?:${one})`).join('|'), 'gu');
const address =
  /^(?:(?:https?|ftp):\/\/|www\.)\S+$|^[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$|^(?:[\p{L}\p{N}_-]+\.)+(?:com|org|net|edu|gov|io|co|uk|de|fr|info|biz|us|ca|au|tv|me|ly|ai)(?:\/\S*)?$/iu;

/**
 * Cuts text into words and signs as spaCy does for English: special cases such as "Mr." and "don't"; then signs at the
 * ends of what stands between two spaces, then hyphens and slashes within.
 */
export const tokenizer = (special: Map<string, string[]>): ((text: string) => Piece[]) => {
  const split = (chunk: string): string[] => {
    const known = special.get(chunk);
    if (known) return known;
    const { before, core, after } = peel(chunk, special);
    const within = core === '' ? [] : (special.get(core) ?? (address.test(core) ? [core] : inner(core)));
    return rejoin([...before, ...within, ...after.toReversed()], special);
  };
  return (text) =>
    Array.from(text.matchAll(/\S+/g)).flatMap(({ 0: chunk, index }) => {
      const cut = split(chunk);
      const space = index + chunk.length < text.length ? ' ' : '';
      return cut.map((one, i) => ({ text: one, space: i + 1 < cut.length ? '' : space }));
    });
};

/** Takes signs off both ends until nothing changes, or a special case is left. */
const peel = (chunk: string, special: Map<string, string[]>) => {
  const before: string[] = [];
  const after: string[] = [];
  let core = chunk;
  for (let last = -1; core !== '' && core.length !== last && !special.has(core); ) {
    last = core.length;
    const head = prefix.exec(core)?.[0] ?? '';
    const withoutHead = core.slice(head.length);
    if (head !== '' && special.has(withoutHead)) return { before: [...before, head], core: withoutHead, after };
    const tail = suffix.exec(withoutHead)?.[0] ?? '';
    const withoutTail = core.slice(0, core.length - tail.length);
    if (tail !== '' && special.has(withoutTail)) return { before, core: withoutTail, after: [...after, tail] };
    if (head !== '') before.push(head);
    if (tail !== '') after.push(tail);
    core = withoutHead.slice(0, withoutHead.length - tail.length);
  }
  return { before, core, after };
};

const inner = (core: string): string[] => {
  const found: string[] = [];
  let start = 0;
  for (const { 0: sign, index } of core.matchAll(infix)) {
    if (index === 0) continue;
    if (index > start) found.push(core.slice(start, index));
    found.push(sign);
    start = index + sign.length;
  }
  return start < core.length ? [...found, core.slice(start)] : found;
};

/** Joins neighbours that are a special case together: "Sept" and ".". */
const rejoin = (cut: string[], special: Map<string, string[]>): string[] => {
  if (cut.length < 2) return cut;
  const joined: string[] = [];
  for (let i = 0; i < cut.length; ) {
    const length = [3, 2].find((n) => i + n <= cut.length && special.has(cut.slice(i, i + n).join(''))) ?? 1;
    joined.push(...(length > 1 ? (special.get(cut.slice(i, i + length).join('')) ?? []) : cut.slice(i, i + 1)));
    i += length;
  }
  return joined;
};
