import { say } from '../../words';
/** What files a component takes: as types (`.csv`, `image/*`, `image/png`, `image`) and in words. */
export type Expected = { types: readonly string[]; words: string };

/** Gradio's names for families of files. */
const families = new Set(['image', 'audio', 'video', 'text']);

const typeOf = (name: string) => (families.has(name) ? `${name}/*` : name);

/** The `accept` attribute for a file input. */
export const acceptOf = (expected: Expected): string | undefined =>
  expected.types.some((each) => each === 'file' || each === '*')
    ? undefined
    : expected.types.map(typeOf).join(',') || undefined;

const fits = (file: File, type: string) => {
  if (type === 'file' || type === '*' || type === '*/*') return true;
  if (type.startsWith('.')) return file.name.toLowerCase().endsWith(type.toLowerCase());
  const wanted = typeOf(type).toLowerCase();
  return wanted.endsWith('/*') ? file.type.startsWith(wanted.slice(0, -1)) : file.type === wanted;
};

/** Splits files into those that fit, and a sentence that names the others. */
export const sift = (files: readonly File[], expected: Expected, multiple: boolean) => {
  const refused = files.filter((file) => expected.types.length > 0 && !expected.types.some((type) => fits(file, type)));
  const taken = files.filter((file) => !refused.includes(file));
  const [first, second] = taken;
  const sentences = refused.map(
    (file) => say`${file.name} is ${file.type || say('of no known type')}; ${expected.words}.`,
  );
  if (!multiple && first && second)
    sentences.push(say`One file is expected; ${first.name} was taken, and none besides.`);
  return { taken: multiple ? taken : taken.slice(0, 1), problem: sentences.join(' ') || undefined };
};
