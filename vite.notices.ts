import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { normalizePath, type Plugin } from 'vite';

type Description = { name: string; version: string; license?: string; homepage?: string };

const read = (file: string) => readFileSync(file, 'utf8');

/** What a package says of its licence: its name, and the text that has to come along. */
const noticeOf = (folder: string): string => {
  const { name, version, license = 'see below', homepage } = JSON.parse(read(`${folder}/package.json`)) as Description;
  const texts = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i.test(file));
  const text = texts.map((file) => read(`${folder}/${file}`).trim()).join('\n\n');
  return `${name} ${version} (${license})${homepage ? `\n${homepage}` : ''}\n\n${text || `Licence: ${license}`}`;
};

/** Names the packages whose code is in the bundle, with their licences. `texts` are files that are in it as texts. */
export const notices = (texts: ReadonlySet<string>): Plugin => ({
  name: 'yieldcast:notices',
  apply: 'build',
  generateBundle() {
    const folders = new Set<string>();
    for (const file of [...this.getModuleIds(), ...texts]) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/@]+(?=\/)/.exec(normalizePath(file.replace(/^\0/, '')))?.[0];
      if (folder && existsSync(`${folder}/package.json`)) folders.add(folder);
    }
    const parts = [...folders].map(noticeOf).sort((a, b) => a.localeCompare(b, 'en'));
    this.emitFile({
      type: 'asset',
      fileName: 'third-party-notices.txt',
      source: `The files of this package contain code of the following packages.\n\n${parts.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`,
    });
  },
});
