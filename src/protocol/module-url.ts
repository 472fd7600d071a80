import { type ModelModule, modelModules, modelsKey } from './model-modules';
import { apiNames } from './names';
import { familiarNames } from './option-names';

const prefix = 'data:text/javascript;charset=utf-8,';

/**
 * Characters to escape: `%` and `#` have a meaning in URLs; the URL parser drops line breaks, tabs and trailing spaces;
 * quotes and backslashes would end or change the string literal that contains the URL; the rest is not ASCII. Long runs
 * of slashes, as in base64 of bytes that are all 255, take WebKit a minute to load. Everything else stays as it is, to
 * keep nested URLs short: each level of nesting turns `%` into `%25`.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const special = /[\u0000-\u001f"#%'?\\`\u007f-\uffff]+|\/{9,}| $/g;

/** The `data:` URL of a JavaScript module. It can go between quotes of any kind without further escaping. */
export function encodeModule(code: string): string {
  return prefix + code.replace(special, encodeSpecial);
}

function encodeSpecial(characters: string): string {
  // A lone surrogate has no UTF-8 encoding. Decoders would replace it by U+FFFD too.
  const wellFormed = characters.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replaceAll("'", '%27');
}

/**
 * The module that `import … from 'yieldcast'` loads. A `data:` module cannot import anything from the site, so the
 * worker stores the API under a global symbol before it loads a program. A function, so that bundles which do not call it
 * leave out the names.
 */
export const apiModuleUrl = (): string =>
  encodeModule(
    `const api = globalThis[Symbol.for('yieldcast')];\nexport default api;\nexport const { ${[...apiNames, ...familiarNames].join(', ')} } = api;\n//# sourceURL=yieldcast`,
  );

/**
 * The module that `import … from 'yieldcast/vision'` loads, and likewise for the others. The page has its code, so the
 * worker asks for it while the program is loaded.
 */
export const modelModuleUrl = (name: ModelModule): string =>
  encodeModule(
    `const open = globalThis[Symbol.for('${modelsKey}')];\nif (!open) throw new Error('The code that loads models was not loaded. Is the network up?');\nconst all = await open('${name}');\nexport default all;\nexport const { ${modelModules[name].join(', ')} } = all;\n//# sourceURL=${name}`,
  );

/** The symbol of the function that modules tell how to make the functions that `yc.parallel` calls. */
export const liftedKey = 'yieldcast.lifted';

/** The symbol of the function that modules tell their classes, where states may hold instances of them. */
export const classesKey = 'yieldcast.classes';
