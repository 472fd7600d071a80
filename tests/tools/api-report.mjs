import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { root } from './dependencies.mjs';

/**
 * The reports in `docs/api`: what each entry of the package exports, with its types. A change of the public surface shows
 * in their diff. They are made from the declarations in `lib`, so the package is built first.
 *
 * `npm run api` writes them anew; `npm test -- api` compares.
 */

const entries = ['index', 'app', 'element', 'speech', 'text', 'vision', 'voice'];

const temporary = `${root}test-results/api`;

/** The report of an entry, as Markdown. */
const reportOf = (entry) => {
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: `${root}package.json`,
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: `${root}lib/${entry}.d.ts`,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
            types: [],
            strict: true,
            target: 'ES2022',
            module: 'ESNext',
            moduleResolution: 'Bundler',
          },
          files: [`${root}lib/${entry}.d.ts`],
        },
      },
      apiReport: { enabled: true, reportFileName: entry, reportFolder: temporary, reportTempFolder: temporary },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const { succeeded, errorCount } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = message.logLevel !== 'error';
    },
  });
  if (!succeeded || errorCount > 0) throw new Error(`The declarations of lib/${entry}.d.ts have faults.`);
  return readFileSync(`${temporary}/${entry}.api.md`, 'utf8');
};

const fileOf = (entry) => `${root}docs/api/${entry}.api.md`;

const current = (entry) => {
  try {
    return readFileSync(fileOf(entry), 'utf8');
  } catch {
    return '';
  }
};

/** Makes the reports; tells which differ from those in `docs/api`, and writes them there if asked to. */
export const compareApi = ({ write = false } = {}) => {
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const changed = entries.filter((entry) => {
    const report = reportOf(entry);
    if (report === current(entry)) return false;
    if (write) writeFileSync(fileOf(entry), report);
    return true;
  });
  return { changed, entries };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(`${root}docs/api`, { recursive: true });
  const { changed } = compareApi({ write: true });
  console.log(changed.length > 0 ? `Written: ${changed.map(fileOf).join(', ')}` : 'The reports are up to date.');
}
