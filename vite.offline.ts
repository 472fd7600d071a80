import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { init, parse } from 'es-module-lexer';
import { VitePWA } from 'vite-plugin-pwa';

/** A file of the site, as the service worker knows it. What is not `lazy` is the shell, and stored at the first visit. */
export type SiteFile = { url: string; revision: string | null; integrity: string; bytes: number; lazy: boolean };

/** The editor and the examples load right after the page. So does the compiler: a worker, which is in no manifest. */
const withThePage = /^(?:index\.html|src\/playground\/(?:editor\/code-editor|gallery)\.ts|_highlighter-[\w-]+\.js)$/;
const compiler = /^compiler-[\w-]+\.js$/;

/** What the compiler loads besides, but for these: TypeScript, a second parser for the places of errors, what knows
 * pastes that are no code, and what finds the functions of `yc.parallel`. */
const rarelyCompiled = /^assets\/(?:typescript|full-parse|paste-recognition|lift)-/;

/** What shows the values of a bare function. The shell, with the first example, stays under 1.5 MB: there is room for no more. */
const mostApps = ['src/components/data/Json.tsx'];

/** Any other part that adds less than this, in bytes, is worth no decision. */
const smallPart = 500;

/** What a page of this site never asks its service worker for: pictures for installers, old fonts, models. */
const notForPages = [
  'screenshots/**',
  // Kept by the page, whatever the version of the site: see src/app/models.
  'models/**',
  '.vite/**',
  '**/*.{ttf,woff}',
  'manifest.webmanifest',
  'service-worker.js',
];

type Chunks = Record<string, { file: string; imports?: string[]; css?: string[]; assets?: string[]; src?: string }>;

/** The files that the page begins with, and those that it is next to certain to need. */
const shellOf = async (dist: string): Promise<Set<string>> => {
  await init;
  const chunks: Chunks = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'));
  const shell = new Set(['index.html', 'icon.svg', 'manifest.webmanifest', 'theme.js']);
  const stylesOf = new Map(Object.values(chunks).map(({ file, css = [], assets = [] }) => [file, [...css, ...assets]]));
  const isNotForPages = (file: string) => /\.(ttf|woff)$/.test(file);
  /** A script with all that it imports statically, and their styles. */
  const closure = (file: string, into: Set<string>, dynamic = false) => {
    if (into.has(file) || shell.has(file)) return into;
    into.add(file);
    for (const each of stylesOf.get(file) ?? []) if (!isNotForPages(each)) into.add(each);
    if (!file.endsWith('.js')) return into;
    const text = readFileSync(`${dist}/${file}`, 'utf8');
    for (const { type, start, end } of parse(text)[0]) {
      // The bundler writes its names in backticks, too.
      const name = /^["'`]?\.\/([\w.-]+)["'`]?$/.exec(text.slice(start, end))?.[1];
      if (!name) continue;
      const imported = `assets/${name}`;
      if (type === 'static' || (dynamic && !rarelyCompiled.test(imported))) closure(imported, into, dynamic);
    }
    return into;
  };
  const add = (files: Iterable<string>) => {
    for (const file of files) shell.add(file);
  };
  const bytesOf = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + statSync(`${dist}/${file}`).size, 0);
  // First: to the page's chunks, a worker is a file like a picture, of which no more is known.
  for (const file of readdirSync(`${dist}/assets`)) {
    if (compiler.test(file)) add(closure(`assets/${file}`, new Set(), true));
  }
  for (const [key, { file }] of Object.entries(chunks)) if (withThePage.test(key)) add(closure(file, new Set()));
  for (const [key, { file }] of Object.entries(chunks)) {
    if (!/^(src|virtual:generator)/.test(key) || !file.startsWith('assets/')) continue;
    const part = closure(file, new Set());
    if (mostApps.includes(key) || bytesOf(part) < smallPart) add(part);
  }
  return shell;
};

/** Tells every file's hash, so that no other file can take its place, and which of them are the shell. */
const describeFiles = (dist: string) => async (entries: { url: string; size: number }[]) => {
  const shell = await shellOf(dist);
  const manifest = entries
    .filter(({ url }) => !url.endsWith('.map'))
    .map(({ url, size }): SiteFile & { size: number } => {
      const digest = (kind: string) =>
        createHash(kind)
          .update(readFileSync(`${dist}/${url}`))
          .digest('base64');
      // A file whose name has its hash is never another one under the same name.
      const revision = url.startsWith('assets/') ? null : digest('sha1').slice(0, 12);
      return { url, revision, integrity: `sha256-${digest('sha256')}`, bytes: size, lazy: !shell.has(url), size };
    });
  return { manifest };
};

/** What makes the site an app: its manifest, and the service worker with the list of its files. */
export const offline = (dist: string) =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'workers',
    filename: 'service-worker.ts',
    injectRegister: false,
    includeManifestIcons: false,
    manifest: {
      name: 'Yieldcast',
      short_name: 'Yieldcast',
      description: 'Write a generator; see every yield. It runs in this page and nowhere else.',
      id: './',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#f3f5f4',
      theme_color: '#00695a',
      categories: ['developer', 'education', 'productivity'],
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
      screenshots: [
        {
          src: 'screenshots/wide.png',
          sizes: '1280x800',
          type: 'image/png',
          form_factor: 'wide',
          label: 'Code on the left, the app that it makes on the right',
        },
        {
          src: 'screenshots/narrow.png',
          sizes: '390x844',
          type: 'image/png',
          form_factor: 'narrow',
          label: 'An app on a phone',
        },
      ],
      file_handlers: [
        {
          action: './',
          accept: {
            'text/typescript': ['.ts'],
            'text/javascript': ['.js', '.mjs'],
            'text/x-python': ['.py'],
          },
        },
      ],
      launch_handler: { client_mode: ['navigate-new', 'auto'] },
      share_target: {
        action: './share-target',
        method: 'POST',
        enctype: 'multipart/form-data',
        params: {
          title: 'title',
          text: 'text',
          url: 'url',
          files: [
            {
              name: 'files',
              accept: ['text/*', '.ts', '.js', '.mjs', '.py', '.html', '.zip', 'application/zip'],
            },
          ],
        },
      },
    },
    injectManifest: {
      globPatterns: ['**/*'],
      globIgnores: notForPages,
      // Nothing is left out for its size alone: what is large is stored once it is used.
      maximumFileSizeToCacheInBytes: 64_000_000,
      manifestTransforms: [describeFiles(dist)],
      rollupFormat: 'iife',
      target: 'es2022',
    },
  });
