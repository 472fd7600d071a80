import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Properties } from '../../../src/protocol';
import { expectNoViolations, inScheme } from './accessible';
import { carrying, drop, middleOf, pngFile, solid } from './pictures';
import { scriptedCapture, twoColours } from './scripted-capture';
import { painted, show, until } from './shown';

const orange: [number, number, number] = [255, 124, 0];

/** An input of pictures that a scripted camera may fill. */
const showPhoto = async (
  properties: Partial<Properties<'image'>> = {},
  value: Parameters<typeof show<'image'>>[1] = null,
) => {
  const device = scriptedCapture('webcam');
  const shown = show(
    'image',
    value,
    { label: 'Photo', sources: ['upload', 'webcam', 'clipboard'], ...properties },
    { interactive: true, capture: device.capture },
  );
  await until(() => shown.host.querySelector('.yc-capture-bar'));
  return { ...shown, ...device };
};
type Photo = Awaited<ReturnType<typeof showPhoto>>;
const button = (shown: Pick<Photo, 'screen'>, name: string) => shown.screen.getByRole('button', { name, exact: true });
const preview = (shown: Pick<Photo, 'host'>) => shown.host.querySelector<HTMLVideoElement>('video.yc-preview');

const see = () => {
  const canvas = twoColours('red', 'blue');
  const stream = canvas.captureStream();
  onTestFinished(() => {
    for (const track of stream.getTracks()) track.stop();
  });
  return { canvas, stream };
};

describe('a picture from a camera', () => {
  test('is taken at a second click, as the camera sees it, and the camera is let go', async () => {
    const shown = await showPhoto();
    const why = 'Your browser will ask for the camera; the picture stays on this page.';
    await expect.element(shown.screen.getByText(why)).toBeVisible();
    expect(shown.calls).toEqual([]);
    await button(shown, 'Take picture').click();
    expect(shown.calls).toEqual(['open']);
    // Until it is allowed there is nothing to take.
    await expect.element(button(shown, 'Take picture')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    expect(shown.calls).toEqual(['open']);
    const { canvas, stream } = see();
    shown.allow('open', stream);
    await until(() => preview(shown)?.srcObject === stream);
    expect(getComputedStyle(preview(shown) as Element).scale).toBe('-1 1');
    const frame = new VideoFrame(canvas, { timestamp: 0 });
    shown.films(async () => frame);
    await button(shown, 'Take picture').click();
    await until(() => shown.inputs.length === 1);
    const [value] = shown.inputs;
    if (value?.as !== 'file') throw new Error('no file');
    expect([value.file.type, value.file instanceof File && value.file.name]).toEqual(['image/png', 'Photo.png']);
    const picture = await createImageBitmap(value.file);
    expect([picture.width, picture.height]).toEqual([64, 48]);
    const pixels = new OffscreenCanvas(64, 48).getContext('2d');
    pixels?.drawImage(picture, 0, 0);
    expect([...(pixels?.getImageData(8, 24, 1, 1).data ?? [])]).toEqual([255, 0, 0, 255]);
    expect([...(pixels?.getImageData(56, 24, 1, 1).data ?? [])]).toEqual([0, 0, 255, 255]);
    expect(frame.format).toBeNull();
    expect(shown.calls).toEqual(['open', 'close']);
    expect(shown.told('upload')).toEqual([]);
    await expect.element(button(shown, 'Retake')).toHaveFocus();
    expect(preview(shown)).toBeNull();
    await button(shown, 'Retake').click();
    expect(shown.calls.at(-1)).toBe('open');
  });

  test('is not taken by a double click, and closing takes none', async () => {
    const shown = await showPhoto();
    shown.capture.open = async () => shown.allow('open', see().stream);
    const frames = vi.fn(() => Promise.reject(new Error('No picture was asked for.')));
    shown.films(frames);
    await button(shown, 'Take picture').dblClick();
    await until(() => preview(shown));
    expect(frames).not.toHaveBeenCalled();
    await button(shown, 'Close').click();
    expect(shown.calls).toEqual(['close']);
    await expect.element(button(shown, 'Take picture')).toHaveFocus();
    expect(preview(shown)).toBeNull();
  });

  test('keeps its height as the camera opens', async () => {
    const shown = await showPhoto();
    shown.host.style.inlineSize = '320px';
    await painted();
    const height = shown.root().offsetHeight;
    await button(shown, 'Take picture').click();
    shown.allow('open', see().stream);
    const devices = [
      { id: 'front', name: 'Front camera' },
      { id: 'back', name: 'Back camera' },
    ];
    shown.change({ devices, device: 'front' });
    await painted();
    expect(shown.root().offsetHeight).toBe(height);
    await userEvent.selectOptions(shown.screen.getByRole('combobox', { name: 'Device' }), 'Back camera');
    expect(shown.calls.at(-1)).toBe('choose back');
  });

  test('says what is wrong, and opens again', async () => {
    const shown = await showPhoto();
    await button(shown, 'Take picture').click();
    shown.change({ phase: 'off', problem: { reason: 'none', message: 'No camera was found. Connect one.' } });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('No camera was found. Connect one.');
    await button(shown, 'Try again').click();
    expect(shown.calls).toEqual(['open', 'open']);
    await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
    shown.allow('open', see().stream);
    await button(shown, 'Take picture').click();
    const message = 'No picture could be taken. The camera has been let go of.';
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent(message);
    expect(shown.inputs).toEqual([]);
  });

  test('opens again after a problem from before its component was there', async () => {
    const shown = await showPhoto();
    shown.change({ problem: { reason: 'unplugged', message: 'The camera was unplugged.' } });
    await button(shown, 'Try again').click();
    expect(shown.calls).toEqual(['open']);
  });

  test('leaves the door for files as it was', async () => {
    const shown = await showPhoto();
    await expect.element(shown.screen.getByLabelText('Photo')).toHaveAttribute('type', 'file');
    const file = await pngFile('a.png', orange);
    const dragged = { bubbles: true, dataTransfer: carrying(file) };
    shown.find('.yc-picker').dispatchEvent(new DragEvent('dragenter', dragged));
    expect(getComputedStyle(shown.find('.yc-capture')).outlineStyle).toBe('solid');
    shown.find('.yc-picker').dispatchEvent(new DragEvent('dragleave', dragged));
    expect(getComputedStyle(shown.find('.yc-capture')).outlineStyle).toBe('none');
    drop(shown.find('.yc-picker'), file);
    expect(shown.told('upload').length).toBe(1);
    await expect.element(shown.screen.getByRole('img', { name: 'Preview' })).toBeVisible();
    const replace = shown.find('.yc-picker').getBoundingClientRect();
    expect(replace.top).toBeGreaterThanOrEqual(shown.find('.yc-picture-box').getBoundingClientRect().bottom);
    await button(shown, 'Remove').click();
    await expect.element(button(shown, 'Take picture')).toBeVisible();
  });

  test('is all there is where no files are taken', async () => {
    const shown = await showPhoto({ sources: ['webcam'] }, solid(8, 8, orange));
    expect(shown.host.querySelector('input[type="file"]')).toBeNull();
    expect(button(shown, 'Paste').query()).toBeNull();
    await expect.element(shown.screen.getByRole('img', { name: 'Photo' })).toBeVisible();
    await expect.element(button(shown, 'Retake')).toBeVisible();
  });

  test('is not offered where only files are taken', async () => {
    const { capture } = scriptedCapture('webcam');
    const shown = [
      show('image', null, { label: 'Photo', sources: ['upload'] }, { interactive: true, capture }),
      show('image', null, { label: 'Photo' }, { interactive: true }),
    ];
    for (const each of shown) {
      await expect.element(each.screen.getByLabelText('Photo')).toHaveAttribute('type', 'file');
      expect(each.host.querySelector('.yc-capture')).toBeNull();
    }
  });

  test.for([320, 600])(
    'may be a file before the camera is there, and keeps its height when it comes, %i px wide',
    async (width) => {
      const shown = show(
        'image',
        null,
        { label: 'Photo', sources: ['upload', 'webcam', 'clipboard'] },
        { interactive: true },
      );
      shown.host.style.inlineSize = `${width}px`;
      await expect.element(shown.screen.getByLabelText('Photo')).toHaveAttribute('type', 'file');
      const height = shown.root().offsetHeight;
      shown.setCapture(scriptedCapture('webcam').capture);
      await expect.element(button(shown, 'Take picture')).toBeVisible();
      expect(shown.root().offsetHeight).toBe(height);
    },
  );
});

describe('frames of a camera that are streamed', () => {
  test('are seen as in a mirror until a yield puts a picture in their place', async () => {
    const shown = await showPhoto({ sources: ['webcam'], streaming: true });
    await button(shown, 'Start').click();
    expect(shown.calls).toEqual(['start']);
    const { stream } = see();
    shown.allow('recording', stream);
    shown.change({ duration: 1.25 });
    shown.setLimit({ elapsed: 1.25, total: 30 });
    await until(() => preview(shown)?.srcObject === stream);
    await expect.element(shown.screen.getByText('0:01.2', { exact: true })).toBeVisible();
    await expect.element(shown.screen.getByText('29 s left')).toBeVisible();
    expect(button(shown, 'Pause').query()).toBeNull();
    shown.set(solid(8, 8, orange));
    expect(middleOf(shown.find<HTMLCanvasElement>('canvas'))).toEqual([...orange, 255]);
    expect(preview(shown)).toBeNull();
    const canvas = shown.find('canvas');
    shown.set(solid(8, 8, [0, 200, 0]));
    expect(shown.find('canvas')).toBe(canvas);
    await button(shown, 'Stop').click();
    shown.change({ phase: 'off' });
    expect(shown.calls).toEqual(['start', 'stop']);
    await expect.element(button(shown, 'Start')).toHaveFocus();
    await expect.element(shown.screen.getByRole('img', { name: 'Photo' })).toBeVisible();
  });
});

describe('a picture from the clipboard', () => {
  const holds = (read: () => Promise<ClipboardItems>) => {
    const mocked = vi.spyOn(navigator.clipboard, 'read').mockImplementation(read);
    onTestFinished(() => mocked.mockRestore());
  };

  test('is pasted at a click', async () => {
    const file = await pngFile('a.png', orange);
    holds(async () => [new ClipboardItem({ 'text/plain': 'words' }), new ClipboardItem({ 'image/png': file })]);
    const shown = await showPhoto();
    await button(shown, 'Paste').click();
    await until(() => shown.inputs.length === 1);
    const [value] = shown.inputs;
    expect(value?.as === 'file' && [(value.file as File).name, value.file.type]).toEqual(['pasted.png', 'image/png']);
    await until(() => shown.find<HTMLImageElement>('img').naturalWidth > 0);
    expect(middleOf(shown.find<HTMLImageElement>('img'))).toEqual([...orange, 255]);
  });

  test.for<[name: string, read: () => Promise<ClipboardItems>, message: string]>([
    ['is empty', async () => [], 'The clipboard is empty. Copy an image, then paste it.'],
    [
      'holds none',
      async () => [new ClipboardItem({ 'text/plain': 'words' })],
      'The clipboard holds text/plain; an image is expected: PNG, JPEG, WebP, GIF, AVIF or SVG.',
    ],
    [
      'may not be read',
      () => Promise.reject(new DOMException('denied', 'NotAllowedError')),
      'The browser did not allow the clipboard to be read. Paste it by the keyboard: Ctrl+V, or ⌘V on a Mac.',
    ],
  ])('says so where it %s, and keeps what was there', async ([, read, message]) => {
    holds(read);
    const shown = await showPhoto({}, solid(8, 8, orange));
    await button(shown, 'Paste').click();
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent(message);
    expect(shown.inputs).toEqual([]);
  });

  test('says so where no button may read it', async () => {
    const mocked = vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({} as Clipboard);
    onTestFinished(() => mocked.mockRestore());
    const shown = await showPhoto({ sources: ['clipboard'] });
    expect(button(shown, 'Take picture').query()).toBeNull();
    await button(shown, 'Paste').click();
    await expect
      .element(shown.screen.getByRole('alert'))
      .toHaveTextContent(/^This browser lets no button read the clipboard\.$/);
  });
});

test.for(['light', 'dark'])('a picture from a camera has nothing that axe finds, in %s', async (scheme) => {
  inScheme(scheme);
  const shown = await showPhoto();
  const check = () => expectNoViolations(shown.host);
  await check();
  await button(shown, 'Take picture').click();
  await check();
  shown.allow('open', see().stream);
  await check();
  shown.change({ phase: 'off', problem: { reason: 'denied', message: 'The camera was denied.' } });
  shown.set(solid(8, 8, orange));
  await check();
});
