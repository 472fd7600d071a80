/**
 * Is the text the address of a file? Anything with a scheme or a path counts; a single word counts if it ends like a
 * file name. The page fetches the file, and says which addresses a sketch may use.
 */
export const isUrl = (text: string): boolean =>
  /^(?:https?:|data:|blob:|\.{0,2}\/)/i.test(text) ||
  /^[^\s<>:]+\/[^<>]*$/.test(text) ||
  /^[^\s<>]+\.\w{1,8}$/.test(text);
