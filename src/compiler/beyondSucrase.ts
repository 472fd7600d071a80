/**
 * What may be in a file for which sucrase does not suffice: it drops namespaces without a word, and leaves decorators,
 * `accessor` and `using`, which not every engine knows. Text and comments can look the same, so a match is only a
 * reason to look closer.
 */
const patterns = [
  /^[ \t]*(?:export\s+(?:default\s+)?)?@[\w$(]/m,
  /[{};]\s*@[\w$(]/,
  /\b(?:namespace|module)\s+[\w$.]+\s*\{/,
  /\baccessor\s+[\w$#[]/,
  /\busing\s+[\w$]+\s*(?:=|:|of\b)/,
  /\bexport\s+import\s+[\w$]+\s*=/,
];

/** A quick look, before a parser is loaded for the true answer. */
export function mayNeedTypeScript(source: string): boolean {
  return patterns.some((pattern) => pattern.test(source));
}
