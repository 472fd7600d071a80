import { isLook, listenOptions, optionNamed, optionsNamed, suggest, updateNames } from '../../protocol';

export type Options = Record<string, unknown>;

/** Options that the compiler has already reported, such as `Textbox.colour`. */
let told: ReadonlySet<string> = new Set();

export const setTold = (names: readonly string[] = []) => {
  told = new Set(names);
};

let isMade: (value: unknown) => boolean = () => false;

/** Sets the function that recognises what the API makes. */
export const setMade = (next: typeof isMade) => {
  isMade = next;
};

/** Is it a plain object, as options are written, and not something that the API made? */
export const isPlain = (value: unknown): value is Options => {
  if (typeof value !== 'object' || value === null || isMade(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/** Gradio's words for option values → our own. */
const words: Record<string, Record<string, unknown>> = {
  size: { sm: 'small', md: 'medium', lg: 'large' },
  variant: { huggingface: 'secondary', default: 'secondary', danger: 'stop' },
  triggerMode: { always_last: 'alwaysLast' },
  showProgress: { true: 'full', false: 'hidden' },
  cache: { lazy: true },
};
const imageTypes = {
  numpy: 'imageData',
  pil: 'imageData',
  canvas: 'imageData',
  imagedata: 'imageData',
  filepath: 'file',
  blob: 'file',
};
const soundTypes = { numpy: 'samples', filepath: 'file', blob: 'file' };
const types: Record<string, Record<string, unknown>> = {
  Image: imageTypes,
  Gallery: imageTypes,
  Audio: soundTypes,
};

/** Options in pixels that may be given as CSS lengths. We drop `auto` and percentages: they ask for the default. */
const lengths = /^(?:height|width|minWidth)$/;

const pixels = (length: string): number | undefined => {
  const [, number] = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(length.trim()) ?? [];
  return number === undefined ? undefined : Number(number);
};

const worded = (of: string, name: string, value: unknown): unknown => {
  if (lengths.test(name) && typeof value === 'string') return pixels(value);
  const known = name === 'type' ? types[of] : words[name];
  const word = String(value);
  return known && Object.hasOwn(known, word) ? known[word] : value;
};

/** Renames options to our own names; unknown ones are dropped, with a message in the console. */
const named = (given: Options, of: string, known: ReadonlySet<string>): Options => {
  const options: Options = {};
  for (const [written, value] of Object.entries(given)) {
    const name = optionNamed(written, known, of);
    if (name) options[name] = worded(of, name, value);
    else if (name === undefined && !told.has(`${of}.${written}`))
      console[isLook(written) ? 'info' : 'warn'](
        `yc.${of} has no option ${written}.${nearest(written, known)} It was left out.`,
      );
  }
  return options;
};

const nearest = (written: string, known: ReadonlySet<string>) => {
  const name = suggest(written, known);
  return name === undefined ? '' : ` Did you mean ${name}?`;
};

export const optionsFor = (of: string, given: Options): Options => {
  const known = optionsNamed(of);
  return known ? named(given, of, known) : given;
};

export const listenOptionsFor = (given: Options): Options => named(given, 'listener', listenOptions());

export const updateFor = (given: Options): Options => named(given, 'update', updateNames());
