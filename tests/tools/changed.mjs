import { execFileSync } from 'node:child_process';
import { root } from './dependencies.mjs';

/**
 * What `npm test -- changed` runs: for vitest, the files that import a changed one; for Playwright, the journeys of the
 * rooms that changed.
 */

/** Journeys by the folder of `src` that they cover. A change in any other folder of `src` affects all journeys. */
export const journeys = {
  'src/media/page/devices/': ['capture'],
  'src/media/': ['audio', 'video', 'capture', 'real-input', 'odd-files', 'timeline', 'kept-results', 'inputs'],
  'src/cache/': ['kept-results', 'timeline', 'state', 'export'],
  'src/app/timeline/': ['timeline', 'kept-results'],
  'src/app/capture/': ['capture', 'inputs'],
  'src/app/links/': ['share', 'links-and-drafts', 'embed', 'export'],
  'src/app/models/': ['faces', 'objects', 'offline', 'speech', 'hands-free', 'text'],
  'src/app/remote/': ['remote'],
  'src/app/storage/': ['timeline', 'kept-results'],
  'src/cli/': ['command-line', 'command-line-examples', 'export'],
  'src/components/chat/': ['chat', 'accessibility', 'keyboard', 'bad-input', 'gradio'],
  'src/components/capture/': ['capture', 'inputs', 'accessibility', 'keyboard'],
  'src/components/': [
    'outputs',
    'inputs',
    'events',
    'bad-input',
    'accessibility',
    'keyboard',
    'gallery',
    'chat',
    'video-player',
    'ui-rules',
    'gradio',
  ],
  'src/compiler/': ['running', 'bad-input', 'first-paste', 'typing-help', 'links-and-drafts', 'embed'],
  'src/runtime/models/': ['faces', 'objects', 'speech', 'hands-free', 'text'],
  'src/runtime/onnx/': ['imports', 'speech', 'hands-free'],
  'src/runtime/remote/': ['remote'],
  'src/runtime/speech/': ['speech', 'hands-free'],
  'src/runtime/text/': ['text'],
  'src/runtime/vision/': ['faces', 'objects'],
  'src/runtime/voice/': ['hands-free'],
  'src/runtime/familiar/': ['first-paste', 'gradio'],
  'src/library/': ['consumers'],
  'src/docs/': ['docs-site', 'docs-print'],
  'src/playground/docs/': ['docs', 'accessibility'],
  'src/playground/drafts/': ['links-and-drafts', 'sketches', 'offline', 'memory-bomb'],
  'src/playground/editor/': ['typing-help', 'links-and-drafts', 'first-paste', 'keyboard', 'running'],
  'src/playground/examples/': [
    'faces',
    'objects',
    'pictures',
    'speech',
    'hands-free',
    'text',
    'gallery',
    'real-input',
    'audio',
    'video',
    'capture',
    'offline',
    'docs',
    'docs-site',
    'accessibility',
    'ui-rules',
  ],
  'src/playground/export/': ['export', 'policy', 'command-line', 'command-line-examples'],
  'src/playground/offline/': ['offline', 'policy'],
  'src/playground/share/': ['share', 'links-and-drafts'],
  'src/playground/theme-builder/': ['look', 'offline'],
  'src/playground/sketches/': ['sketches', 'links-and-drafts'],
  'src/playground/': [
    'first-visit',
    'gallery',
    'running',
    'links-and-drafts',
    'keyboard',
    'accessibility',
    'sketches',
    'share',
    'first-paste',
    'typing-help',
    'offline',
    'ui-rules',
  ],
};

const git = (...parameters) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8' }).trim();

/** The commit that a change starts from: where the branch left `origin/main`, or the last commit. */
const changeBase = () => {
  try {
    return git('merge-base', 'HEAD', 'origin/main');
  } catch {
    return git('rev-parse', 'HEAD');
  }
};

/** Files that differ from a commit, those that git does not track yet included. */
const changedFiles = (base) =>
  [git('diff', '--name-only', base), git('ls-files', '--others', '--exclude-standard')]
    .flatMap((names) => names.split('\n'))
    .filter(Boolean);

/**
 * Which journeys a change can affect: patterns of file names for Playwright, `'all'`, or nothing.
 *
 * @param {readonly string[]} files Paths from the root of the project.
 * @returns {'all' | string[]}
 */
export const affectedJourneys = (files) => {
  const affected = new Set();
  for (const file of files) {
    const spec = /^tests\/(?:e2e|first-paste)\/([\w-]+)\.spec\.ts$/.exec(file);
    if (spec) affected.add(spec[1]);
    else if (file.startsWith('tests/gradio/')) affected.add('gradio');
    else if (file.startsWith('tests/consumers/')) affected.add('consumers');
    else if (/^tests\/(?:unit|browser|bench|engines)\//.test(file) || /\.md$|^LICENSE$|^biome|^knip|^vitest/.test(file))
      continue;
    else {
      const folder = Object.keys(journeys).find((each) => file.startsWith(each));
      if (!folder) return 'all';
      for (const name of journeys[folder]) affected.add(name);
    }
  }
  return [...affected].sort();
};

/** @typedef {{ base: string, files: string[], journeys: 'all' | string[] }} Change */

/** @returns {Change} What differs from `origin/main`, committed or not. */
export const readChange = () => {
  const base = changeBase();
  const files = changedFiles(base);
  return { base, files, journeys: affectedJourneys(files) };
};
