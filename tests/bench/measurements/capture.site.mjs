import { bits } from '../../tools/numbered-media.mjs';
import { record, stop, watchBlocks } from '../capturing.mjs';

export const figures = {
  frame: { what: 'webcam frame to its flipped copy on the page, 640×480: median', unit: 'ms', under: 60 },
  slowestFrames: { what: 'the same: 95 of 100', unit: 'ms' },
  rate: { what: 'webcam frames flipped and shown', unit: 'a second', atLeast: 15 },
  piece: { what: 'last sample of a microphone’s piece to its handler: median', unit: 'ms', under: 40 },
  slowestPieces: { what: 'the same: 95 of 100', unit: 'ms' },
};

const flip = `import * as yc from 'yieldcast';
const camera = yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true });
const out = yc.Image({ label: 'Out' });
camera.stream((image) => {
  const { width, height, data } = image;
  const flipped = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) flipped.set(data.subarray(y * width * 4, (y + 1) * width * 4), (height - 1 - y) * width * 4);
  return { width, height, data: flipped };
}, camera, out, { streamEvery: 1 / 30 });
export default yc.Blocks(camera, out);`;

const listen = `import * as yc from 'yieldcast';
const voice = yc.Audio({ label: 'Voice', sources: ['microphone'], streaming: true });
const out = yc.Textbox({ label: 'Out', lines: 2 });
const kept = yc.State([]);
voice.stream(({ samples }, kept) => {
  const next = [...kept, { at: performance.timeOrigin + performance.now(), samples: samples.length }];
  return [next, JSON.stringify(next)];
}, [voice, kept], [kept, out], { streamEvery: 0.1 });
export default yc.Blocks(voice, out);`;

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];

/**
 * Notes when each frame came from the camera, and when its flipped copy was painted. A frame carries its number in
 * columns, the lowest bit first: at its top as it comes, at its bottom when it is flipped.
 */
const watchFrames = (page) =>
  page.addInitScript((bits) => {
    // No page without a secure origin has any.
    if (!globalThis.MediaDevices) return;
    const came = new Map();
    globalThis.shown = [];
    const numberOf = (width, brightnessAt) =>
      Array.from({ length: bits }, (_, bit) =>
        brightnessAt(Math.floor(((bit + 0.5) * width) / bits)) > 128 ? 2 ** bit : 0,
      ).reduce((sum, each) => sum + each);
    const note = async (frame) => {
      const at = performance.now();
      const { codedWidth: width } = frame;
      const rows = new Uint8Array(width * 3);
      const [{ offset }] = await frame.copyTo(rows, { rect: { x: 0, y: 0, width, height: 2 } });
      came.set(
        numberOf(width, (x) => rows[offset + x]),
        at,
      );
      frame.close();
    };
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = async function (asked) {
      const stream = await getUserMedia.call(this, asked);
      for (const track of stream.getVideoTracks()) {
        const reader = new MediaStreamTrackProcessor({ track: track.clone() }).readable.getReader();
        (async () => {
          for (;;) {
            const { value, done } = await reader.read();
            if (done) return;
            void note(value);
          }
        })();
      }
      return stream;
    };
    const { putImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.putImageData = function (image, ...rest) {
      putImageData.call(this, image, ...rest);
      const { width, height, data } = image;
      const number = numberOf(width, (x) => data[((height - 1) * width + x) * 4]);
      const { port1, port2 } = new MessageChannel();
      // A task that is queued while a frame is drawn runs when it has been painted.
      port1.onmessage = () => {
        const at = performance.now();
        globalThis.shown.push({ at, took: at - came.get(number) });
      };
      port2.postMessage(null);
    };
  }, bits);

const measureFrames = async (page, site) => {
  const app = await record(page, site, flip);
  await page.waitForFunction(() => globalThis.shown.length >= 250, undefined, { timeout: 60_000 });
  const shown = (await page.evaluate(() => globalThis.shown)).slice(50);
  await stop(page, app);
  const took = shown.map((each) => each.took);
  return {
    frame: at(took, 0.5),
    slowestFrames: at(took, 0.95),
    rate: ((shown.length - 1) / (shown.at(-1).at - shown[0].at)) * 1000,
  };
};

/**
 * A sample cannot be seen being made. The block that was quickest to come tells how the samples' clock and the page's lie
 * to each other, but for the few milliseconds that a block takes at the least.
 */
const measurePieces = async (page, site) => {
  const app = await record(page, site, listen);
  await page.waitForFunction(() => globalThis.pieces.length > 120, undefined, { timeout: 60_000 });
  await stop(page, app);
  const { blocks, pieces } = await page.evaluate(() => ({ blocks: globalThis.blocks, pieces: globalThis.pieces }));
  const calls = JSON.parse(await app.locator('[data-yc-kind=textbox] textarea').inputValue());
  const milliseconds = (samples) => (samples / blocks[0].rate) * 1000;
  const origin = Math.min(...blocks.map((each) => each.at - milliseconds(each.samples)));
  // The first ones start the handler's code, the last one is what was left.
  const took = calls.map((call, k) => call.at - origin - milliseconds(pieces[k])).slice(10, -1);
  return { piece: at(took, 0.5), slowestPieces: at(took, 0.95) };
};

export const measure = async ({ page, site }) => {
  await watchFrames(page);
  await watchBlocks(page);
  return { ...(await measureFrames(page, site)), ...(await measurePieces(page, site)) };
};
