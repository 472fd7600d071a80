import { isLower, isUpper } from './characters';

/** Longer ones are cut at commas: the voice takes no more at once. */
const longest = 400;
const end = /(?<=[.!?…])["”’)\]]*\s+(?=\S)/g;

/** The sentences of a text. A full stop after a title or an initial ends none: "Dr. J. K. Smith". */
export const sentencesOf = (text: string, titles: Record<string, string>): string[] =>
  text
    .trim()
    .split(/\n/)
    .flatMap((line) => {
      const paragraph = line.trim();
      const cuts = Array.from(paragraph.matchAll(end)).filter(({ 0: gap, index }) =>
        endsSentence(paragraph.slice(0, index), paragraph.slice(index + gap.length), titles),
      );
      const starts = [0, ...cuts.map(({ 0: gap, index }) => index + gap.length)];
      return starts.map((start, i) => paragraph.slice(start, cuts[i]?.index));
    })
    .filter((sentence) => sentence.trim() !== '');

const endsSentence = (before: string, after: string, titles: Record<string, string>) => {
  if (isLower(String.fromCodePoint(after.codePointAt(0) ?? 0))) return false;
  if (!before.endsWith('.')) return true;
  const word = before.slice(before.lastIndexOf(' ') + 1, -1).replace(/^[("“'‘]+/, '');
  return !(Object.hasOwn(titles, word) || (word.length === 1 && isUpper(word)));
};

/** Cuts the phonemes of a long sentence into parts that the voice can take. */
export const voiceable = (phonemes: string): string[] => {
  if (phonemes.length <= longest) return phonemes === '' ? [] : [phonemes];
  const cut: string[] = [];
  for (const part of phonemes.split(/(?<=[,;:—])\s+/)) {
    const so = cut.at(-1);
    if (so !== undefined && so.length + part.length + 1 <= longest) cut[cut.length - 1] = `${so} ${part}`;
    else cut.push(part);
  }
  return cut;
};
