import axe from 'axe-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextReading } from '../../../src/components/capture/level';
import { type CaptureState, FilePlayback, wavFileOf } from '../../../src/media';
import type { Properties } from '../../../src/protocol';
import { drop } from './pictures';
import { scriptedCapture, twoColours } from './scripted-capture';
import { painted, show, until } from './shown';

const rate = 8000;
const wav = (seconds: number) =>
  wavFileOf({
    sampleRate: rate,
    format: 's16',
    channels: [Int16Array.from({ length: seconds * rate }, (_, at) => 8000 * Math.sin(at / 4)).buffer],
  });
const wavFile = (name: string, seconds = 1) => new File([wav(seconds)], name, { type: 'audio/wav' });
const devices = [
  { id: 'built-in', name: 'Built-in microphone' },
  { id: 'headset', name: 'Headset' },
];

const bar = (host: Element) => host.querySelector('.yc-capture-bar');

/** An input of sound that a scripted microphone may fill. */
const showVoice = async (
  properties: Partial<Properties<'audio'>> = {},
  start: Partial<CaptureState> = {},
  value: Parameters<typeof show<'audio'>>[1] = null,
) => {
  const device = scriptedCapture('microphone', start);
  const shown = show(
    'audio',
    value,
    { label: 'Voice', sources: ['upload', 'microphone'], ...properties },
    { interactive: true, capture: device.capture },
  );
  await until(() => bar(shown.host));
  return { ...shown, ...device };
};

/** An input of video that a scripted camera may fill. */
const showClip = async (properties: Partial<Properties<'video'>> = {}, start: Partial<CaptureState> = {}) => {
  const device = scriptedCapture('webcam', start);
  const shown = show(
    'video',
    null,
    { label: 'Clip', sources: ['upload', 'webcam'], ...properties },
    { interactive: true, capture: device.capture },
  );
  await until(() => bar(shown.host));
  return { ...shown, ...device };
};

type Voice = Awaited<ReturnType<typeof showVoice>>;
const button = (shown: Pick<Voice, 'screen'>, name: string) => shown.screen.getByRole('button', { name, exact: true });
const meter = (shown: Pick<Voice, 'screen'>) => shown.screen.getByRole('meter', { name: 'Level' });
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

describe('the level', () => {
  const quiet = { rms: -43, peak: -40, clipped: false };

  test('holds its peak for a second and a half, and then takes what there is', () => {
    let reading = nextReading(undefined, { rms: -9, peak: -6, clipped: false }, 0);
    for (let at = 100; at <= 1400; at += 100) reading = nextReading(reading, quiet, at);
    expect(reading.held).toBe(-6);
    reading = nextReading(reading, quiet, 1500);
    expect(reading.held).toBe(reading.peak);
    expect(nextReading(reading, { ...quiet, peak: -3 }, 1510).held).toBe(-3);
  });

  test('rises at once, and falls slowly enough to be seen', () => {
    const loud = nextReading(undefined, { rms: -9, peak: -6, clipped: false }, 0);
    const after = nextReading(loud, quiet, 100);
    expect([after.peak, after.rms]).toEqual([-9, -12]);
    expect(nextReading(after, { rms: -4, peak: -1, clipped: false }, 110).peak).toBe(-1);
  });

  test('marks a clip for three seconds', () => {
    let reading = nextReading(undefined, { rms: -3, peak: 0, clipped: true }, 0);
    reading = nextReading(reading, quiet, 2999);
    expect(reading.clipped).toBe(true);
    expect(nextReading(reading, quiet, 3000).clipped).toBe(false);
  });

  test('is told five times a second, as the loudest since', () => {
    let reading = nextReading(undefined, quiet, 0);
    reading = nextReading(reading, { ...quiet, peak: -10 }, 50);
    expect(reading.told).toBe(-40);
    reading = nextReading(reading, quiet, 200);
    expect(reading.told).toBe(-10);
    expect(nextReading(reading, quiet, 400).told).toBe(-40);
  });
});

describe('an input of sound that streams', () => {
  test('goes on and stops, and says how much time is left', async () => {
    const shown = await showVoice({ streaming: true, sources: ['microphone'] });
    await button(shown, 'Record').click();
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
    await expect.element(button(shown, 'Record')).toHaveFocus();
  });
});

describe('an input of video with a camera', () => {
  const see = () => {
    const stream = twoColours('red', 'blue').captureStream();
    const sound = new AudioContext();
    for (const track of sound.createMediaStreamDestination().stream.getTracks()) stream.addTrack(track);
    onTestFinished(() => {
      for (const track of stream.getTracks()) track.stop();
      return sound.close();
    });
    return stream;
  };
  const preview = (shown: Pick<Voice, 'find'>) => shown.find<HTMLVideoElement>('video.yc-preview');

  test('is looked at first, where a person wants to, and is silent and mirrored', async () => {
    const shown = await showClip();
    const why = 'Your browser will ask for the camera and microphone; the video stays on this page.';
    await expect.element(shown.screen.getByText(why)).toBeVisible();
    await button(shown, 'Preview').click();
    expect(shown.calls).toEqual(['open']);
    const stream = see();
    shown.allow('open', stream);
    await until(() => preview(shown).srcObject === stream);
    expect(preview(shown).muted).toBe(true);
    expect(getComputedStyle(preview(shown)).scale).toBe('-1 1');
    await expect.element(meter(shown)).toBeVisible();
    await button(shown, 'Record').click();
    expect(shown.calls).toEqual(['open', 'start']);
    shown.allow('recording', stream);
    await button(shown, 'Stop').click();
    expect(shown.calls).toEqual(['open', 'start', 'stop']);
  });

  test.for([320, 900])('keeps its height as the camera opens and is recorded, %i px wide', async (width) => {
    const shown = await showClip();
    shown.host.style.inlineSize = `${width}px`;
    await painted();
    const height = shown.root().offsetHeight;
    await button(shown, 'Preview').click();
    const stream = see();
    for (const phase of ['open', 'recording'] as const) {
      shown.allow(phase, stream);
      shown.change({ devices, device: 'headset' });
      await until(() => preview(shown).videoWidth > 0);
      await painted();
      expect(shown.root().offsetHeight).toBe(height);
    }
    const video = preview(shown).getBoundingClientRect();
    expect(video.height).toBeGreaterThan(150);
    expect(video.bottom).toBeLessThan(meter(shown).element().getBoundingClientRect().top);
  });

  test('is closed again without a recording', async () => {
    const shown = await showClip();
    await button(shown, 'Preview').click();
    shown.allow('open', see());
    const video = preview(shown);
    await button(shown, 'Close').click();
    expect(shown.calls).toEqual(['open', 'close']);
    await expect.element(button(shown, 'Preview')).toBeVisible();
    // An element that holds on to its stream keeps it alive.
    expect(video.srcObject).toBeNull();
  });

  test('is no mirror where its author says so, and has no level without sound', async () => {
    const shown = await showClip({ webcamOptions: { mirror: false }, includeAudio: false });
    await expect.element(shown.screen.getByText(/ask for the camera; the video stays/)).toBeVisible();
    await button(shown, 'Record').click();
    shown.allow('recording', see());
    expect(getComputedStyle(preview(shown)).scale).toBe('none');
    expect(meter(shown).query()).toBeNull();
    expect(shown.asked()).toBe(0);
  });

  test('says so, and shows no level, where the camera comes without a microphone', async () => {
    const shown = await showClip();
    await button(shown, 'Record').click();
    const stream = see();
    for (const track of stream.getAudioTracks()) stream.removeTrack(track);
    shown.allow('recording', stream);
    shown.change({ notice: 'No microphone was found: it is recorded without sound.' });
    await expect
      .element(shown.screen.getByText('No microphone was found: it is recorded without sound.'))
      .toBeVisible();
    expect(meter(shown).query()).toBeNull();
  });
});

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

  test('plays the part that is kept, and no more', async () => {
    const shown = await trimmed();
    await userEvent.fill(shown.screen.getByRole('spinbutton', { name: 'From' }), '4');
    await userEvent.fill(shown.screen.getByRole('spinbutton', { name: 'To' }), '4.3');
    await button(shown, 'Play this part').click();
    const played: number[] = [];
    const sound = shown.find<HTMLAudioElement>('audio');
    sound.addEventListener('timeupdate', () => played.push(sound.currentTime));
    await expect.element(button(shown, 'Pause')).toBeVisible();
    await expect.element(button(shown, 'Play this part')).toBeVisible();
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

describe('what a device fills', () => {
  const check = async (host: Element) => {
    const { violations } = await axe.run(host, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  };

  test.for(['light', 'dark'])('has nothing that axe finds, in %s', async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    document.body.style.background = 'var(--yc-surface)';
    onTestFinished(() => {
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
    });
    const shown = await showVoice();
    await check(shown.host);
    shown.loud(0, { clipped: true });
    shown.allow();
    shown.change({ devices, device: 'headset', duration: 2 });
    shown.setLimit({ elapsed: 2, total: 30 });
    await expect.element(meter(shown)).toHaveTextContent('Too loud');
    await check(shown.host);
    shown.change({ phase: 'finishing' });
    await check(shown.host);
    shown.change({ phase: 'off', problem: { reason: 'denied', message: 'The microphone was denied.' } });
    await check(shown.host);
    shown.set({ as: 'file', file: wavFile('voice.wav', 3) });
    await expect.element(button(shown, 'Trim')).toBeEnabled();
    await button(shown, 'Trim').click();
    await check(shown.host);
  });

  test('has targets of 24 px or more, and fits a page of 320 px', async () => {
    const shown = await showVoice();
    shown.host.style.inlineSize = '280px';
    const look = async () => {
      await painted();
      for (const each of shown.host.querySelectorAll<HTMLElement>('button, select, [role="slider"]')) {
        expect(each.offsetHeight, each.outerHTML).toBeGreaterThanOrEqual(24);
        expect(each.offsetWidth, each.outerHTML).toBeGreaterThanOrEqual(24);
      }
      expect(shown.root().scrollWidth).toBeLessThanOrEqual(280);
      const { left } = shown.host.getBoundingClientRect();
      for (const each of shown.host.querySelectorAll('.yc-capture *')) {
        const box = each.getBoundingClientRect();
        if (box.width > 0 && !each.closest('.yc-wave'))
          expect(box.right - left, each.outerHTML).toBeLessThanOrEqual(281);
      }
    };
    await look();
    shown.allow();
    shown.change({ devices, device: 'headset', duration: 7201.2 });
    await look();
    shown.change({ phase: 'off' });
    shown.set({ as: 'file', file: wavFile('voice.wav', 3) });
    await expect.element(button(shown, 'Trim')).toBeEnabled();
    await look();
    await button(shown, 'Trim').click();
    await look();
  });
});
