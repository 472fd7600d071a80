import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { root } from './dependencies.mjs';

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

/** Reads a PNG of 8 bits and three channels. */
const readPng = (bytes) => {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const lines = inflateSync(Buffer.concat(parts));
  const length = width * 3;
  const data = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const left = x < 3 ? 0 : data[y * length + x - 3];
      const up = y === 0 ? 0 : data[(y - 1) * length + x];
      const corner = x < 3 || y === 0 ? 0 : data[(y - 1) * length + x - 3];
      const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      data[y * length + x] =
        lines[y * (length + 1) + 1 + x] + [0, left, up, Math.floor((left + up) / 2), paeth][filter];
    }
  }
  return { width, height, data };
};

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
