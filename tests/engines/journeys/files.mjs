/**
 * Files are given as a person gives them, and read by `fn`: as a whole, in parts, out of a state, and what is made of
 * them. In a worker made from a `data:` URL not every engine reads files by itself.
 */

const source = `import * as yc from 'yieldcast';
const file = yc.File({ label: 'Text' });
const image = yc.Image({ label: 'Picture' });
const kept = yc.State(null);
const told = yc.Textbox({ label: 'Told' });
const read = yc.Button('Read');
const first = async (file, image) => {
  const canvas = new OffscreenCanvas(3, 2);
  canvas.getContext('2d');
  const drawn = await createImageBitmap(await canvas.convertToBlob());
  const pieces = [];
  for (let reader = file.stream().getReader(), next; !(next = await reader.read()).done; ) pieces.push(...next.value);
  return {
    name: file.name,
    text: await file.text(),
    part: await file.slice(2, 4).text(),
    bytes: (await file.arrayBuffer()).byteLength,
    streamed: pieces.length,
    made: await new File([file, '!'], 'made.txt').text(),
    pixels: [image.width, image.height, ...image.data.slice(0, 4)],
    drawn: [drawn.width, drawn.height],
  };
};
read.click(
  async function* (file, image, kept) {
    const next = kept ? { again: await kept.file.text() } : await first(file, image);
    yield [{ file }, JSON.stringify(next)];
  },
  [file, image, kept],
  [kept, told],
);
export default yc.Blocks(file, image, read, told);`;

const countFields = () => document.querySelectorAll('[data-yc="app"] input[type="file"]').length;

/** Puts a text file into the first field for files, and a red PNG of 2 × 1 pixels into the second. */
const give = async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 1 });
  const context = canvas.getContext('2d');
  context.fillStyle = 'rgb(200 0 0)';
  context.fillRect(0, 0, 2, 1);
  const png = await new Promise((resolve) => canvas.toBlob(resolve));
  const files = [
    new File(['größer'], 'words.txt', { type: 'text/plain' }),
    new File([png], 'red.png', { type: 'image/png' }),
  ];
  const fields = document.querySelectorAll('[data-yc="app"] input[type="file"]');
  for (const [i, file] of files.entries()) {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    fields[i].files = transfer.files;
    fields[i].dispatchEvent(new Event('change', { bubbles: true }));
  }
};

const wanted = {
  name: 'words.txt',
  text: 'größer',
  part: 'ö',
  bytes: 8,
  streamed: 8,
  made: 'größer!',
  pixels: [2, 1, 200, 0, 0, 255],
  drawn: [3, 2],
};

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const readFiles = async (play) => {
  await play.open(source);
  await play.press('Run');
  await play.untilState('idle');
  await play.untilSeen(async () => (await play.page.evaluate(countFields)) === 2, 'two fields for files');
  await play.page.evaluate(give);
  await play.press('Read');
  await play.untilShown('textbox', 'Told', '}');
  const told = JSON.parse(await play.shown('textbox', 'Told'));
  if (JSON.stringify(told) !== JSON.stringify(wanted)) throw new Error(`It read ${JSON.stringify(told)}.`);
  await play.press('Read');
  await play.untilShown('textbox', 'Told', '{"again":"größer"}');
};

export const journeys = [{ name: 'fn reads the files that it is given, and what it makes of them', run: readFiles }];
