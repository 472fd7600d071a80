import { expect, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pngFile } from '../../components/pictures';
import { wavFile } from '../../components/sounds';
import { at, casesOf, download, downloadAs, give, nothing, output, press, record } from './acting';

/** What a person gives files to or records into. */
export const media = casesOf({
  image: [
    {
      code: "const it = yc.Image({ label: 'It', sources: ['upload'] });",
      act: async (app) => {
        await give(app, await pngFile('a.png', [1, 2, 3], 40));
        const drawn = await app.until(() => app.host.querySelector<HTMLImageElement>('img[src^="blob:"]'));
        await app.until(() => drawn?.complete);
        // What follows the picture's width is drawn in the next frame.
        await vi.waitFor(() => expect(drawn?.getBoundingClientRect().width).toBeGreaterThan(0), { timeout: 30_000 });
        await userEvent.dblClick(drawn as Element);
        await press(app, 'Remove');
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        select: { index: [expect.any(Number), expect.any(Number)], value: null, selected: true },
        doubleClick: { index: [expect.any(Number), expect.any(Number)], value: null, selected: true },
        clear: nothing,
      },
    },
    { ...output('Image', 'yc.solid(9, 9, [1, 2, 3])'), act: download, told: { download: { value: 'It.png' } } },
    {
      code: "const it = yc.Image({ label: 'It', sources: ['webcam'], streaming: true });",
      act: (app) => press(app, 'Start'),
      told: { stream: nothing },
    },
  ],
  audio: [
    {
      code: "const it = yc.Audio({ label: 'It', sources: ['upload', 'microphone'] });",
      act: async (app) => {
        // Long enough to be paused before its end, however busy the machine is.
        await give(app, wavFile('a.wav', 60));
        await press(app, 'Play');
        await press(app, 'Pause');
        app.find<HTMLElement>('[aria-label="Position"]').focus();
        await userEvent.keyboard('{End}{ArrowLeft}');
        await press(app, 'Play');
        await app.until(() => app.told().some(({ event }) => event === 'end'));
        await press(app, 'Remove');
        await record(app);
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        clear: nothing,
        play: at(),
        pause: at(),
        end: at(60),
        startRecording: nothing,
        pauseRecording: nothing,
        stopRecording: nothing,
      },
    },
    {
      code: "const it = yc.Audio({ label: 'It', sources: ['microphone'], streaming: true });",
      act: (app) => press(app, 'Start'),
      told: { stream: nothing },
    },
    {
      ...output('Audio', '{ sampleRate: 8000, samples: new Float32Array(8000) }'),
      act: downloadAs,
      told: { download: { value: expect.stringMatching(/^It\.\w+$/) } },
    },
  ],
  video: [
    {
      code: "const it = yc.Video({ label: 'It', sources: ['upload', 'webcam'] });",
      act: async (app) => {
        const clip = await (await fetch('/examples/clip.mp4')).blob();
        await give(app, new File([clip], 'clip.mp4', { type: 'video/mp4' }));
        await press(app, 'Play');
        await press(app, 'Pause');
        app.find<HTMLElement>('[aria-label="Position"]').focus();
        await userEvent.keyboard('{End}');
        await press(app, 'Play');
        await app.until(() => app.told().some(({ event }) => event === 'end'));
        await press(app, 'Remove');
        await record(app);
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        clear: nothing,
        play: at(),
        pause: at(),
        end: at(),
        startRecording: nothing,
        pauseRecording: nothing,
        stopRecording: nothing,
      },
    },
    {
      code: `const it = yc.Video({ label: 'It' });
        const from = yc.File({ label: 'From' });
        const go = yc.Button('Go');
        go.click((file) => file, from, it);`,
      layout: 'it, from, go',
      act: async (app) => {
        const clip = await (await fetch('/examples/clip.mp4')).blob();
        await give(app, new File([clip], 'clip.mp4', { type: 'video/mp4' }));
        await downloadAs(app);
      },
      told: { download: { value: expect.stringMatching(/\.mp4$/) } },
    },
  ],
  file: [
    {
      code: "const it = yc.File({ label: 'It' });",
      act: async (app) => {
        await give(app, new File(['x'], 'x.txt'));
        await press(app, 'x.txt');
        await press(app, 'Remove');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 0, value: 'x.txt', selected: true },
        upload: nothing,
        delete: { index: 0, value: 'x.txt' },
        clear: nothing,
      },
    },
    {
      ...output('File', "new File(['x'], 'y.txt')"),
      act: async (app) => {
        await press(app, 'Go');
        await app.screen.getByRole('link', { name: 'Download y.txt' }).click();
      },
      told: { download: { index: 0, value: 'y.txt' } },
    },
  ],
  gallery: [
    {
      code: "const it = yc.Gallery({ label: 'It', interactive: true });",
      act: async (app) => {
        await give(app, await pngFile('a.png', [1, 2, 3]));
        await app.screen.getByRole('button', { name: 'Image 1 of 1' }).click();
        await app.until(() => document.querySelector('dialog[open]'));
        await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
        await app.until(() => app.told().some(({ event }) => event === 'download'));
        await userEvent.keyboard('{Escape}');
        await press(app, 'Remove image 1');
      },
      told: {
        change: nothing,
        input: nothing,
        previewOpen: { index: 0, value: null },
        select: { index: 0, value: null, selected: true },
        download: { index: 0, value: 'a.png' },
        previewClose: { index: 0, value: null },
        upload: nothing,
        delete: { index: 0, value: null },
        clear: nothing,
      },
    },
  ],
});
