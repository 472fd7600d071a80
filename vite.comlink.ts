import { readFile } from 'node:fs/promises';
import { normalizePath, type Plugin } from 'vite';

/** Calls between the page and what every app begins with: the sandbox and the compiler. */
const ofEveryApp = /\/(?:src\/(?:host|runtime)\/.*|workers\/compiler)\.ts$/;

/**
 * The parts of Comlink that these calls never reach, and how often each is there: proxies of callbacks and of objects, which
 * the page must not give to a sandbox anyway; setting and constructing what is remote; ports and releases, in place of which
 * whole workers are ended.
 */
const unused: [part: RegExp, times: number][] = [
  [/ {4}\["proxy", proxyTransferHandler\],\n/g, 1],
  [/ {8}(?:set|construct)\(_target[\s\S]*?\n {8}\},\n/g, 2],
  [/ {12}if \((?:prop === releaseProxy|last === (?:createEndpoint|"bind"))\) \{[\s\S]*?\n {12}\}\n/g, 3],
  [/ {12}throwIfProxyReleased\(isProxyReleased\);\n/g, 2],
  [/ {4}let isProxyReleased = false;\n/g, 1],
  [/ {4}registerProxy\(proxy, ep\);\n/g, 1],
  [/const proxyFinalizers = [\s\S]*?\n {4}\}\);\n/g, 1],
  [/ {16}case "(?:SET|CONSTRUCT|ENDPOINT|RELEASE)"[\s\S]*? break;\n/g, 4],
  [/ {12}if \(type === "RELEASE"[\s\S]*?\n {12}\}\n/g, 1],
  [/ {8}if \(!isAllowedOrigin[\s\S]*?\n {8}\}\n/g, 1],
];

const suffix = '?without-unused';

/** Gives the modules of `ofEveryApp` a Comlink without these parts, which are 1.6 kB of what each app loads first. */
export const comlinkWithoutUnused = (): Plugin => ({
  name: 'yieldcast:comlink-without-unused',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source !== 'comlink' || !importer || !ofEveryApp.test(normalizePath(importer))) return undefined;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && { id: `${found.id}${suffix}`, moduleSideEffects: false };
  },
  async load(id) {
    if (!id.endsWith(suffix)) return undefined;
    let code = await readFile(id.slice(0, -suffix.length), 'utf8');
    for (const [part, times] of unused) {
      const found = code.match(part)?.length;
      if (found !== times) this.error(`Comlink has ${part} ${found} times, not ${times}: see vite.comlink.ts.`);
      code = code.replace(part, '');
    }
    return { code, map: { mappings: '' } };
  },
});
