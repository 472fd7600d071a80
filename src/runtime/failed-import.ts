import { isNodeModule } from '../protocol';

/** How many modules of other hosts are read in search of an import that browsers cannot follow. */
const mostRead = 64;

/** A static import or re-export, at the start of a statement. Comments seldom have any there. */
const imported = /(?:^|[;}]|\*\/)\s*(?:import|export)\b(?:[\w\s{},*$]*from)?\s*["']([^"'\n]+)["']/gm;

/** Engines do not say which imported module failed to load. So we read them as they do, and name the one that fails. */
export const failedImport = async (remote: readonly string[], thrown: unknown): Promise<Error | undefined> => {
  // The code of a module that did load may throw others.
  if (!(thrown instanceof TypeError)) return undefined;
  const answers = await Promise.all(remote.map(read));
  const failed = answers.find((answer) => typeof answer === 'string');
  if (failed !== undefined) return new TypeError(`An import failed: ${failed}.`);
  return needsNode(answers.filter((answer) => typeof answer === 'object')).catch(() => undefined);
};

type Answer = { asked: string; url: string; code: string };

/** What an address answers, or why nothing. */
const read = (url: string): Promise<Answer | string> =>
  fetch(url).then(
    async (response) =>
      response.ok
        ? { asked: url, url: response.url || url, code: await response.text().catch(() => '') }
        : `${url} answers ${response.status} ${response.statusText}`.trim(),
    () => `${url} cannot be reached: the network is down, the address is wrong, or the page does not allow that host`,
  );

const needsNode = async (answers: readonly Answer[]): Promise<Error | undefined> => {
  const queue = [...answers];
  const seen = new Set(queue.map(({ url }) => url));
  for (const { asked, url, code } of queue) {
    for (const [, specifier = ''] of code.matchAll(imported)) {
      if (isNodeModule(specifier))
        return new TypeError(
          `'${asked}' needs '${specifier}' of Node.js, which browsers do not have. Use a package that is made for browsers.`,
        );
      const next = /^(?:https:|\.{0,2}\/)/.test(specifier) ? new URL(specifier, url).href : undefined;
      if (next === undefined || seen.has(next) || seen.size >= mostRead) continue;
      seen.add(next);
      const answer = await read(next);
      if (typeof answer === 'object') queue.push({ ...answer, asked });
    }
  }
  return undefined;
};
