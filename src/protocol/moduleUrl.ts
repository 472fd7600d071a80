import { apiNames } from './names';

const prefix = 'data:text/javascript;charset=utf-8,';

/**
 * What cannot stand as it is: `%` and `#` have a meaning in URLs, the URL parser drops line ends and tabs and (at the
 * end) spaces, quotes and backslashes would end or change the string literal that the URL is written into, and the
 * rest is not ASCII. Long rows of slashes, as in base64 of bytes that are all 255, take WebKit a minute to load. All else
 * stays, so that URLs nested in URLs stay short: each level turns `%` into `%25`.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const special = /[\u0000-\u001f"#%'?\\`\u007f-\uffff]+|\/{9,}| $/g;

/** The `data:` URL of a JavaScript module. It may stand between quotes of any kind as it is. */
export function encodeModule(code: string): string {
  return prefix + code.replace(special, encodeSpecial);
}

function encodeSpecial(characters: string): string {
  // Half of a surrogate pair has no UTF-8; decoders would read it as U+FFFD too.
  const wellFormed = characters.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replaceAll("'", '%27');
}

/**
 * The module that `import … from 'yieldcast'` loads. The worker's own code put the API under a global symbol before
 * it loads a program: a `data:` module can import nothing from the site.
 */
export const apiModuleUrl: string = encodeModule(
  `export const { ${apiNames.join(', ')} } = globalThis[Symbol.for('yieldcast')];\n//# sourceURL=yieldcast`,
);
