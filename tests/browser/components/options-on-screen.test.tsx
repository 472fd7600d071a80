import { beforeAll, expect, test } from 'vitest';
import { learnRare } from '../../../src/protocol';
import { runApp } from '../app/running';
import { button, showVoice } from './capture-inputs';
import { show, until } from './shown';
import { wavFile } from './sounds';

beforeAll(async () => {
  await learnRare();
});

test('a watermark lies over a film, at the corner that it names, and only while there is a film', async () => {
  const shown = show('video', { as: 'url', url: '/examples/clip.mp4' }, {
    watermark: { watermark: '© Ada', position: 'bottom-left' },
  } as never);
  const mark = (await until(() => shown.host.querySelector<HTMLElement>('.yc-watermark'))) as HTMLElement;
  expect(mark.textContent).toBe('© Ada');
  const video = (await until(() => shown.host.querySelector('video'))) as HTMLElement;
  await until(() => mark.getBoundingClientRect().bottom <= video.getBoundingClientRect().bottom);
  const [place, film] = [mark.getBoundingClientRect(), video.getBoundingClientRect()];
  expect(place.left - film.left).toBeLessThan(13);
  expect(film.bottom - place.bottom).toBeLessThan(80);
  shown.set(null);
  await until(() => !shown.host.querySelector('.yc-watermark'));
});

test('the part of a recording that a trim keeps has the colour that its author chose', async () => {
  const colourOf = async (waveformOptions: object | undefined) => {
    const shown = await showVoice(
      { ...(waveformOptions && { waveformOptions }) } as never,
      {},
      {
        as: 'file',
        file: wavFile('voice.wav', 3),
      },
    );
    await expect.element(button(shown, 'Trim')).toBeEnabled();
    await button(shown, 'Trim').click();
    const trim = (await until(() => shown.host.querySelector('.yc-trim'))) as HTMLElement;
    return getComputedStyle(trim).backgroundColor;
  };
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.background = 'color-mix(in oklab, rgb(200 0 0) 30%, transparent)';
  const chosen = getComputedStyle(probe).backgroundColor;
  probe.remove();
  expect(await colourOf({ trimRegionColor: 'rgb(200, 0, 0)' })).toBe(chosen);
  expect(await colourOf(undefined)).not.toBe(chosen);
});

test('a camera shows its picture mirrored, unless its author says otherwise', async () => {
  const app = await runApp(`
    const camera = (label, options) => yc.Image({ label, sources: ['webcam'], streaming: true, ...options });
    export default yc.Blocks(
      camera('Mirrored', {}), camera('Plain', { mirrorWebcam: false }), camera('Newer', { webcamOptions: { mirror: false } }));`);
  for (const [label, scale] of [
    ['Mirrored', '-1 1'],
    ['Plain', 'none'],
    ['Newer', 'none'],
  ] as const) {
    const group = app.screen.getByRole('group', { name: label });
    await group.getByRole('button', { name: 'Start' }).click();
    const preview = await app.until(() => group.element().querySelector('video.yc-preview'));
    expect(getComputedStyle(preview as Element).scale).toBe(scale);
  }
});

test('an app that listens to unload starts that when its page is closed', async () => {
  const app = await runApp(`
    const name = yc.Textbox({ label: 'Name', value: 'Ann' });
    const last = yc.Textbox({ label: 'Last' });
    const all = yc.Blocks(name, last);
    all.unload((name) => 'bye ' + name, name, last);
    export default all;`);
  await app.settled();
  // What listens is loaded after the app is shown.
  await app.until(() => {
    dispatchEvent(new Event('pagehide'));
    return app.workspace.state() !== 'idle';
  });
  await expect.element(app.screen.getByLabelText('Last')).toHaveValue('bye Ann');
  expect(await app.settled()).toEqual([]);
});
