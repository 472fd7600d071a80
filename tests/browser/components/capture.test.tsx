import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { button, devices, meter, showVoice } from './capture-inputs';
import { drop } from './pictures';
import { scriptedCapture } from './scripted-capture';
import { painted, show, until } from './shown';
import { wavFile } from './sounds';

const isFocused = (name: string) => document.activeElement?.textContent === name;

describe('an input of sound with a microphone', () => {
  test('offers a recording beside the file door, and says why permission is asked', async () => {
    const shown = await showVoice();
    await expect.element(button(shown, 'Record')).toBeVisible();
    const why = 'Your browser will ask for the microphone; the sound stays on this page.';
    await expect.element(shown.screen.getByText(why)).toBeVisible();
    await expect.element(shown.screen.getByLabelText('Voice')).toHaveAttribute('type', 'file');
    drop(shown.find('.yc-door'), wavFile('a.wav'));
    expect(shown.told('upload').length).toBe(1);
    expect(shown.calls).toEqual([]);
  });

  test('has no door for files where none are taken', async () => {
    const shown = await showVoice({ sources: ['microphone'] });
    expect(shown.host.querySelector('input[type="file"]')).toBeNull();
    await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
    await expect.element(button(shown, 'Record')).toBeVisible();
  });

  test('is a file door alone where no device is among its sources', async () => {
    const { capture } = scriptedCapture('microphone');
    const shown = show('audio', null, { label: 'Voice', sources: ['upload'] }, { interactive: true, capture });
    await shown.loaded();
    await expect.element(shown.screen.getByLabelText('Voice')).toHaveAttribute('type', 'file');
    expect(shown.host.querySelector('.yc-capture')).toBeNull();
  });

  test.for([320, 600])(
    'takes files before its device is there, and keeps its height when it comes, %i px wide',
    async (width) => {
      const shown = show('audio', null, { label: 'Voice', sources: ['upload', 'microphone'] }, { interactive: true });
      shown.host.style.inlineSize = `${width}px`;
      await shown.loaded();
      const height = shown.root().offsetHeight;
      shown.setCapture(scriptedCapture('microphone').capture);
      await expect.element(button(shown, 'Record')).toBeVisible();
      expect(shown.root().offsetHeight).toBe(height);
      shown.setCapture();
      drop(shown.find('.yc-door'), wavFile('a.wav'));
      expect(shown.told('upload').length).toBe(1);
    },
  );

  test('asks at a click, records, pauses, goes on and stops, with the focus on one button', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').click();
    expect(shown.calls).toEqual(['start']);
    await expect.element(shown.screen.getByText(/Allow it where your browser asks/)).toBeVisible();
    expect(isFocused('Stop')).toBe(true);
    shown.allow();
    shown.change({ duration: 3.46 });
    await expect.element(shown.screen.getByText('0:03.4', { exact: true })).toBeVisible();
    await expect.element(shown.screen.getByText('Recording', { exact: true })).toBeVisible();
    expect(getComputedStyle(shown.find('.yc-elapsed')).fontVariantNumeric).toBe('tabular-nums');
    await button(shown, 'Pause').click();
    await expect.element(shown.screen.getByText('Paused', { exact: true })).toBeVisible();
    await button(shown, 'Resume').click();
    await button(shown, 'Stop').click();
    expect(shown.calls).toEqual(['start', 'pause', 'resume', 'stop']);
    await expect.element(shown.screen.getByText('Making the file…')).toBeVisible();
    await expect.element(button(shown, 'Stop')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    expect(shown.calls.at(-1)).toBe('stop');
    expect(shown.calls.length).toBe(4);
    shown.change({ phase: 'off' });
    shown.set({ as: 'file', file: wavFile('recording.wav', 3) });
    await expect.element(button(shown, 'Retake')).toHaveFocus();
  });

  test('is steered by the keyboard, and a double click does not stop what it began', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').dblClick();
    expect(shown.calls).toEqual(['start']);
    await userEvent.keyboard('{Enter}');
    expect(shown.calls).toEqual(['start', 'stop']);
    await expect.element(button(shown, 'Record')).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(shown.calls).toEqual(['start', 'stop', 'start']);
  });

  test.for([320, 600])('keeps its height as it begins to record, and while it does, %i px wide', async (width) => {
    const shown = await showVoice();
    shown.host.style.inlineSize = `${width}px`;
    await painted();
    const height = shown.root().offsetHeight;
    await button(shown, 'Record').click();
    await painted();
    const heights = [shown.root().offsetHeight];
    for (const phase of ['recording', 'paused', 'finishing'] as const) {
      shown.change({ phase, devices, device: 'headset', duration: 1 });
      await painted();
      heights.push(shown.root().offsetHeight);
    }
    expect(heights).toEqual([height, height, height, height]);
  });

  test('takes another device, where there are several', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').click();
    shown.allow();
    shown.change({ devices: devices.slice(0, 1), device: 'built-in' });
    expect(shown.screen.getByLabelText('Device').query()).toBeNull();
    shown.change({ devices, device: 'headset' });
    const select = shown.screen.getByRole('combobox', { name: 'Device' });
    await expect.element(select).toHaveValue('headset');
    await userEvent.selectOptions(select, 'Built-in microphone');
    expect(shown.calls.at(-1)).toBe('choose built-in');
    // One that is unplugged is no longer there to choose.
    shown.change({ devices: [...devices.slice(1), { id: 'third', name: '' }], device: 'third' });
    await expect.element(select).toHaveValue('third');
    expect([...(select.element() as HTMLSelectElement).options].map((each) => each.text)).toEqual([
      'Headset',
      'Microphone 2',
    ]);
  });

  test('leaves an open list of devices alone while the recording goes on', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').click();
    shown.allow();
    shown.change({ devices, device: 'headset' });
    const select = shown.screen.getByRole('combobox', { name: 'Device' });
    await expect.element(select).toHaveValue('headset');
    const list = select.element() as HTMLSelectElement;
    // Engines may move the selection with the keys before the list is closed.
    list.value = 'built-in';
    shown.change({ duration: 1 });
    await painted();
    expect(list.value).toBe('built-in');
    shown.change({ device: 'built-in' });
    shown.change({ device: 'headset' });
    expect(list.value).toBe('headset');
  });

  test('does not start again by a press on Stop that ends after the recording', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').click();
    shown.allow();
    const main = button(shown, 'Stop').element();
    main.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    shown.change({ phase: 'off' });
    main.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    expect(shown.calls).toEqual(['start']);
    await button(shown, 'Record').click();
    expect(shown.calls).toEqual(['start', 'start']);
  });

  test('shows how loud it is, and rests while the tab is hidden', async () => {
    const shown = await showVoice();
    shown.loud(-18);
    await button(shown, 'Record').click();
    shown.allow();
    await expect.element(meter(shown)).toHaveAttribute('aria-valuetext', '−18 dB');
    await expect.element(meter(shown)).toHaveAttribute('aria-valuenow', '-18');
    await expect.element(meter(shown)).toHaveTextContent('−18 dB');
    shown.loud(0, { clipped: true });
    await expect.element(meter(shown)).toHaveAttribute('aria-valuetext', '0 dB, too loud');
    await expect.element(meter(shown)).toHaveTextContent('Too loud');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    onTestFinished(() => hidden.mockRestore());
    document.dispatchEvent(new Event('visibilitychange'));
    const before = shown.asked();
    await painted();
    await painted();
    expect(shown.asked()).toBe(before);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => shown.asked() > before);
    await button(shown, 'Stop').click();
    const after = shown.asked();
    await painted();
    await painted();
    expect(shown.asked()).toBe(after);
  });

  test('draws what it hears, where the player will draw it', async () => {
    const shown = await showVoice();
    shown.loud(-1);
    await button(shown, 'Record').click();
    shown.allow();
    const canvas = await until(() => shown.host.querySelector<HTMLCanvasElement>('.yc-wave-live canvas'));
    // How much of a column of pixels the waveform leaves open, at a share of the width.
    const open = (share: number) => {
      const { width, height } = canvas;
      const pixels = canvas.getContext('2d')?.getImageData(Math.round(width * share), 0, 4, height).data ?? [];
      return [...pixels].filter((value, at) => at % 4 === 3 && value === 0).length / (4 * height);
    };
    for (const duration of [0.3, 0.6, 0.9, 1.2]) {
      const asked = shown.asked();
      shown.change({ duration });
      await until(() => shown.asked() > asked + 1);
    }
    await until(() => open(0.04) > 0.2);
    expect(open(0.5)).toBeLessThan(0.1);
    // Of a time in which nobody looked, it says nothing.
    shown.change({ duration: 6 });
    await painted();
    await painted();
    expect(open(0.2)).toBeLessThan(0.1);
    shown.change({ duration: 29 });
    await painted();
    expect(shown.find<HTMLElement>('.yc-wave-head').style.transform).toContain(String((100 * 29) / 30).slice(0, 6));
  });

  test('tells a limit or an end by the device in a quiet line', async () => {
    const shown = await showVoice();
    shown.change({ notice: 'The recording ended after five hours.' });
    await expect.element(shown.screen.getByText('The recording ended after five hours.')).toBeVisible();
    expect(shown.screen.getByRole('alert').query()).toBeNull();
  });

  test('says what is wrong, and tries again', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').click();
    const message = 'The microphone is in use by another program. Close that, then try again.';
    shown.change({ phase: 'off', problem: { reason: 'busy', message } });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent(message);
    await button(shown, 'Try again').click();
    expect(shown.calls).toEqual(['start', 'start']);
    await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
    expect(isFocused('Stop')).toBe(true);
  });

  test('offers no other try where that would lead nowhere', async () => {
    const shown = await showVoice();
    const message = 'Only a secure page may use a microphone. Open it by https.';
    shown.change({ problem: { reason: 'insecure', message } });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent(message);
    expect(button(shown, 'Try again').query()).toBeNull();
  });

  test('says so where the device refuses in a way that nobody foresaw', async () => {
    const shown = await showVoice();
    shown.capture.start = () => Promise.reject(new Error('The device is gone for good.'));
    await button(shown, 'Record').click();
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('The device is gone for good.');
  });

  test('keeps the recording before, until there is another', async () => {
    const shown = await showVoice({}, {}, { as: 'file', file: wavFile('first.wav', 2) });
    await until(() => shown.host.querySelector('.yc-player'));
    await button(shown, 'Retake').click();
    shown.allow();
    await expect.element(shown.screen.getByText('Recording', { exact: true })).toBeVisible();
    expect(shown.host.querySelector('.yc-player')).toBeNull();
    shown.change({ phase: 'off', problem: { reason: 'failed', message: 'The recording could not be made.' } });
    await until(() => shown.host.querySelector('.yc-player'));
    expect(shown.inputs).toEqual([]);
  });

  test('is played, saved and removed once it is there', async () => {
    const shown = await showVoice({}, {}, { as: 'file', file: wavFile('first.wav', 2) });
    const names: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    onTestFinished(() => click.mockRestore());
    await expect.element(button(shown, 'Play')).toBeVisible();
    await button(shown, 'Download').click();
    await until(() => names.length === 1);
    expect(names).toEqual(['first.wav']);
    await button(shown, 'Remove').click();
    expect(shown.inputs).toEqual([null]);
    await expect.element(button(shown, 'Record')).toBeVisible();
    await expect.element(button(shown, 'Remove')).toBeDisabled();
  });

  test('lets go of nothing when its component goes: the device is the app’s', async () => {
    const shown = await showVoice();
    await button(shown, 'Record').click();
    shown.allow();
    shown.setProperties({ label: 'Voice', sources: ['upload'] });
    await until(() => !shown.host.querySelector('.yc-capture'));
    expect(shown.calls).toEqual(['start']);
    expect(shown.listeners.size).toBe(0);
  });
});

describe('an input of sound that streams', () => {
  test('goes on and stops, and says how much time is left', async () => {
    const shown = await showVoice({ streaming: true, sources: ['microphone'] });
    await button(shown, 'Start').click();
    shown.allow();
    shown.change({ duration: 18 });
    shown.setLimit({ elapsed: 18, total: 30 });
    await expect.element(shown.screen.getByText('Streaming', { exact: true })).toBeVisible();
    await expect.element(shown.screen.getByText('0:18.0', { exact: true })).toBeVisible();
    const left = shown.screen.getByRole('progressbar', { name: 'Time' });
    await expect.element(left).toHaveAttribute('aria-valuetext', '12 s left');
    await expect.element(left).toHaveAttribute('aria-valuenow', '18');
    await expect.element(shown.screen.getByText('12 s left')).toBeVisible();
    expect(button(shown, 'Pause').query()).toBeNull();
    await expect.element(meter(shown)).toBeVisible();
    await button(shown, 'Stop').click();
    shown.change({ phase: 'off', notice: 'It ended after 30 s.' });
    expect(shown.calls).toEqual(['start', 'stop']);
    await expect.element(left).not.toBeInTheDocument();
    await expect.element(button(shown, 'Start')).toHaveFocus();
  });
});
