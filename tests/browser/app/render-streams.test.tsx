import { expect, test } from 'vitest';
import { runApp } from './running';

type App = Awaited<ReturnType<typeof runApp>>;

const playbackOf = (app: App, label: string) =>
  app.workspace.model
    .mounted()
    ?.parts.all.find(({ properties }) => properties().label === label)
    ?.playback();

const stateOf = (app: App, label: string) => playbackOf(app, label)?.state;

const second = '{ sampleRate: 8000, samples: new Float32Array(8000) }';

test('a streaming output of a part plays the chunks of a listener, and is let go of with its part', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const outside = yc.Audio({ label: 'Outside', streaming: true });
    export default yc.Blocks(n, outside, yc.render(n, (n) => {
      const sound = yc.Audio({ label: 'Sound ' + n, streaming: true });
      const kept = yc.Audio({ label: 'Kept', streaming: true, key: 'kept' });
      const go = yc.Button('Go ' + n);
      go.click(function* () { for (let i = 0; i <= n; i++) yield [${second}, ${second}, ${second}]; }, null, [sound, kept, outside]);
      return [sound, kept, go];
    }));`);
  await app.screen.getByRole('button', { name: 'Go 1' }).click();
  for (const label of ['Sound 1', 'Kept', 'Outside'])
    await expect.poll(() => stateOf(app, label)).toMatchObject({ duration: 2, complete: true });
  expect(app.host.querySelectorAll('[data-yc-kind="audio"] audio')).toHaveLength(3);
  const [gone, kept] = [playbackOf(app, 'Sound 1'), playbackOf(app, 'Kept')];
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await app.screen.getByRole('button', { name: 'Go 2' }).click();
  for (const label of ['Sound 2', 'Kept', 'Outside'])
    await expect.poll(() => stateOf(app, label)).toMatchObject({ duration: 3, complete: true });
  expect(playbackOf(app, 'Kept')).toBe(kept);
  expect(gone?.element?.isConnected).toBe(false);
  expect(await app.settled()).toEqual([]);
});

test('a microphone and a camera of a part stream to its listeners, and are released with the part', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const heard = yc.Textbox({ label: 'Heard' });
    export default yc.Blocks(n, heard, yc.render(n, (n) => {
      const mic = yc.Audio({ label: 'Mic ' + n, sources: ['microphone'], streaming: true });
      mic.stream((sound) => n + ' at ' + sound.sampleRate, mic, heard, { streamEvery: 0.1 });
      const camera = yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true });
      const seen = yc.Textbox({ label: 'Seen' });
      camera.stream((picture) => n + ' wide ' + picture.width, camera, seen, { streamEvery: 0.1 });
      return [mic, camera, seen];
    }));`);
  const group = (name: string) => app.screen.getByRole('group', { name });
  await group('Mic 1').getByRole('button', { name: 'Start' }).click();
  await expect.element(app.screen.getByLabelText('Heard')).toHaveValue(expect.stringMatching(/^1 at \d+$/));
  await group('Camera').getByRole('button', { name: 'Start' }).click();
  await expect.element(app.screen.getByLabelText('Seen')).toHaveValue(expect.stringMatching(/^1 wide \d+$/));
  const mic = app.workspace.model.mounted()?.parts.all.find(({ properties }) => properties().label === 'Mic 1');
  const capture = mic?.device().capture;
  expect(capture?.state.phase).toBe('recording');
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await expect.element(group('Mic 2')).toBeVisible();
  await expect.poll(() => capture?.state.phase).toBe('off');
  expect(await app.settled()).toEqual([]);
  await group('Mic 2').getByRole('button', { name: 'Start' }).click();
  await expect.element(app.screen.getByLabelText('Heard')).toHaveValue(expect.stringMatching(/^2 at \d+$/));
  app.workspace.stop();
  expect(await app.settled()).toEqual([]);
});

test('a listener of a part streams from a microphone outside, also once the part was made again', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const mic = yc.Audio({ label: 'Mic', sources: ['microphone'], streaming: true });
    export default yc.Blocks(n, mic, yc.render(n, (n) => {
      const heard = yc.Textbox({ label: 'Heard ' + n });
      mic.stream((sound) => 'at ' + sound.sampleRate, mic, heard, { streamEvery: 0.1 });
      return heard;
    }));`);
  for (const n of [1, 2]) {
    await app.screen.getByLabelText('N', { exact: true }).fill(`${n}`);
    await expect.element(app.screen.getByLabelText(`Heard ${n}`)).toBeVisible();
    await app.settled();
    await app.screen.getByRole('button', { name: 'Start' }).click();
    await expect.element(app.screen.getByLabelText(`Heard ${n}`)).toHaveValue(expect.stringMatching(/^at \d+$/));
    if (n === 1) continue;
    app.workspace.stop();
    expect(await app.settled()).toEqual([]);
  }
});
