import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { root } from './dependencies.mjs';
import { cameraFilm } from './fake-film.mjs';
import { serveSite } from './serve.mjs';

/**
 * Makes the pictures of the gallery's cards from what the examples really show: `npm run build`, then
 * `node tests/tools/gallery-pictures.mjs`, with the names of examples or without. Writes `public/gallery/<name>.webp`, in
 * dark colours, and `<name>-light.webp` unless the picture shows nothing of the page.
 */

const [width, height] = [480, 300];

/** What is to be seen is the output alone; a picture fills the card. */
const style = `
  .pg-bar, .pg-welcome, .pg-editor, .pg-splitter, .pg-console, .pg-hushed, .yc-status, .yc-app-head,
  .yc-inputs, .yc-form-actions, .yc-examples, .yc-article, .yc-tools { display: none !important; }
  .pg-panes { grid-template-columns: 1fr !important; }
  .pg, .pg-panes, .pg-output, .pg-stage { height: 100vh !important; overflow: hidden !important; }
  .yc-app { display: grid !important; align-content: center; padding: 24px !important; min-height: 100vh !important; }
  .yc-outputs { align-content: center !important; }
  :root { zoom: 1.35; }
  [data-card] { position: fixed !important; inset: 0 !important; z-index: 99; width: 100vw !important;
    height: 100vh !important; max-width: none !important; max-height: none !important; object-fit: cover !important; }
`;

/**
 * Which part of the output fills the card, or is seen as a whole on a paper of this colour; how long the run goes on, and what
 * is pressed or drawn before.
 */
const special = {
  count: { wait: 600 },
  tone: { wait: 3000 },
  'streaming-audio': { wait: 3000 },
  'slow-generator': { wait: 4000 },
  'fake-diffusion': { fill: 'canvas', wait: 1500 },
  ripples: { fill: 'canvas', wait: 2500 },
  letters: { fill: 'canvas', wait: 2000 },
  'all-cores': { fill: 'canvas', wait: 12000 },
  'growing-plot': { wait: 9000 },
  'several-outputs': { wait: 2000 },
  'diffusion-gif': { press: 'Diffuse', fill: 'canvas', wait: 900 },
  'path-tracer': { fill: 'canvas', wait: 60000 },
  shell: { fill: '.yc-model-stage canvas', paper: '#fbf3e7', wait: 15000 },
  butterfly: { fill: 'canvas', paper: '#fffaf0', wait: 8000 },
  'raw-frames': { fill: 'video', wait: 3500 },
  'streaming-video': { fill: 'video', wait: 4000 },
  flip: { fill: 'video', wait: 5000 },
  objects: { press: 'Submit', fill: '[data-yc-kind=video]:last-of-type video', wait: 9000 },
  'objects-frames': { press: 'Submit', fill: 'canvas', wait: 5000 },
  'face-landmarks': { fill: 'canvas', wait: 8000 },
  'streaming-filter': { press: 'Start', fill: '[data-yc-kind=image]:last-of-type canvas', wait: 3000 },
  unified: { press: 'Start', fill: 'canvas', wait: 3000 },
  'live-level': { press: 'Start', wait: 6000 },
  'hands-free': { press: 'Start', wait: 25000 },
  'stream-audio': { press: 'Start', wait: 4000 },
  'bare-paste': { name: 'Ada', wait: 500 },
  'keep-repeating': { press: 'Record', submit: 3000, wait: 2500 },
  'keep-repeating-video': { press: 'Record', submit: 2000, fill: 'video', wait: 3000 },
  blocks: { press: 'Greet', wait: 2500 },
  'spoken-answer': { press: 'Ask', wait: 15000 },
  'before-and-after': { press: 'Submit', wait: 3000 },
  kaleidoscope: { strokes: true, fill: '[data-yc-kind=image] canvas', paper: '#ffffff', wait: 3000 },
  'bright-spots': { press: 'Submit', wait: 5000 },
  'marked-words': { press: 'Submit', wait: 3000 },
  'a-play': { press: 'Submit', wait: 4000 },
  chat: { press: 'The quick brown fox', wait: 1500 },
  'tiny-language-model': { press: 'Elizabeth laughed, and', wait: 6000 },
};

const examples = [...readFileSync(`${root}src/playground/gallery.ts`, 'utf8').matchAll(/^ {4}name: '(.+)'/gm)].map(
  ([, name]) => name,
);
const wanted = process.argv.slice(2);
const site = await serveSite();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [
    ...chromiumArguments,
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${cameraFilm()}`,
    `--use-file-for-fake-audio-capture=${root}tests/fixtures/speech/alike.wav`,
  ],
});
mkdirSync(`${root}public/gallery`, { recursive: true });

/** PNG to WebP, by the browser itself. */
const toWebP = (page, png) =>
  page.evaluate(
    async ({ png, width, height }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d').drawImage(bitmap, 0, 0, width, height);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(bytes.reduce((text, each) => text + String.fromCharCode(each), ''));
    },
    { png, width, height },
  );

const draw = async (name, colorScheme) => {
  const { press, submit, strokes, fill, paper, name: typed, wait = 1500 } = special[name] ?? {};
  const context = await browser.newContext({
    viewport: { width: 1000, height: 640 },
    colorScheme,
    permissions: ['camera', 'microphone'],
  });
  const page = await context.newPage();
  await page.goto(`${site.url}#example=${name}`);
  const app = page.locator('[data-yc=app]');
  await page.locator('.pg-bar').getByRole('button', { name: 'Run', exact: true }).click();
  await app.waitFor();
  if (press) await app.getByRole('button', { name: press, exact: true }).first().click();
  if (typed) {
    await app.getByRole('textbox', { name: 'name' }).fill(typed);
    await app.getByRole('button', { name: 'Submit', exact: true }).click();
  }
  if (strokes) {
    await app.locator('.yc-drawing-board').scrollIntoViewIfNeeded();
    const { x, y, width, height } = await app.locator('.yc-drawing-board').boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (let at = 0; at <= 40; at++)
      await page.mouse.move(x + width * (0.5 + at / 90), y + height * (0.5 + Math.sin(at / 4) / 4));
    await page.mouse.up();
  }
  if (submit) {
    await page.waitForTimeout(submit);
    await app.getByRole('button', { name: 'Stop', exact: true }).first().click();
    await app.getByRole('button', { name: 'Retake' }).waitFor();
    await app.getByRole('button', { name: 'Submit', exact: true }).click();
  }
  await page.waitForTimeout(wait);
  await page.setViewportSize({ width, height });
  await page.addStyleTag({ content: style });
  if (fill) {
    await app
      .locator(fill)
      .last()
      .evaluate((element, paper) => {
        element.setAttribute('data-card', '');
        if (paper) element.style.cssText = `object-fit: contain !important; background: ${paper}; zoom: ${1 / 1.35}`;
        // What is fixed is so within an ancestor that is contained.
        document.body.append(element);
      }, paper);
  }
  await page.waitForTimeout(300);
  const png = (await page.screenshot()).toString('base64');
  const file = colorScheme === 'light' ? `${name}-light.webp` : `${name}.webp`;
  writeFileSync(`${root}public/gallery/${file}`, Buffer.from(await toWebP(page, png), 'base64'));
  console.log(file);
  await context.close();
};

for (const name of wanted.length > 0 ? wanted : examples) {
  await draw(name, 'dark');
  if (!special[name]?.fill) await draw(name, 'light');
}
await browser.close();
await site.close();
