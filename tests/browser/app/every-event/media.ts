import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { pngFile } from '../../components/pictures';
import { wavFile } from '../../components/sounds';
import { at, casesOf, give, nothing, press, record } from './acting';

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
        await userEvent.click(drawn as Element);
        await press(app, 'Remove');
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        select: { index: [expect.any(Number), expect.any(Number)], value: null },
        clear: nothing,
      },
    },
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
        select: { index: 0, value: 'x.txt' },
        upload: nothing,
        clear: nothing,
      },
    },
  ],
  gallery: [
    {
      code: "const it = yc.Gallery({ label: 'It', interactive: true });",
      act: async (app) => {
        await give(app, await pngFile('a.png', [1, 2, 3]));
        await app.screen.getByRole('button', { name: 'Image 1 of 1' }).click();
        await app.until(() => document.querySelector('dialog[open]'));
        await userEvent.keyboard('{Escape}');
        await press(app, 'Remove image 1');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 0, value: null },
        upload: nothing,
        clear: nothing,
      },
    },
  ],
});
