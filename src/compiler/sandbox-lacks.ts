import { dataHosts } from '../protocol';

const page = 'a sketch runs in a worker, which has no page';

/** What browser pages or Node.js have and a sketch does not; and what to write instead. */
const substitutes: Readonly<Record<string, string>> = {
  document: `There is no \`document\` here: ${page}. Yield what is to be shown; for a canvas, write \`new OffscreenCanvas(width, height)\` and yield it.`,
  window: `There is no \`window\` here: ${page}. Write \`globalThis\` for what is global, and yield what is to be shown.`,
  localStorage: 'There is no `localStorage` here. Use a `yc.BrowserState`, which the browser keeps.',
  sessionStorage:
    'There is no `sessionStorage` here. Use a `yc.State`, or a `yc.BrowserState`, which the browser keeps.',
  indexedDB:
    'There is no `indexedDB` here: it is refused to sketches. Use a `yc.BrowserState`, which the browser keeps.',
  caches: 'There is no `caches` here: it is refused to sketches. Use a `yc.BrowserState`, which the browser keeps.',
  alert: "There is no `alert` here. Use `yc.info('…')`, or `yc.warning('…')`, which show a message.",
  prompt: 'There is no `prompt` here. Take the answer as an input: a parameter of the function, or a `yc.Textbox`.',
  confirm: 'There is no `confirm` here. Ask by an input, such as a `yc.Checkbox` or a `yc.Button`.',
  AudioContext:
    "There is no `AudioContext` here. Compute the samples and yield `{ sampleRate, samples }`: the page plays them. For the samples of an upload, write `yc.Audio({ type: 'samples' })`.",
  webkitAudioContext:
    'There is no `AudioContext` here. Compute the samples and yield `{ sampleRate, samples }`: the page plays them.',
  OfflineAudioContext:
    'There is no `OfflineAudioContext` here. Compute the samples yourself, in a Float32Array, and yield `{ sampleRate, samples }`.',
  Audio: 'There is no `Audio` element here. Yield the sound, its URL or `{ sampleRate, samples }` to a `yc.Audio`.',
  Image: 'There is no `Image` element here. Fetch the file and write `await createImageBitmap(blob)`.',
  HTMLCanvasElement: 'There are no canvas elements here. Write `new OffscreenCanvas(width, height)`.',
  SpeechSynthesisUtterance: 'There is no speech synthesis here. Yield the text, or sound as `{ sampleRate, samples }`.',
  speechSynthesis: 'There is no `speechSynthesis` here. Yield the text, or sound as `{ sampleRate, samples }`.',
  requestIdleCallback: 'There is no `requestIdleCallback` here. Write `await yc.sleep(0)`.',
  DOMParser:
    'There is no `DOMParser` here. Take the text apart with regular expressions, or with a parser from https://esm.sh.',
  XMLSerializer: 'There is no `XMLSerializer` here. Write the markup as text.',
  require:
    "There is no `require` here. Write `import … from 'https://esm.sh/…'`, and `import * as yc from 'yieldcast'` for the API.",
  module: 'There is no `module` here. Write `export default` before the app or the function.',
  exports: 'There is no `exports` here. Write `export default` before the app or the function.',
  process:
    'There is no `process` here: a sketch runs in the browser. Take what varies as an input, or write it as a constant.',
  Buffer: 'There is no `Buffer` here. Use a `Uint8Array` with `TextEncoder`, `TextDecoder`, `btoa` and `atob`.',
  __dirname: 'There is no `__dirname` here: a sketch has no file system. Take files by a `yc.File`.',
  setImmediate: 'There is no `setImmediate` here. Write `await yc.sleep(0)`.',
  fs: 'There is no `fs` here: a sketch has no file system. Use a `yc.File` input (`await file.text()`), and yield a `File` to offer one.',
  MediaRecorder:
    "There is no `MediaRecorder` here. Use `yc.Audio({ sources: ['microphone'] })` or `yc.Video({ sources: ['webcam'] })` as an input.",
  Deno: 'There is no `Deno` here: a sketch runs in the browser.',
  Bun: 'There is no `Bun` here: a sketch runs in the browser.',
  $: 'There is no jQuery here: a sketch runs in a worker, which has no page. Yield what is to be shown.',
};

/** The names for which {@link substituteFor} has something to say. */
export const lacking: ReadonlySet<string> = new Set(Object.keys(substitutes));

/** What to write instead of a global that a sketch does not have. */
export const substituteFor = (name: string): string | undefined =>
  Object.hasOwn(substitutes, name) ? substitutes[name] : undefined;

const navigators: Readonly<Record<string, string>> = {
  mediaDevices:
    "There is no `navigator.mediaDevices` here: only the page can open the microphone or the camera. Use `yc.Audio({ sources: ['microphone'], streaming: true })` or `yc.Image({ sources: ['webcam'], streaming: true })` as an input.",
  clipboard: 'There is no `navigator.clipboard` here. Show the text in an output, which has a button that copies it.',
  geolocation: 'There is no `navigator.geolocation` here. Ask for the location in an input, such as a `yc.Textbox`.',
  serviceWorker: 'There is no `navigator.serviceWorker` here: the page itself works offline.',
};

/** What to write instead of a property of `navigator` that a sketch does not have. */
export const substituteForNavigator = (name: string): string | undefined =>
  Object.hasOwn(navigators, name) ? navigators[name] : undefined;

/** Modules of Node, without its prefix. */
const nodeModules =
  /^(?:assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|perf_hooks|process|readline|stream|timers|tty|url|util|vm|worker_threads|zlib)(?:\/.*)?$/;

/** Packages that do not work in a sketch, such as those that draw on a page or play sound through it. */
const packages: [name: RegExp, message: (name: string) => string][] = [
  [
    /^(?:react|react-dom|preact|vue|svelte|solid-js|@angular\/.*|next|styled-components|@mui\/.*)(?:\/.*)?$/,
    (name) =>
      `${frameworks[name.split('/')[0] ?? ''] ?? `'${name}'`} draws on a page, and a sketch has none. Write a generator that yields what is to be shown, and give it inputs with \`yc.Interface\` or \`yc.Blocks\`.`,
  ],
  [
    /^(?:tone|howler|pizzicato)$/i,
    (name) =>
      `${name[0]?.toUpperCase()}${name.slice(1)} plays through an AudioContext, which a sketch has not. Compute the samples and yield \`{ sampleRate, samples }\`.`,
  ],
  [
    /^(?:jquery|p5|pixi\.js|chart\.js|d3-selection|fabric|konva)$/,
    (name) => `'${name}' draws on a page, and a sketch has none. Draw into an OffscreenCanvas and yield it.`,
  ],
  [
    /^(?:express|fastify|koa|ws|socket\.io|puppeteer|playwright|nodemon|dotenv)$/,
    (name) =>
      `'${name}' runs on a server, and a sketch runs in the browser. Write a generator that yields what is to be shown, and take what it needs as inputs.`,
  ],
  [
    /^(?:gradio|@gradio\/[\w-]+|gradio-lite)$/,
    () => "Write `from 'yieldcast'`: it has Gradio's names, and needs no server.",
  ],
];

const frameworks: Readonly<Record<string, string>> = {
  react: 'React',
  'react-dom': 'React',
  preact: 'Preact',
  vue: 'Vue',
  svelte: 'Svelte',
  'solid-js': 'Solid',
};

const nodeModule = (name: string) => {
  const bare = name.replace(/^node:/, '');
  const first = bare.split('/')[0];
  if (first === 'fs' || first === 'path')
    return `Browsers have no '${name}': it is a part of Node.js. Take a file by \`yc.File()\` (\`await file.text()\`), and yield a \`File\` to give one.`;
  if (first === 'events')
    return `Browsers have no '${name}': it is a part of Node.js. Write a generator that yields what would be emitted, or an \`EventTarget\`.`;
  return `Browsers have no '${name}': it is a part of Node.js. Use what browsers have, such as \`fetch\` and \`crypto\`.`;
};

/** Advice for an import that is not available, if we have any. */
export const insteadOfImport = (specifier: string): string | undefined => {
  if (specifier.startsWith('node:')) return nodeModule(specifier);
  const address = /^https:\/\/(?:esm\.sh|cdn\.jsdelivr\.net\/npm|unpkg\.com)\/((?:@[^/@]+\/)?[^/@?]+)/.exec(
    specifier,
  )?.[1];
  // At an address, it is a package of that name, made for browsers.
  if (!address && nodeModules.test(specifier)) return nodeModule(specifier);
  const name = address ?? specifier;
  return packages.find(([pattern]) => pattern.test(name))?.[1](name);
};

/** May a sketch reach this host? */
const isReachable = (host: string) =>
  dataHosts.some((each) => {
    const name = each.replace('https://', '');
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
  });

/** What to say about an address that the page's policy blocks. */
export const unreachable = (address: string): string | undefined => {
  const [, scheme = '', host = ''] = /^(https?|wss?):\/\/([^/:?#]+)/i.exec(address) ?? [];
  if (!host || (/^https$/i.test(scheme) && isReachable(host))) return undefined;
  const hosts = dataHosts.map((each) => each.replace('https://', '')).join(', ');
  const what = /^ws/i.test(scheme) ? `A connection to ${host}` : host;
  return `${what} may not be reached: these hosts may be reached, by https alone: ${hosts}. Take the data by a \`yc.File\` or \`yc.Textbox\`, or put it there.`;
};
