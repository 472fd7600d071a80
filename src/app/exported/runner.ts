import { createComponent, render } from 'solid-js/web';
import { useProgram } from '../../host';
import { giveMediaWorker } from '../../media';
import type { Program } from '../../protocol';
import { speak } from '../../words';
import { type GivenWords, giveWords } from '../../words/given-languages';
import { fillFrom } from '../links';
import { noEditor } from '../links/doors';
import { exportedOrigin } from '../published-origin';
import { createWorkspace } from '../workspace';
import { showLastRun, takeResults } from './show-results';

/** An exported app. `files` maps the paths that the sketch uses to `data:` URLs. */
export type ExportedApp = {
  id: string;
  program: Program;
  /** Files inside the export, as `data:` URLs … */
  files?: Record<string, string>;
  /** The interface's words in the language of the person who exported it; none for English. */
  words?: GivenWords;
  /** … and the paths of files beside it. */
  beside?: string[];
};

/** A file inside the export. */
export const blobOf = (url: string): Blob => {
  // Types may have parameters: `text/csv;charset=utf-8`.
  const [, type = '', base64 = ''] = /^data:([^,]*);base64,(.*)$/s.exec(url) ?? [];
  return new Blob([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], { type });
};

/** What the address gives its inputs. */
const valuesIn = (fragment: string) => /[#&]values=([^&]+)/.exec(fragment)?.[1];

/** Shows an exported app inside an element, using the program, the workers and the results that the export includes. */
export const start = async (
  app: ExportedApp,
  mediaWorker: string | undefined,
  element: Element,
  packed?: string,
): Promise<void> => {
  giveWords(app.words);
  speak();
  useProgram(app.program);
  if (mediaWorker) giveMediaWorker(mediaWorker);
  const results = packed ? takeResults(packed) : undefined;
  const workspace = createWorkspace();
  const note = element.appendChild(document.createElement('div'));
  render(() => createComponent(workspace.View, {}), element);
  const within = Object.fromEntries(Object.entries(app.files ?? {}).map(([path, url]) => [path, blobOf(url)]));
  // The source is no longer needed, only the names of its files, to say where an error occurred.
  const files = Object.fromEntries(Object.keys(app.program.modules).map((path) => [path, '']));
  const origin = exportedOrigin(app.id, within, app.beside ?? []);
  origin.ways = { address: () => `${location.href.replace(/#.*$/, '')}#app`, copy: noEditor() };
  const values = valuesIn(location.hash);
  // An address with other values may be pasted into the same tab.
  addEventListener('hashchange', () => valuesIn(location.hash) !== undefined && location.reload());
  const fill = values === undefined ? undefined : await fillFrom(values, workspace.model);
  await workspace.run({ entry: app.program.entry, files }, origin, false, fill);
  // The results of a run with other inputs would pass for those of these.
  if (results && !fill) showLastRun(results, workspace.model, note);
};
