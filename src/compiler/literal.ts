/** The value of a number, a string, a template without `${…}`, `true` or `false`; undefined for any other code. */
export function literalValue(text: string): string | number | boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  const quote = text[0];
  if (quote === '"' || quote === "'" || quote === '`') {
    if (text.length < 2 || text.at(-1) !== quote || (quote === '`' && /(?<!\\)\$\{/.test(text))) return undefined;
    return decodeEscapes(text.slice(1, -1));
  }
  const [, sign, digits] = /^([+-]?)\s*([\d.][\w.+-]*)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replaceAll('_', ''));
  if (!Number.isFinite(value)) return undefined;
  return sign === '-' ? -value : value;
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

function decodeEscapes(text: string): string {
  return text.replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\}|(\r\n|.))/gis,
    (whole: string, byte?: string, unit?: string, point?: string, character?: string) => {
      const code = byte ?? unit ?? point;
      if (code !== undefined) {
        const value = Number.parseInt(code, 16);
        return value <= 0x10ffff ? String.fromCodePoint(value) : whole;
      }
      if (character === undefined || /[\r\n\u2028\u2029]/.test(character)) return '';
      return escapes.get(character) ?? character;
    },
  );
}
