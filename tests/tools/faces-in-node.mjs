import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { root } from './dependencies.mjs';
import { readPng } from './read-png.mjs';

/**
 * Runs the package that the face models are from, with its own code, in Node, on the photograph of a face in
 * `tests/fixtures/objects`, and writes the points that it places to `face.json` there. What the sandbox finds is compared with
 * them. Run it when the models or their package have changed: `node tests/tools/faces-in-node.mjs`.
 */
const folder = `${root}tests/fixtures/objects/`;
const package_ = `${root}node_modules/@vladmandic/human/`;

// The package asks for its models by address, and Node's fetch reads no files.
globalThis.fetch = async (url) => {
  const name = String(url).replace(/^file:\/\//, '');
  const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  return new Response(readFileSync(name), { headers: { 'content-type': type } });
};

const { Human } = createRequire(import.meta.url)(`${package_}dist/human.node-wasm.js`);
const off = { enabled: false };
const human = new Human({
  backend: 'wasm',
  wasmPath: `${root}node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
  modelBasePath: `file://${package_}models/`,
  filter: off,
  face: {
    enabled: true,
    detector: { rotation: false },
    mesh: { enabled: true },
    iris: off,
    attention: off,
    description: off,
    emotion: off,
    antispoof: off,
    liveness: off,
  },
  body: off,
  hand: off,
  object: off,
  gesture: off,
  segmentation: off,
});
await human.init();
const { width, height, data } = readPng(readFileSync(`${folder}astronaut.png`));
const input = human.tf.tensor(new Float32Array(data), [1, height, width, 3]);
const { face: faces } = await human.detect(input);
const points = faces.map(({ mesh }) => mesh.map(([x, y]) => [x, y]));
writeFileSync(`${folder}face.json`, `${JSON.stringify(points)}\n`);
