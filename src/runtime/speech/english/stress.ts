// The phonemes are those of Kokoro: capital letters are diphthongs, as `A` in "day" and `I` in "my".
export const primary = 'ˈ';
export const secondary = 'ˌ';
export const vowels = new Set('AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ');
export const consonants = new Set('bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ');
const diphthongs = new Set('AIOQWYʤʧ');

/** How long a word's phonemes are, where long ones count twice. */
export const weightOf = (phonemes: string): number =>
  Array.from(phonemes).reduce((sum, each) => sum + (diphthongs.has(each) ? 2 : 1), 0);

/**
 * Changes how strongly a word is stressed. Below −1 removes all stress; −1, −0.5 and 0 weaken it; 0, 0.5 and 1 give
 * some to a word without any, and 2 gives it the main stress.
 */
export const withStress = (phonemes: string, stress: number | null): string => {
  if (stress === null) return phonemes;
  if (stress < -1) return phonemes.replaceAll(primary, '').replaceAll(secondary, '');
  const [main, side] = [phonemes.includes(primary), phonemes.includes(secondary)];
  if (stress === -1 || (stress <= 0 && main)) return phonemes.replaceAll(secondary, '').replaceAll(primary, secondary);
  if (!main && !side && stress >= 0 && stress <= 1) return beforeVowel(phonemes, secondary);
  if (stress >= 1 && !main && side) return phonemes.replaceAll(secondary, primary);
  if (!main && !side && stress > 1) return beforeVowel(phonemes, primary);
  return phonemes;
};

const beforeVowel = (phonemes: string, mark: string) => {
  const at = Array.from(phonemes).findIndex((each) => vowels.has(each));
  return at < 0 ? phonemes : phonemes.slice(0, at) + mark + phonemes.slice(at);
};
