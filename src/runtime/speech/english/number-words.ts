const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales =
  ' thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion'.split(
    ' ',
  );
const irregular = new Map(
  Object.entries({
    one: 'first',
    two: 'second',
    three: 'third',
    five: 'fifth',
    eight: 'eighth',
    nine: 'ninth',
    twelve: 'twelfth',
  }),
);

const oneOf = (n: number) => ones[n] ?? '';

const belowThousand = (n: number): string => {
  const words = n >= 100 ? [oneOf(Math.floor(n / 100)), 'hundred'] : [];
  const rest = n % 100;
  if (words.length > 0 && rest > 0) words.push('and');
  if (rest >= 20) words.push((tens[Math.floor(rest / 10)] ?? '') + (rest % 10 > 0 ? `-${oneOf(rest % 10)}` : ''));
  else if (rest > 0 || words.length === 0) words.push(oneOf(rest));
  return words.join(' ');
};

/** Digits in words: "one thousand, two hundred and thirty-four". Numbers that have no name are read digit by digit. */
export const cardinal = (digits: string | number): string => {
  const text = String(digits).replace(/^0+(?=\d)/, '');
  const groups: string[] = [];
  for (let end = text.length, scale = 0; end > 0; end -= 3, scale++) {
    const group = Number(text.slice(Math.max(0, end - 3), end));
    if (group === 0 && text.length > 3) continue;
    const name = scales[scale];
    if (name === undefined) return Array.from(text, (each) => oneOf(Number(each))).join(' ');
    groups.unshift(belowThousand(group) + (name && ` ${name}`));
  }
  const last = groups.at(-1) ?? '';
  if (groups.length > 1 && !last.includes(' ')) return `${groups.slice(0, -1).join(', ')} and ${last}`;
  return groups.join(', ');
};

/** "twenty-third", "one hundred and first". */
export const ordinal = (digits: string | number): string => {
  const [, head = '', last = ''] = /^(.*?)([a-z]*)$/.exec(cardinal(digits)) ?? [];
  return head + (irregular.get(last) ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`));
};

/** A year as people say it: "nineteen oh-five", "two thousand and five". */
export const year = (digits: string): string => {
  const [high, low] = [Math.floor(Number(digits) / 100), Number(digits) % 100];
  if (high === 0 || (high % 10 === 0 && low < 10) || high >= 100) return cardinal(digits);
  const end = low === 0 ? 'hundred' : low < 10 ? `oh-${cardinal(low)}` : cardinal(low);
  return `${cardinal(high)} ${end}`;
};

/** "3.14" is "three point one four"; zeros at the end are not read. */
export const decimal = (text: string): string => {
  const [whole = '', part = ''] = text.split('.');
  const digits = part.replace(/0+$/, '');
  return cardinal(whole || 0) + (digits && ` point ${Array.from(digits, (each) => oneOf(Number(each))).join(' ')}`);
};
