import axe from 'axe-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drop } from './pictures';
import { show, until } from './shown';

import {
  button,
  position,
  type Shown,
  samples,
  showSound,
  showStream,
  sound,
  spoken,
  watchSaving,
  wav,
  wavFile,
} from './sounds';

describe('a sound', () => {
  test('plays and pauses, and tells both once with where that was', async () => {
    const shown = await showSound();
    await button(shown, 'Play').click();
    await until(() => sound(shown).currentTime > 0);
    await button(shown, 'Pause').click();
    await expect.element(button(shown, 'Play')).toBeVisible();
    expect(sound(shown).paused).toBe(true);
    expect(shown.events.map(([name]) => name)).toEqual(['play', 'pause']);
    expect(shown.told('play')).toEqual([{ playbackPosition: expect.closeTo(0, 0) }]);
    expect(shown.told('pause')[0]?.playbackPosition).toBeCloseTo(sound(shown).currentTime, 1);
  });

  test('tells of its end, and plays from the start again', async () => {
    const shown = await showSound();
    sound(shown).currentTime = 19.9;
    await button(shown, 'Play').click();
    await until(() => shown.told('end').length === 1);
    expect(shown.told('end')[0]?.playbackPosition).toBeCloseTo(20, 1);
    await button(shown, 'Play').click();
    await until(() => sound(shown).currentTime < 19 && !sound(shown).paused);
  });

  test('goes on by itself where it loops, and tells of no end', async () => {
    const shown = await showSound({ loop: true });
    await expect.element(button(shown, 'Loop')).toHaveAttribute('aria-pressed', 'true');
    sound(shown).currentTime = 19.9;
    await button(shown, 'Play').click();
    await until(() => sound(shown).currentTime < 19 && sound(shown).currentTime > 0);
    expect(shown.told('end')).toEqual([]);
    await button(shown, 'Loop').click();
    expect(sound(shown).loop).toBe(false);
  });

  test('is sought by the keys of its slider, which speaks the time', async () => {
    const shown = await showSound();
    position(shown).focus();
    const press = async (keys: string) => {
      await userEvent.keyboard(keys);
      return spoken(shown);
    };
    expect(await press('{ArrowRight}')).toBe('0:05 of 0:20');
    expect(await press('{Shift>}{ArrowLeft}{/Shift}')).toBe('0:04 of 0:20');
    expect(await press('{PageUp}')).toBe('0:06 of 0:20');
    expect(await press('{PageDown}{PageDown}')).toBe('0:02 of 0:20');
    expect(await press('{End}')).toBe('0:20 of 0:20');
    expect(await press('{ArrowUp}')).toBe('0:20 of 0:20');
    expect(await press('{Home}')).toBe('0:00 of 0:20');
    expect(await press('{ArrowDown}')).toBe('0:00 of 0:20');
    expect(sound(shown).currentTime).toBe(0);
  });

  test('is sought by a click and by a drag on its waveform, and the slider has the focus then', async () => {
    const shown = await showSound();
    const wave = shown.find<HTMLElement>('.yc-wave');
    const at = (share: number) => ({ x: Math.round(wave.offsetWidth * share), y: 20 });
    await userEvent.click(wave, { position: at(0.5) });
    expect(sound(shown).currentTime).toBeCloseTo(10, 0);
    expect(document.activeElement).toBe(position(shown));
    await userEvent.dragAndDrop(wave, wave, { sourcePosition: at(0.1), targetPosition: at(0.8) });
    expect(sound(shown).currentTime).toBeCloseTo(16, 0);
    await until(() => spoken(shown)?.startsWith('0:1'));
  });

  test('goes back and forward by five seconds, and not beyond its ends', async () => {
    const shown = await showSound();
    await button(shown, 'Forward 5 s').click();
    expect(sound(shown).currentTime).toBe(5);
    await button(shown, 'Back 5 s').click();
    await button(shown, 'Back 5 s').click();
    expect(sound(shown).currentTime).toBe(0);
  });

  test('keeps its speed and volume when another takes its place', async () => {
    const shown = await showSound();
    await userEvent.selectOptions(shown.screen.getByLabelText('Speed'), '1.5×');
    await button(shown, 'Mute').click();
    const volume = shown.find<HTMLInputElement>('[aria-label="Volume"]');
    expect([sound(shown).muted, volume.value]).toEqual([true, '0']);
    await expect.element(button(shown, 'Mute')).toHaveAttribute('aria-pressed', 'true');
    await button(shown, 'Mute').click();
    await userEvent.fill(volume, '0.5');
    expect(volume.getAttribute('aria-valuetext')).toBe('50%');
    shown.set({ as: 'file', file: wav(3) });
    await until(() => spoken(shown) === '0:00 of 0:03');
    expect(sound(shown)).toMatchObject({ playbackRate: 1.5, volume: 0.5, muted: false });
  });

  test('of samples is a WAV file of them, and is saved as that', async () => {
    const saving = watchSaving();
    const shown = show('audio', samples(2), { label: 'Tone' });
    await shown.loaded();
    await until(() => spoken(shown) === '0:00 of 0:02');
    await button(shown, 'Download').click();
    await until(() => saving.names.length === 1);
    expect(saving.names).toEqual(['Tone.wav']);
    const saved = await saving.lastBytes();
    expect(new Int16Array(saved.slice(44).buffer)).toEqual(new Int16Array(samples(2).channels[0] as ArrayBuffer));
  });

  test('that was given as a file is saved as it is, under its own name', async () => {
    const saving = watchSaving();
    const shown = show('audio', { as: 'file', file: wavFile('birds.wav') }, { label: 'Song' });
    await shown.loaded();
    await button(shown, 'Download').click();
    await until(() => saving.names.length === 1);
    expect(saving.names).toEqual(['birds.wav']);
    expect(await saving.lastBytes()).toEqual(new Uint8Array(await wav(1).arrayBuffer()));
  });

  test('of bytes plays, and of a URL', async () => {
    const shown = show('audio', { as: 'bytes', bytes: await wav(2).arrayBuffer() });
    await shown.loaded();
    await until(() => spoken(shown) === '0:00 of 0:02');
    const url = URL.createObjectURL(wav(3));
    onTestFinished(() => URL.revokeObjectURL(url));
    shown.set({ as: 'url', url });
    await until(() => spoken(shown) === '0:00 of 0:03');
  });

  test('that cannot be played says why', async () => {
    const shown = show('audio', { ...samples(1), sampleRate: 0 });
    await shown.loaded();
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('The sample rate is 0; expected');
    shown.set({ as: 'file', file: new Blob(['no sound'], { type: 'audio/wav' }) });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('This file is no audio that can be read');
    shown.set({ as: 'file', file: wav(1) });
    await expect.element(shown.screen.getByRole('alert')).not.toBeInTheDocument();
  });

  test('shows its subtitles at their times, or says what is wrong with them', async () => {
    const subtitles = '1\n00:00:05,000 --> 00:00:09,000\nHello there\n';
    const shown = await showSound({ subtitles });
    expect(shown.find('.yc-captions').textContent).toBe('');
    position(shown).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(shown.find('.yc-captions').textContent).toBe('Hello there');
    await userEvent.keyboard('{ArrowRight}');
    expect(shown.find('.yc-captions').textContent).toBe('');
    shown.setProperties({ label: 'Song', subtitles: 'a letter' });
    await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('neither SRT nor WebVTT');
  });

  test('is sought by the position it starts with and by each that a yield sets, be it the same, and by no other', async () => {
    const shown = show('audio', { as: 'file', file: wav(20) }, { label: 'Song' }, { seek: { to: 7 } });
    await shown.loaded();
    await until(() => spoken(shown) === '0:07 of 0:20');
    sound(shown).currentTime = 3;
    shown.setProperties({ label: 'Other' });
    expect(sound(shown).currentTime).toBe(3);
    shown.setSeek({ to: 7 });
    expect(sound(shown).currentTime).toBe(7);
    sound(shown).currentTime = 3;
    shown.setSeek({ to: 9 });
    expect(sound(shown).currentTime).toBe(9);
    shown.setSeek({ to: 99 });
    expect(sound(shown).currentTime).toBe(20);
    shown.set(null);
    shown.setSeek({ to: 2 });
    shown.set({ as: 'file', file: wav(5) });
    await until(() => sound(shown).currentTime === 2);
  });

  test('plays by itself when asked to: the value that came before its code was loaded, and the next one', async () => {
    const shown = show('audio', { as: 'file', file: wav(20) }, { label: 'Song', autoplay: true });
    await shown.loaded();
    await until(() => sound(shown).currentTime > 0);
    await expect.element(button(shown, 'Pause')).toBeVisible();
    shown.set({ as: 'file', file: wav(5) });
    await until(() => spoken(shown)?.endsWith('of 0:05') === true && sound(shown).currentTime > 0);
    await expect.element(button(shown, 'Pause')).toBeVisible();
  });

  test('that the browser refuses to play asks for a tap in the place of Play', async () => {
    const play = vi
      .spyOn(HTMLMediaElement.prototype, 'play')
      .mockRejectedValueOnce(new DOMException('no gesture', 'NotAllowedError'));
    onTestFinished(() => play.mockRestore());
    const shown = show('audio', { as: 'file', file: wav(5) }, { label: 'Song', autoplay: true });
    await shown.loaded();
    const tap = button(shown, 'Tap to listen');
    await expect.element(tap).toBeVisible();
    await tap.click();
    await until(() => sound(shown).currentTime > 0);
    await expect.element(button(shown, 'Pause')).toBeVisible();
  });

  test('gives back its URL when another comes, and at the end', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    onTestFinished(() => {
      made.mockRestore();
      revoked.mockRestore();
    });
    const shown = await showSound();
    shown.set({ as: 'file', file: wav(5) });
    await until(() => spoken(shown) === '0:00 of 0:05');
    await until(() => revoked.mock.calls.length === 1);
    shown.set(null);
    const urls = () => made.mock.results.map((each) => each.value).filter((url) => typeof url === 'string');
    await until(() => revoked.mock.calls.length === urls().length);
    expect(revoked.mock.calls.flat()).toEqual(urls());
    await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  });

  test('is never offered to the browser as a document', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    onTestFinished(() => made.mockRestore());
    const shown = show('audio', { as: 'file', file: new Blob([wav(1)], { type: 'text/html' }) });
    await shown.loaded();
    // Its type is found out from its bytes first.
    await until(() => sound(shown).src);
    expect(made.mock.calls.map(([blob]) => (blob as Blob).type)).toEqual(['audio/wav']);
  });
});

describe('a sound that is put in', () => {
  const input = () => show('audio', null, { label: 'Take' }, { interactive: true });

  test('by the file picker, under its label, and is heard before it is sent', async () => {
    const shown = input();
    await shown.loaded();
    await expect.element(shown.screen.getByLabelText('Take')).toHaveAttribute('type', 'file');
    await expect.element(shown.screen.getByText('Drop a sound here, paste it, or choose a file')).toBeVisible();
    await userEvent.upload(shown.find<HTMLInputElement>('input[type="file"]'), wavFile('a.wav', 2));
    const value = shown.inputs[0];
    expect(value?.as === 'file' && (value.file as File).name).toBe('a.wav');
    expect(shown.events).toEqual([['upload']]);
    await until(() => spoken(shown) === '0:00 of 0:02');
    await button(shown, 'Remove').click();
    expect(shown.inputs.at(-1)).toBe(null);
    expect(shown.told('clear').length).toBe(1);
    await expect.element(shown.screen.getByText('Drop a sound here, paste it, or choose a file')).toBeVisible();
  });

  test('by a drop, by its name where it has no type; what is no sound is refused', async () => {
    const shown = input();
    await shown.loaded();
    drop(shown.find('.yc-door'), new File([wav(1)], 'a.opus'));
    expect(shown.inputs.length).toBe(1);
    drop(shown.find('.yc-door'), new File(['hello'], 'notes.txt', { type: 'text/plain' }));
    await expect
      .element(shown.screen.getByRole('alert'))
      .toHaveTextContent('notes.txt is text/plain; a sound is expected: WAV, MP3,');
    expect(shown.inputs.length).toBe(1);
  });
});

test('nothing moves when the first sound comes', async () => {
  const shown = show('audio', null, { label: 'Song' });
  await shown.loaded();
  await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  const height = shown.root().offsetHeight;
  shown.set({ as: 'file', file: wav(1) });
  await until(() => spoken(shown) === '0:00 of 0:01');
  expect(shown.root().offsetHeight).toBe(height);
});

test('it fits 320 pixels', async () => {
  const shown = await showStream({ duration: 4000, time: 50, full: true });
  shown.host.style.inlineSize = '280px';
  expect(shown.host.scrollWidth).toBe(280);
});

test.each(['light', 'dark'])('all of it passes axe in %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = 'var(--yc-surface)';
  onTestFinished(() => {
    document.documentElement.style.removeProperty('color-scheme');
    document.body.style.removeProperty('background');
  });
  const full = { subtitles: [{ text: 'Hello', timestamp: [0, 9] as [number, number] }], loop: true, info: 'A voice' };
  const problems = [{ chunk: 3, message: 'This is no sound.' }];
  const all = [
    await showStream({ duration: 42, full: true, problems, buffered: [0, 42] }, full),
    await showStream({ duration: 42, time: 5, buffering: true, playing: true }),
    await showStream({ refused: true, duration: 5 }),
    show('audio', null, { label: 'Empty' }),
    show('audio', null, { label: 'In' }, { interactive: true }),
    show('audio', samples(1), { label: 'Filled' }, { interactive: true }),
  ];
  await until(() => all.every((each) => each.host.querySelector('.yc-player, .yc-door')));
  await button(all[0] as Shown, 'Download').click();
  await expect.element(page.getByRole('group', { name: 'Download as' })).toBeVisible();
  const results = await axe.run({ include: all.map((each) => each.host) }, { rules: { region: { enabled: false } } });
  expect(results.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html}`))).toEqual([]);
});
