import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { root } from './dependencies.mjs';
import { readPng } from './read-png.mjs';

/**
 * Runs the detector in Node, with TensorFlow.js's own scaling and non-maximum suppression, on the photographs of
 * `tests/fixtures/objects`, and writes what it finds to `boxes.json` there. What the sandbox finds is compared with it. Run it
 * when the model or its packages have changed: `node tests/tools/objects-in-node.mjs`.
 */
const folder = `${root}tests/fixtures/objects/`;
const model = `${root}node_modules/@vladmandic/human/models/centernet`;

/** The options of the test. */
const [threshold, iou, side] = [0.2, 0.5, 512];

/** The classes in the words of the package that the weights are from. */
const labels = [
  ...readFileSync(`${root}node_modules/@vladmandic/human/src/object/labels.ts`, 'utf8').matchAll(/label: '([^']+)'/g),
].map(([, label]) => label);

setWasmPaths(`${root}node_modules/@tensorflow/tfjs-backend-wasm/dist/`);
await tf.setBackend('wasm');
await tf.ready();
const described = JSON.parse(readFileSync(`${model}.json`, 'utf8'));
const graph = await loadGraphModel(
  tf.io.fromMemory({
    modelTopology: described.modelTopology,
    weightSpecs: described.weightsManifest[0].weights,
    weightData: new Uint8Array(readFileSync(`${model}.bin`)).buffer,
  }),
);

const found = {};
for (const file of readdirSync(folder).filter((each) => each.endsWith('.png'))) {
  const { width, height, data } = readPng(readFileSync(folder + file));
  found[file] = tf.tidy(() => {
    const square = tf.image.resizeBilinear(tf.tensor(new Float32Array(data), [1, height, width, 3]), [side, side]);
    const all = tf.reshape(graph.execute(square, 'tower_0/detections'), [-1, 6]);
    const scores = tf.reshape(tf.slice(all, [0, 4], [-1, 1]), [-1]);
    const boxes = tf.slice(all, [0, 0], [-1, 4]);
    const kept = tf.image.nonMaxSuppression(boxes, scores, 100, iou, threshold).dataSync();
    const rows = all.arraySync();
    const edge = (value, length) => (Math.min(Math.max(value, 0), side) / side) * length;
    return Array.from(kept, (at) => {
      const [x1, y1, x2, y2, score, type] = rows[at];
      const box = [edge(x1, width), edge(y1, height), edge(x2, width), edge(y2, height)];
      return { label: labels[type], score: +score.toFixed(4), box: box.map((each) => +each.toFixed(2)) };
    });
  });
}
writeFileSync(`${folder}boxes.json`, `${JSON.stringify(found, undefined, 2)}\n`);
