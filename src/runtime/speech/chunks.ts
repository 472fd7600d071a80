/** A person waits for the first chunk of a text, so it is short: a voice needs a tenth of a second for it. */
const first = 120;
/** The others are made while the ones before are heard. What is made at once is what Stop may have to wait for. */
const others = 300;

/** The shortest part of a sentence that is said on its own. */
const least = 20;

/** The sentences of a text, where those that are too long come in several chunks. */
export function* chunksOf(sentences: readonly string[]): Generator<string, void, void> {
  let most = first;
  for (const sentence of sentences) {
    let rest = sentence;
    while (rest.length > most) {
      const length = lengthOfFirst(rest, most);
      yield rest.slice(0, length).trimEnd();
      rest = rest.slice(length).trimStart();
      most = others;
    }
    if (rest !== '') yield rest;
    most = others;
  }
}

/** Up to the last comma or the like; without one, up to the last word. */
const lengthOfFirst = (text: string, most: number): number => {
  const start = text.slice(0, most + 1);
  for (const pause of [/[,;:—–][”"’)]*\s/g, /\s/g]) {
    const ends = Array.from(start.matchAll(pause), ({ 0: found, index }) => index + found.length - 1);
    const end = ends.findLast((each) => each >= least);
    if (end !== undefined) return end;
  }
  // No word is that long. A character of two units stays whole.
  return /[\uD800-\uDBFF]$/.test(text.slice(0, most)) ? most - 1 : most;
};
