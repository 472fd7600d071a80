import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fragmentOf } from '../fragment.mjs';
import { megabytes, openProcesses } from '../memory.mjs';

export const figures = {
  drop: {
    what: 'a WAV of 200 MB dropped into an input: growth of the browser’s memory at its peak',
    unit: 'MB',
    under: 150,
  },
  waveform: { what: 'the same: until its waveform is drawn', unit: 'ms' },
};

const source = `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: () => 'done', inputs: yc.Audio({ label: 'In' }), outputs: yc.Textbox({ label: 'Out' }) });`;

const rate = 48_000;
const channels = 2;
const seconds = 1_092;

/** 200 MB of a tone, in 16 bits. */
const writeWav = async (path) => {
  const block = Buffer.alloc(4 * rate);
  for (let i = 0; i < 2 * rate; i++) block.writeInt16LE(Math.round(12_000 * Math.sin(i / 30)), 2 * i);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + seconds * block.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * channels * rate, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(seconds * block.length, 40);
  const file = createWriteStream(path);
  file.write(head);
  for (let i = 0; i < seconds; i++) {
    if (!file.write(block)) await new Promise((resolve) => file.once('drain', resolve));
  }
  await new Promise((resolve) => file.end(resolve));
};

export const measure = async ({ page, site }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const path = join(folder, 'long.wav');
    await writeWav(path);
    await page.goto('about:blank');
    await page.goto(`${site}${fragmentOf(source)}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const input = page.locator('[data-yc=app] input[type=file]');
    await input.waitFor({ state: 'attached' });
    const memory = await openProcesses(page);
    const total = async () => {
      const { renderer, browser } = await memory();
      return renderer + browser;
    };
    const before = await total();
    let peak = before;
    let isOver = false;
    const watching = (async () => {
      while (!isOver) peak = Math.max(peak, await total());
    })();
    const began = Date.now();
    await input.setInputFiles(path);
    // Bars are cut out of the canvas, the last of them when all of the file has been read.
    await page.waitForFunction(
      () => {
        const canvas = document.querySelector('[data-yc=app] .yc-wave canvas');
        if (!canvas?.width) return false;
        const row = Math.round(0.4 * canvas.height);
        const { data } = canvas.getContext('2d').getImageData(canvas.width - 8, row, 8, 1);
        return data.some((value, i) => i % 4 === 3 && value === 0);
      },
      undefined,
      { timeout: 300_000, polling: 200 },
    );
    const waveform = Date.now() - began;
    isOver = true;
    await watching;
    return { drop: megabytes(peak - before), waveform };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
