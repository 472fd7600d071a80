import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A page of the docs, as it is written. */
export type WrittenPage = {
  /** The name of its file without the ending, in the built folder `docs`. */
  slug: string;
  /** The heading over it and its neighbours in the list of pages. */
  group: string;
  /** Its file in the repository. */
  path: string;
  title: string;
  /** The sentence or two below its title. */
  lead: string;
  /** The rest, in Markdown. */
  text: string;
};

/** The place in the list where the pages of the reference go, which no file has. */
export const referenceGroup = 'Components and functions';

/** Every written page, in order. A page is a file of `docs/site`, or, where a path is named, one that people also read in the repository. */
const places: Record<string, readonly (string | { slug: string; path: string; sections?: readonly string[] })[]> = {
  Start: ['index', 'generators', 'events-and-state'],
  Guide: ['streaming', 'devices', 'chat', 'models', 'looks', 'cache-and-timeline', 'sharing'],
  [referenceGroup]: [],
  'Elsewhere and from elsewhere': [
    'embedding',
    { slug: 'command-line', path: 'docs/command-line.md' },
    { slug: 'hosting', path: 'docs/hosting.md' },
    { slug: 'from-gradio', path: 'docs/from-gradio.md' },
  ],
  'Behind it': [
    {
      slug: 'how-it-works',
      path: 'docs/architecture.md',
      sections: [
        'Overview',
        'One yield, from the user’s code to the pixel',
        'One chunk of sound, from the generator to the speakers',
        'From a device into a run, and back',
        'The sandbox',
      ],
    },
    { slug: 'security', path: 'docs/security.md' },
    'performance',
  ],
};

/** Titles of pages whose file has another one, since it is written for who works on the project. */
const titles: Record<string, { title: string; lead: string }> = {
  'how-it-works': {
    title: 'How it works',
    lead: 'Where code runs, and how a yield gets from there to the screen and to the speakers. Names of files are those of the repository.',
  },
  'command-line': {
    title: 'The command line',
    lead: 'Show a sketch from a file, make static files of it, and begin new ones.',
  },
  security: { title: 'Security', lead: 'What code from others can do in your browser, and what it cannot.' },
};

/** The names of all groups, in order. */
export const pageGroups = Object.keys(places);

const straight = (text: string) => text.replaceAll('’', "'");

/** The sections of a document, each with its heading of the second level. */
export const sectionsOf = (document: string) =>
  document
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf('\n');
      return { title: section.slice(0, end).trim(), text: section.slice(end + 1).trim() };
    });

/** Reads every page. Throws for a file of `docs/site` that is no page, and for one without a title or a lead. */
export const readPages = (root: string): WrittenPage[] => {
  const pages = Object.entries(places).flatMap(([group, listed]) =>
    listed.map((place): WrittenPage => {
      const { slug, path, sections } =
        typeof place === 'string' ? { slug: place, path: `docs/site/${place}.md`, sections: undefined } : place;
      const document = readFileSync(resolve(root, path), 'utf8').replaceAll('\r\n', '\n');
      const [, ownTitle = '', ownLead = '', body = ''] =
        /^# (.+)\n\n((?:[^#\n].*\n)*)\n?([\s\S]*)$/.exec(document) ?? [];
      const { title, lead } = titles[slug] ?? { title: ownTitle, lead: ownLead.trim() };
      if (!title || !lead) throw new Error(`${path} needs a title and a sentence below it.`);
      const chosen = sections?.map((name) => {
        const found = sectionsOf(body).find((section) => straight(section.title) === straight(name));
        if (!found) throw new Error(`${path} has no section “${name}”, which the page ${slug} shows.`);
        return `## ${found.title}\n\n${found.text}`;
      });
      const own = titles[slug] ? `${ownLead}\n${body}` : body;
      return { slug, group, path, title, lead, text: (chosen?.join('\n\n') ?? own).trim() };
    }),
  );
  const known = new Set(pages.map(({ path }) => path));
  for (const file of readdirSync(resolve(root, 'docs/site')))
    if (!known.has(`docs/site/${file}`)) throw new Error(`docs/site/${file} is in no group of vite.docs-pages.ts.`);
  return pages;
};

/**
 * How a block of code is meant, by the words after `ts`: a whole sketch, which is shown with a live app; `press` if that starts only
 * at a press, since it opens a device or loads a model; `network` if it needs hosts that a test does not reach; `fragment`
 * if it is no whole sketch.
 */
export type Sample = { page: string; line: number; code: string; kind: 'live' | 'press' | 'network' | 'fragment' };

const kinds = { '': 'live', press: 'press', network: 'network', fragment: 'fragment' } as const;

/** What a fence's words mean. Throws for a word that there is not. */
export const kindOfFence = (info: string, page: string): Sample['kind'] | undefined => {
  const [language, word = '', ...more] = info.trim().split(/\s+/);
  if (language !== 'ts') return undefined;
  if (more.length > 0 || !Object.hasOwn(kinds, word)) throw new Error(`${page}: a block of code is “${info}”.`);
  return kinds[word as keyof typeof kinds];
};

/** Every block of TypeScript on the pages. */
export const samplesOf = (pages: readonly WrittenPage[]): Sample[] =>
  pages.flatMap(({ slug, path, text }) =>
    [...text.matchAll(/^```(ts\b.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', code = ''], at): Sample => {
      const kind = kindOfFence(info, path);
      if (!kind) throw new Error(`${path}: a block of code is “${info}”.`);
      return { page: slug, line: at + 1, code, kind };
    }),
  );
