import { fragmentOf } from './fragment.mjs';

/** Opens a sketch whose app has one device, and presses its Record. */
export const record = async (page, site, source) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(source)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const app = page.locator('[data-yc=app]');
  await app.getByRole('button', { name: 'Start', exact: true }).click();
  return app;
};

/** Ends a stream, and waits until its last piece has been dealt with. */
export const stop = async (page, app) => {
  await app.getByRole('button', { name: 'Stop', exact: true }).last().click();
  await page.waitForFunction(() => ['done', 'stopped'].includes(document.querySelector('[data-yc=app]').dataset.state));
};

/** Notes when each block of samples came from the device, and how many had come when a piece was handed to the sandbox. */
export const watchBlocks = (page) =>
  page.addInitScript(() => {
    globalThis.blocks = [];
    globalThis.pieces = [];
    let samples = 0;
    const { read } = ReadableStreamDefaultReader.prototype;
    ReadableStreamDefaultReader.prototype.read = async function () {
      const result = await read.call(this);
      if (result.value instanceof AudioData) {
        samples += result.value.numberOfFrames;
        const { sampleRate: rate } = result.value;
        globalThis.blocks.push({ at: performance.timeOrigin + performance.now(), samples, rate });
      }
      return result;
    };
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, transfer) {
      const isPiece =
        Array.isArray(transfer) && transfer.some((each) => each?.byteLength > 4000 && each.byteLength < 1e5);
      if (isPiece) globalThis.pieces.push(samples);
      return postMessage.call(this, message, transfer);
    };
  });
