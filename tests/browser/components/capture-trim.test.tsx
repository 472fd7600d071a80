import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FilePlayback } from '../../../src/media';
import { button, showVoice, type Voice } from './capture-inputs';
import { until } from './shown';
import { wav, wavFile } from './sounds';

describe('what has been recorded', () => {
  const trimmed = async () => {
    const shown = await showVoice({}, {}, { as: 'file', file: wavFile('voice.wav', 10) });
    await expect.element(button(shown, 'Trim')).toBeEnabled();
    await button(shown, 'Trim').click();
    return shown;
  };
  const slider = (shown: Pick<Voice, 'screen'>, name: string) =>
    shown.screen.getByRole('slider', { name, exact: true });

  test('is trimmed by the keys of two handles, which speak their times', async () => {
    const shown = await trimmed();
    await expect.element(slider(shown, 'Start')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await expect.element(slider(shown, 'Start')).toHaveAttribute('aria-valuetext', '0:00.3');
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}{ArrowLeft}');
    await expect.element(slider(shown, 'Start')).toHaveAttribute('aria-valuetext', '0:02.2');
    await userEvent.tab();
    await expect.element(slider(shown, 'End')).toHaveFocus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}{ArrowDown}');
    await expect.element(slider(shown, 'End')).toHaveAttribute('aria-valuetext', '0:08.9');
    // Neither passes the other, nor the ends.
    await userEvent.keyboard('{Home}{Shift>}{ArrowLeft}{/Shift}');
    await expect.element(slider(shown, 'End')).toHaveAttribute('aria-valuetext', '0:02.3');
    await userEvent.keyboard('{End}{ArrowRight}');
    await expect.element(slider(shown, 'End')).toHaveAttribute('aria-valuetext', '0:10.0');
    await expect.element(shown.screen.getByText('0:07.8 of 0:10.0 kept')).toBeVisible();
  });

  test('is trimmed by dragging the handles', async () => {
    const shown = await trimmed();
    const start = slider(shown, 'Start').element();
    const track = shown.find<HTMLElement>('.yc-trim .yc-wave').getBoundingClientRect();
    const { right, top } = start.getBoundingClientRect();
    const at = (clientX: number) => ({ clientX, clientY: top + 5, pointerId: 1, button: 0, bubbles: true });
    vi.spyOn(start, 'setPointerCapture').mockImplementation(() => {});
    start.dispatchEvent(new PointerEvent('pointerdown', at(right - 6)));
    // It moves by as much as the pointer, and does not jump to it.
    start.dispatchEvent(new PointerEvent('pointermove', at(right - 6 + track.width / 4)));
    await expect.element(slider(shown, 'Start')).toHaveAttribute('aria-valuetext', '0:02.5');
    start.dispatchEvent(new PointerEvent('pointerup', at(right - 6 + track.width / 4)));
    start.dispatchEvent(new PointerEvent('pointermove', at(right)));
    await expect.element(slider(shown, 'Start')).toHaveAttribute('aria-valuetext', '0:02.5');
    expect(Math.round(start.getBoundingClientRect().right - track.left)).toBe(Math.round(track.width / 4));
  });

  test('is cut at the times that are typed, and stands in the place of what it was', async () => {
    const shown = await trimmed();
    await userEvent.fill(shown.screen.getByRole('spinbutton', { name: 'From' }), '2.25');
    await userEvent.fill(shown.screen.getByRole('spinbutton', { name: 'To' }), '99');
    await userEvent.tab();
    await expect.element(shown.screen.getByRole('spinbutton', { name: 'To' })).toHaveValue(10);
    await button(shown, 'Apply').click();
    await until(() => shown.inputs.length === 1);
    const [value] = shown.inputs;
    if (value?.as !== 'file') throw new Error('no file');
    expect(value.file.size).toBe(wav(7.75).size);
    await until(
      () => shown.host.querySelector('[aria-label="Position"]')?.getAttribute('aria-valuetext') === '0:00 of 0:07',
    );
    expect(shown.host.querySelector('.yc-trimmer')).toBeNull();
    expect(shown.host.contains(document.activeElement)).toBe(true);
  });

  test('stays as it is where trimming is given up while it goes on, and the work ends', async () => {
    const shown = await trimmed();
    const terminate = vi.spyOn(Worker.prototype, 'terminate');
    // Workers that get nothing to do take for ever.
    const post = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(() => {});
    onTestFinished(() => {
      terminate.mockRestore();
      post.mockRestore();
    });
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await button(shown, 'Apply').click();
    await expect.element(button(shown, 'Trimming… 0%')).toBeVisible();
    terminate.mockClear();
    await button(shown, 'Cancel').click();
    await until(() => terminate.mock.calls.length === 1);
    expect(shown.inputs).toEqual([]);
    expect(shown.host.querySelector('.yc-trimmer')).toBeNull();
  });

  test('stays as it is where trimming is given up, by Escape too', async () => {
    const shown = await trimmed();
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await button(shown, 'Cancel').click();
    await expect.element(button(shown, 'Trim')).toHaveFocus();
    await button(shown, 'Trim').click();
    await expect.element(slider(shown, 'Start')).toHaveAttribute('aria-valuetext', '0:00.0');
    await userEvent.keyboard('{Escape}');
    await expect.element(button(shown, 'Trim')).toHaveFocus();
    expect(shown.inputs).toEqual([]);
  });

  test('leaves what is being typed alone while it plays', async () => {
    const shown = await trimmed();
    await button(shown, 'Play this part').click();
    const to = shown.screen.getByRole('spinbutton', { name: 'To' });
    await to.click();
    await userEvent.keyboard('{Control>}a{/Control}7');
    const sound = shown.find<HTMLAudioElement>('audio');
    const { currentTime } = sound;
    await until(() => sound.currentTime > currentTime + 0.3);
    await expect.element(to).toHaveValue(7);
    await userEvent.tab();
    await expect.element(slider(shown, 'End')).toHaveAttribute('aria-valuetext', '0:07.0');
  });

  test('plays the part that is kept, and no more', async () => {
    const shown = await trimmed();
    await userEvent.fill(shown.screen.getByRole('spinbutton', { name: 'From' }), '4');
    await userEvent.fill(shown.screen.getByRole('spinbutton', { name: 'To' }), '4.3');
    const sound = shown.find<HTMLAudioElement>('audio');
    // The part may be over before anybody could see the button change.
    const told: string[] = [];
    for (const event of ['play', 'pause']) sound.addEventListener(event, () => told.push(event));
    await button(shown, 'Play this part').click();
    const played: number[] = [];
    sound.addEventListener('timeupdate', () => played.push(sound.currentTime));
    await until(() => told.at(-1) === 'pause');
    await expect.element(button(shown, 'Play this part')).toBeVisible();
    expect(told).toEqual(['play', 'pause']);
    expect([sound.paused, sound.ended]).toEqual([true, false]);
    expect(Math.min(...played)).toBeGreaterThanOrEqual(4);
  });

  test('is left where it cannot be cut, with a sentence', async () => {
    const shown = await showVoice({}, {}, { as: 'file', file: wavFile('voice.wav', 10) });
    await expect.element(button(shown, 'Trim')).toBeEnabled();
    const sound = shown.find<HTMLAudioElement>('audio');
    await button(shown, 'Trim').click();
    await userEvent.keyboard('{ArrowRight}');
    const broken = vi.spyOn(FilePlayback.prototype, 'save').mockRejectedValue(new Error('The file is gone.'));
    onTestFinished(() => broken.mockRestore());
    await button(shown, 'Apply').click();
    await expect
      .element(shown.screen.getByRole('alert'))
      .toHaveTextContent('It could not be trimmed. The file is gone.');
    expect(shown.inputs).toEqual([]);
    await expect.element(slider(shown, 'Start')).toHaveAttribute('aria-valuetext', '0:00.1');
    expect(sound.isConnected).toBe(true);
  });
});
