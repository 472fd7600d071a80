import type { ExtraPart, Program, Sketch } from '../protocol';

type Extras = NonNullable<Program['extras']>;
type Text = Promise<{ default: string }>;

/** How a sketch names each part, and where the part's code is. */
const parts: [name: Exclude<keyof Extras, 'familiar' | 'kinds'>, named: RegExp, load: () => Text][] = [
  // In an import, after a dot, in brackets or destructured; not within a sentence.
  [
    'video',
    /[.'"`{,]\s*(?:frames|Clip|chunks)\b|\b(?:yc|gr)\s*\.\s*samples\b|\bsamples\s*\(/,
    () => import('virtual:generator-video'),
  ],
  ['gif', /[.'"`{,]\s*gif\b/, () => import('virtual:generator-gif')],
  ['chat', /\b(?:chat(?:bot|interface)|multimodal_?textbox)\b/i, () => import('virtual:generator-chat')],
  // Not a component's option of that name.
  ['render', /[.'"`{,]\s*render\b(?!\s*:)/, () => import('virtual:generator-render')],
  // Not the `cache` option of a listener, which only the page handles. Modules with models are files that it loads.
  [
    'cache',
    /[.'"`{,]\s*(?:cached?|asset)\b(?!\s*:)|(?:yieldcast\/|onnxruntime-)\w/,
    () => import('virtual:generator-cache'),
  ],
  ['finish', /\b(?:theme|css|i18n|validator)\b/, () => import('virtual:generator-finish')],
  // Only white space and comments may stand between the word and the bracket. The part also says which address fails, and why.
  ['imports', /\bimport\s*[(/]|https:/, () => import('virtual:generator-imports')],
  // These are small, so loading them needlessly costs little.
  // A state, or a `value` that is not a literal and may be a function.
  [
    'values',
    /State\b|\bvalue['"]?\s*(?:[,}(]|:(?!\s*["'`\d[{.-]|\s*(?:true|false|null|undefined)\b))/,
    () => import('virtual:generator-values'),
  ],
  [
    'capture',
    /\b(?:stream|streaming|streamEvery|timeLimit|sources|samples|format)\b/,
    () => import('virtual:generator-capture'),
  ],
];

/** Accepts Gradio's call forms. The compiler says which programs use any. Values by place may be functions too. */
export const familiarForms = () =>
  Promise.all([import('virtual:generator-familiar'), import('virtual:generator-values')]).then(
    ([familiar, values]) => ({ familiar: familiar.default, values: values.default }),
    () => undefined,
  );

/** Loads the code of extra kinds. The compiler says which a program names. */
export const extraKindsOf = (parts: readonly ExtraPart[]) =>
  import('./extra-kinds').then(({ textsOf }) => textsOf(parts)).catch(() => undefined);

/** Loads the parts of the runtime that a sketch names. Few sketches do. If a part fails to load, the sandbox says so. */
export const extrasFor = async ({ files }: Sketch): Promise<Extras | undefined> => {
  const source = Object.values(files).join('\n');
  const named = parts.filter(([, pattern]) => pattern.test(source));
  const loaded = await Promise.all(
    named.map(async ([name, , load]) => [name, (await load().catch(() => undefined))?.default]),
  );
  return named.length > 0 ? Object.fromEntries(loaded) : undefined;
};
