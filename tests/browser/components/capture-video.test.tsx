import { describe, expect, onTestFinished, test } from 'vitest';
import { button, devices, meter, showClip, type Voice } from './capture-inputs';
import { twoColours } from './scripted-capture';
import { painted, until } from './shown';

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
