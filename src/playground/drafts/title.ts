/** The title of a draft by its code: the app's title, the name of its function, or else its first line. */
export const draftTitle = (source: string): string => {
  const [, app = ''] = /\byc\.(?=(?:Interface|Blocks|ChatInterface)\()(.*)/s.exec(source) ?? [];
  // The app's own option, not a component's: on the line of the call, or indented by at most two spaces.
  const titled = /(?:^ {0,2}|^(?<!\n)\w+\(.*?\b)title:\s*(['"`])([^'"`\n]{1,60})\1/m.exec(app)?.[2];
  const name = /(?:^[ \t]*(?:export\s+)?(?:default\s+)?|\bfn:\s*)(?:async\s+)?function\s*\*?\s*([\w$]+)/m.exec(
    source,
  )?.[1];
  const [line = ''] = source.trim().split('\n', 1);
  return titled ?? name ?? (line.startsWith('import') ? '' : line.slice(0, 60));
};

/** The name of a draft in lists: its title, or else one from its code. */
export const nameOf = ({ title, source }: { title?: string | undefined; source: string }): string =>
  title || draftTitle(source) || 'Untitled';
