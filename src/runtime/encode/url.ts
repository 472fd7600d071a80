/**
 * Is a text the address of a file? With a scheme or a path it is meant as one; a single word is, if it ends as names of
 * files do. The page fetches what it names, and says which addresses a sketch may name.
 */
export const isUrl = (text: string): boolean =>
  /^(?:https?:|data:|blob:|\.{0,2}\/)/i.test(text) ||
  /^[^\s<>:]+\/[^<>]*$/.test(text) ||
  /^[^\s<>]+\.\w{1,8}$/.test(text);
