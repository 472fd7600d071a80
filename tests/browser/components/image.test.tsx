import { beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drop, greyJpeg, middleOf, paste, pngFile, solid } from './pictures';
import { painted, preload, show, until } from './shown';

const orange: [number, number, number] = [255, 124, 0];
type Shown = ReturnType<typeof show<'image'>>;
const canvasOf = (shown: Shown) => shown.find<HTMLCanvasElement>('canvas');
const fileField = (shown: Shown) => shown.find<HTMLInputElement>('input[type="file"]');
const loaded = (shown: Shown) => until(() => shown.find<HTMLImageElement>('img').naturalWidth > 0);

beforeAll(() => preload('image'));

describe('an image that is shown', () => {
  test('from pixels, at their very size, as an image with a name', async () => {
    const shown = show('image', solid(30, 20, orange), { label: 'Result' });
    expect([canvasOf(shown).width, canvasOf(shown).height]).toEqual([30, 20]);
    expect(middleOf(canvasOf(shown))).toEqual([...orange, 255]);
    await expect.element(shown.screen.getByRole('img', { name: 'Result' })).toBeVisible();
  });

  test('keeps its canvas as images follow each other, and its box whatever their size', () => {
    const shown = show('image', null, { label: 'Result' });
    const height = shown.root().offsetHeight;
    shown.set(solid(600, 600, [1, 2, 3]));
    const canvas = canvasOf(shown);
    expect(shown.root().offsetHeight).toBe(height);
    shown.set(solid(1000, 1000, orange));
    expect(canvasOf(shown)).toBe(canvas);
    expect(middleOf(canvas)).toEqual([...orange, 255]);
    expect(shown.root().offsetHeight).toBe(height);
  });

  test('from a bitmap, twice if need be, with nothing of the last one behind its transparent parts', async () => {
    const clear = new OffscreenCanvas(8, 8);
    clear.getContext('2d');
    const bitmap = await createImageBitmap(clear);
    const shown = show('image', solid(8, 8, orange));
    shown.set({ as: 'bitmap', bitmap });
    expect(middleOf(canvasOf(shown))).toEqual([0, 0, 0, 0]);
    const { data } = solid(4, 4, [0, 200, 0]);
    const green = await createImageBitmap(new ImageData(new Uint8ClampedArray(data), 4, 4));
    shown.set({ as: 'bitmap', bitmap: green });
    shown.set({ as: 'bitmap', bitmap: green });
    expect(middleOf(canvasOf(shown))).toEqual([0, 200, 0, 255]);
    expect(green.width).toBe(4);
  });

  test('from a JPEG of tens of millions of pixels, at a size that holds up nothing, and is pressed at its own pixels', async () => {
    const canvas = new OffscreenCanvas(6000, 4500);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    for (let i = 0; i < 4000; i++) {
      context.fillStyle = `hsl(${(i * 47) % 360} 80% 50%)`;
      context.fillRect((i * 613) % 6000, (i * 389) % 4500, 120, 120);
    }
    const file = new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })], 'large.jpg');
    expect(file.size).toBeGreaterThan(512 * 1024);
    const shown = show('image', { as: 'file', file }, {}, { listened: ['select'] });
    await loaded(shown);
    const image = shown.find<HTMLImageElement>('img');
    expect([image.naturalWidth, image.naturalHeight]).toEqual([4096, 3072]);
    const { left, top, width, height } = image.getBoundingClientRect();
    image.dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 }),
    );
    const [x = 0, y = 0] = (shown.told('select')[0] as { index: [number, number] }).index;
    expect(Math.abs(x - 3000)).toBeLessThan(30);
    expect(Math.abs(y - 2250)).toBeLessThan(30);
  });

  test('from a JPEG of 16,000 by 16,000 pixels, while the page goes on', async () => {
    const shown = show('image', { as: 'file', file: greyJpeg(16_000) });
    // The longest that no frame was drawn: with the picture decoded as it is, seven seconds on a busy machine.
    let [longest, last] = [0, performance.now()];
    const frames = async (count: number) => {
      for (let i = 0; i < count; i++) {
        await new Promise(requestAnimationFrame);
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
    };
    while (!shown.root().querySelector('img')?.naturalWidth) await frames(1);
    await frames(20);
    const image = shown.find<HTMLImageElement>('img');
    expect(image.dataset.size).toBe('16000,16000');
    expect(image.naturalWidth).toBe(4096);
    expect(longest).toBeLessThan(2_000);
    expect(middleOf(image)).toEqual([128, 128, 128, 255]);
  });

  test('from a video frame; a closed one leaves the last picture', () => {
    const frame = new VideoFrame(solid(16, 16, orange).data, {
      format: 'RGBA',
      codedWidth: 16,
      codedHeight: 16,
      timestamp: 0,
    });
    const shown = show('image', { as: 'frame', frame });
    expect(middleOf(canvasOf(shown))).toEqual([...orange, 255]);
    frame.close();
    shown.set({ as: 'frame', frame });
    expect(middleOf(canvasOf(shown))).toEqual([...orange, 255]);
  });

  test('from a file; its URL is given back when the next one is there, and at the end', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const shown = show('image', { as: 'file', file: await pngFile('a.png', orange) }, { label: 'Result' });
    await loaded(shown);
    expect(middleOf(shown.find<HTMLImageElement>('img'))).toEqual([...orange, 255]);
    shown.set({ as: 'file', file: await pngFile('b.png', [0, 0, 255]) });
    await until(() => revoked.mock.calls.length === 1);
    await until(() => middleOf(shown.find<HTMLImageElement>('img'))[2] === 255);
    shown.set(null);
    expect(revoked.mock.calls.flat().sort()).toEqual(made.mock.results.map((each) => each.value).sort());
    made.mockRestore();
    revoked.mockRestore();
  });

  test('from files that come quicker than they load: the last one is seen', async () => {
    const shown = show('image', null, { label: 'Result' });
    const files = await Promise.all(Array.from({ length: 20 }, (_, i) => pngFile(`${i}.png`, [i * 10, 0, 0], 64)));
    for (const file of files) {
      shown.set({ as: 'file', file });
      await painted();
    }
    await until(() => middleOf(shown.find<HTMLImageElement>('img'))[0] === 190);
  });

  test('never by a URL that could run in this page’s origin', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    const shown = show('image', { as: 'file', file: new Blob([svg], { type: 'image/svg+xml' }) });
    await loaded(shown);
    expect(shown.find<HTMLImageElement>('img').src).toMatch(/^data:image\/svg\+xml/);
    shown.set({ as: 'file', file: new Blob(['<script>alert(1)</script>'], { type: 'text/html' }) });
    await expect.element(shown.screen.getByText('This file could not be read as an image.')).toBeVisible();
    expect(made.mock.calls.map(([blob]) => (blob as Blob).type)).toEqual(['image/png']);
    made.mockRestore();
  });

  test('says so where a URL cannot be loaded, and recovers', async () => {
    const fileOf = async ({ url }: { url: string }): Promise<File> => {
      if (url === 'a.png') return pngFile('a.png', orange);
      throw new Error(`“${url}” could not be fetched: this sketch may not read it.`);
    };
    const shown = show('image', { as: 'url', url: '/private.png' }, { label: 'Result' }, { fileOf });
    await expect.element(shown.screen.getByText('“/private.png” could not be fetched')).toBeVisible();
    expect(shown.find<HTMLImageElement>('img').getAttribute('src')).toBe(null);
    shown.set({ as: 'url', url: 'a.png' });
    await until(() => shown.find<HTMLImageElement>('img').src.startsWith('blob:'));
    shown.set({ as: 'file', file: await pngFile('a.png', orange) });
    await expect.element(shown.screen.getByRole('img', { name: 'Result' })).toBeVisible();
    await expect.element(shown.screen.getByText(/could not be fetched/)).not.toBeInTheDocument();
  });

  test('is enlarged in a dialog, which Escape closes', async () => {
    const shown = show('image', solid(300, 200, orange), { label: 'Result' });
    await shown.screen.getByRole('button', { name: 'Enlarge' }).click();
    const dialog = shown.screen.getByRole('dialog', { name: 'Result' });
    await expect.element(dialog).toBeVisible();
    const canvas = dialog.element().querySelector('canvas');
    expect(canvas && middleOf(canvas)).toEqual([...orange, 255]);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement?.textContent).toBe('Enlarge');
  });

  test('is saved as a PNG file of its pixels', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const names: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const shown = show('image', solid(30, 20, orange), { label: 'Result' });
    await shown.screen.getByRole('button', { name: 'Download' }).click();
    await until(() => made.mock.calls.length === 1);
    const blob = made.mock.calls[0]?.[0] as Blob;
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).toEqual([30, 20]);
    expect(names).toEqual(['Result.png']);
    made.mockRestore();
    click.mockRestore();
  });

  test('is never blank', async () => {
    const { screen } = show('image', null, { label: 'Result' });
    await expect.element(screen.getByText('Nothing yet.')).toBeVisible();
  });
});

describe('an image that is put in', () => {
  const input = () => show('image', null, { label: 'Photo' }, { interactive: true });

  test('by the file picker, under its label', async () => {
    const shown = input();
    await expect.element(shown.screen.getByLabelText('Photo')).toHaveAttribute('type', 'file');
    await expect.element(shown.screen.getByText('Drop an image here, paste it, or choose a file')).toBeVisible();
    await userEvent.upload(fileField(shown), await pngFile('a.png', orange));
    const value = shown.inputs[0];
    expect(value?.as === 'file' && (value.file as File).name).toBe('a.png');
    await loaded(shown);
    await expect.element(shown.screen.getByRole('img', { name: 'Preview' })).toBeVisible();
    await expect.element(shown.screen.getByLabelText('Photo')).toHaveAttribute('type', 'file');
  });

  test('by a drop, with the target outlined meanwhile, and the page stays', async () => {
    const shown = input();
    const target = shown.find('.yc-door');
    const file = await pngFile('a.png', orange);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    target.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
    expect(getComputedStyle(target).outlineStyle).toBe('solid');
    target.dispatchEvent(new DragEvent('dragleave', { bubbles: true, dataTransfer }));
    expect(getComputedStyle(target).outlineStyle).toBe('none');
    expect(drop(target, file)).toBe(false);
    expect(shown.inputs.length).toBe(1);
    expect(target.hasAttribute('data-dragging')).toBe(false);
  });

  test('by a paste, there or where nothing else takes it', async () => {
    const shown = input();
    paste(fileField(shown), await pngFile('a.png', orange));
    paste(document.body, await pngFile('b.png', orange));
    expect(shown.inputs.map((value) => value?.as === 'file' && (value.file as File).name)).toEqual(['a.png', 'b.png']);
  });

  test('refuses what is no image by its name, and keeps what was there', async () => {
    const shown = show('image', solid(8, 8, orange), { label: 'Photo' }, { interactive: true });
    drop(shown.find('.yc-door'), new File(['hello'], 'notes.txt', { type: 'text/plain' }));
    await expect
      .element(shown.screen.getByRole('alert'))
      .toHaveTextContent('notes.txt is text/plain; an image is expected: PNG, JPEG, WebP, GIF, AVIF or SVG.');
    expect(shown.inputs).toEqual([]);
    expect(middleOf(canvasOf(shown))).toEqual([...orange, 255]);
  });

  test('can be removed, and shows what a yield puts there', async () => {
    const shown = input();
    shown.set(solid(8, 8, orange));
    expect(middleOf(canvasOf(shown))).toEqual([...orange, 255]);
    await shown.screen.getByRole('button', { name: 'Remove' }).click();
    expect(shown.inputs).toEqual([null]);
    await expect.element(shown.screen.getByText('Drop an image here, paste it, or choose a file')).toBeVisible();
  });

  test('a drop beside it does not leave the page', async () => {
    input();
    expect(drop(document.body, await pngFile('a.png', orange))).toBe(false);
  });
});
