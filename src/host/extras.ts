import type { Program, Sketch } from '../protocol';

type Extras = NonNullable<Program['extras']>;
type Text = Promise<{ default: string }>;

/** What each part is named by in a sketch, and where it is. */
const parts: [name: keyof Extras, named: RegExp, load: () => Text][] = [
  // In an import, behind a dot, in brackets or taken apart; not in the midst of a sentence.
  ['video', /[.'"`{,]\s*(?:frames|Clip)\b/, () => import('virtual:generator-video')],
  ['gif', /[.'"`{,]\s*gif\b/, () => import('virtual:generator-gif')],
  // Between the word and the bracket there can be nothing but white space and comments.
  ['imports', /\bimport\s*[(/]/, () => import('virtual:generator-imports')],
  // It is little: one that is loaded for naught costs nobody.
  [
    'capture',
    /\b(?:stream|streaming|streamEvery|timeLimit|sources|samples|format)\b/,
    () => import('virtual:generator-capture'),
  ],
];

/** Loads the parts of the runtime that a sketch names, which few do. Should they not come, the sandbox says so. */
export const extrasFor = async ({ files }: Sketch): Promise<Extras | undefined> => {
  const named = parts.filter(([, pattern]) => Object.values(files).some((source) => pattern.test(source)));
  const loaded = await Promise.all(
    named.map(async ([name, , load]) => [name, (await load().catch(() => undefined))?.default]),
  );
  return named.length > 0 ? Object.fromEntries(loaded) : undefined;
};
