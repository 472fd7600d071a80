import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** A file that is copied as it is, or an entry that is bundled into one ES module. Paths begin at the project's folder. */
type Source = { path: string } | { bundle: string };

type Model = { title: string; licence: string; files: Record<string, Source> };

/** A module of ours, which loads the models that it needs. */
const ownModule = (name: string, title = `yieldcast/${name}`): Model => ({
  title,
  licence: 'MIT',
  files: { [`${name}.js`]: { bundle: `workers/models/${name}.ts` } },
});

/** What the site has for sketches that use models. Files of models that are loaded together need different names. */
const models: Record<string, Model> = {
  'onnxruntime-web': ownModule('onnxruntime-web', 'ONNX Runtime'),
  'yieldcast/vision': ownModule('vision'),
  'yieldcast/speech': ownModule('speech'),
  'yieldcast/voice': ownModule('voice'),
  'yieldcast/text': ownModule('text'),
  tensorflow: {
    title: 'TensorFlow.js',
    licence: 'Apache-2.0',
    files: {
      'tensorflow.js': { bundle: 'workers/models/tensorflow.ts' },
      'tensorflow.wasm': {
        path: 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm',
      },
    },
  },
  objects: {
    title: 'Object detector CenterNet (MobileNet v3, COCO)',
    licence: 'MIT',
    files: {
      'centernet.json': { path: 'node_modules/@vladmandic/human/models/centernet.json' },
      'centernet.bin': { path: 'node_modules/@vladmandic/human/models/centernet.bin' },
    },
  },
  faces: {
    title: 'Face landmarks (MediaPipe BlazeFace and Face Mesh)',
    licence: 'Apache-2.0',
    files: {
      'blazeface.json': { path: 'node_modules/@vladmandic/human/models/blazeface.json' },
      'blazeface.bin': { path: 'node_modules/@vladmandic/human/models/blazeface.bin' },
      'facemesh.json': { path: 'node_modules/@vladmandic/human/models/facemesh.json' },
      'facemesh.bin': { path: 'node_modules/@vladmandic/human/models/facemesh.bin' },
    },
  },
  onnxruntime: {
    title: 'ONNX Runtime',
    licence: 'MIT',
    files: {
      'onnxruntime.js': { path: 'node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs' },
      'onnxruntime.wasm': { path: 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm' },
    },
  },
  hibari: {
    title: 'Voice hibari (American English)',
    licence: 'Apache-2.0',
    files: {
      'english.bin': { path: 'workers/models/hibari/english.json.gz' },
      'unknown-words.onnx': { path: 'workers/models/hibari/unknown-words.onnx' },
      'voice.onnx': { path: 'workers/models/hibari/voice.onnx' },
      'voice-thread.js': { bundle: 'workers/models/voice-thread.ts' },
      // The licence asks for both to come with it.
      'hibari-licence.txt': { path: 'workers/models/hibari/licence.txt' },
      'hibari-notice.txt': { path: 'workers/models/hibari/notice.txt' },
    },
  },
  austen: {
    title: 'Tiny language model (Jane Austen)',
    licence: 'MIT',
    files: { 'austen.bin': { path: 'workers/models/austen/austen.bin' } },
  },
  silero: {
    title: 'Silero VAD',
    licence: 'MIT',
    files: { 'silero.onnx': { path: 'workers/models/silero/silero.onnx' } },
  },
};

type Content = { name: string; fileName: string; bytes: Uint8Array; sha256: string };
type Made = Record<string, { title: string; licence: string; files: Content[] }>;

type BundleAlone = (entry: string) => Promise<{ code: string }>;

let made: Promise<Made> | undefined;

/** Reads and bundles all files, once for all builds of this process. */
const makeAll = (bundleAlone: BundleAlone, at: (path: string) => string): Promise<Made> => {
  const contentOf = async (name: string, source: Source): Promise<Content> => {
    const bytes =
      'path' in source ? await readFile(at(source.path)) : Buffer.from((await bundleAlone(at(source.bundle))).code);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [stem, ending] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
    return { name, fileName: `models/${stem}-${sha256.slice(0, 16)}${ending}`, bytes, sha256 };
  };
  const makeOne = async ([name, { title, licence, files }]: [string, Model]) => {
    const contents = Object.entries(files).map(([file, source]) => contentOf(file, source));
    return [name, { title, licence, files: await Promise.all(contents) }] as const;
  };
  made ??= Promise.all(Object.entries(models).map(makeOne)).then((all) => Object.fromEntries(all));
  made.catch(() => {
    made = undefined;
  });
  return made;
};

/** Where a file lies: beside the site's page, beside an exported page, or with the dev server. */
type Place = 'site' | 'export';

/**
 * `import models from 'virtual:models'` gives the files of the models with their sizes and hashes. The build puts the files
 * into `models/`; the dev server hands them out by the same names.
 */
export const siteModels = (bundleAlone: BundleAlone, at: (path: string) => string, place: Place = 'site'): Plugin => {
  const id = '\0virtual:models';
  let isBuild = false;
  return {
    name: 'yieldcast:models',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (source) => (`\0${source}` === id ? id : undefined),
    async load(loaded) {
      if (loaded !== id) return undefined;
      const all = await makeAll(bundleAlone, at);
      const urlOf = ({ fileName, bytes }: Content) => {
        if (place === 'export') return `new URL(${JSON.stringify(fileName)}, document.baseURI).href`;
        return isBuild
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', fileName, source: bytes })}`
          : `new URL(${JSON.stringify(`/${fileName}`)}, globalThis.location?.href ?? 'http://localhost/').href`;
      };
      const entries = Object.entries(all).map(([name, { title, licence, files }]) => {
        const described = files.map(
          (each) =>
            `{ name: ${JSON.stringify(each.name)}, url: ${urlOf(each)}, bytes: ${each.bytes.length}, sha256: '${each.sha256}' }`,
        );
        return `${JSON.stringify(name)}: { title: ${JSON.stringify(title)}, licence: ${JSON.stringify(licence)}, files: [${described.join(', ')}] }`;
      });
      return `export default { ${entries.join(', ')} };`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith('/models/')) return next();
        void makeAll(bundleAlone, at).then((all) => {
          const found = Object.values(all)
            .flatMap(({ files }) => files)
            .find(({ fileName }) => request.url?.split('?')[0] === `/${fileName}`);
          if (!found) return next();
          response.setHeader('content-type', 'application/octet-stream');
          response.setHeader('content-length', found.bytes.length);
          response.end(found.bytes);
        }, next);
      });
    },
  };
};
