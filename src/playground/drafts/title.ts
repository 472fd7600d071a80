/** What to call a draft in a list: the function in it, or else its first line. */
export const draftTitle = (source: string): string => {
  const name = /^[ \t]*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*([\w$]+)/m.exec(source)?.[1];
  return name ?? source.trim().split('\n', 1)[0]?.slice(0, 60) ?? '';
};
