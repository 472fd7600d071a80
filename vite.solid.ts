import { normalizePath, type Plugin } from 'vite';

/** What Solid can do and nothing here asks for: each is a variable that stays `null`, and branches that are never taken. */
const unused = ['Transition', 'Scheduler', 'ExternalSourceConfig'];

/** What would set them. */
const setting = /\b(?:startTransition|useTransition|enableScheduling|enableExternalSource)\b/;

/**
 * Tells the minifier that Solid's transitions, its scheduler and its external sources are unused, which are 0.6 kB of what
 * every app loads first.
 */
export const solidWithoutUnused = (): Plugin => ({
  name: 'yieldcast:solid-without-unused',
  apply: 'build',
  transform(code, id) {
    const file = normalizePath(id);
    if (/\/src\/.*\.tsx?$/.test(file) && !file.includes('/node_modules/') && setting.test(code))
      this.error('Solid’s transitions, schedulers and external sources are left out of the build: see vite.solid.ts.');
    if (!file.endsWith('/solid-js/dist/solid.js')) return undefined;
    let smaller = code;
    for (const name of unused) {
      if (!smaller.includes(`let ${name} = null;`)) this.error(`Solid has no ${name} any more: see vite.solid.ts.`);
      smaller = smaller
        .replaceAll(new RegExp(`(?<!let )\\b${name} = `, 'g'), 'void ')
        .replace(`let ${name} = null;`, `const ${name} = null;`);
    }
    return { code: smaller, map: { mappings: '' } };
  },
});
