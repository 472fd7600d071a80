import { describe, expect, test } from 'vitest';
import { expectNoViolations, inScheme } from './accessible';
import { button, devices, meter, showVoice } from './capture-inputs';
import { painted } from './shown';
import { wavFile } from './sounds';

describe('what a device fills', () => {
  test.for(['light', 'dark'])('has nothing that axe finds, in %s', async (scheme) => {
    inScheme(scheme);
    const shown = await showVoice();
    const check = () => expectNoViolations(shown.host);
    await check();
    shown.loud(0, { clipped: true });
    shown.allow();
    shown.change({ devices, device: 'headset', duration: 2 });
    shown.setLimit({ elapsed: 2, total: 30 });
    await expect.element(meter(shown)).toHaveTextContent('Too loud');
    await check();
    shown.change({ phase: 'finishing' });
    await check();
    shown.change({ phase: 'off', problem: { reason: 'denied', message: 'The microphone was denied.' } });
    await check();
    shown.set({ as: 'file', file: wavFile('voice.wav', 3) });
    await expect.element(button(shown, 'Trim')).toBeEnabled();
    await button(shown, 'Trim').click();
    await check();
  });

  test('has targets of 24 px or more, and fits a page of 320 px', async () => {
    const shown = await showVoice();
    shown.host.style.inlineSize = '280px';
    const look = async () => {
      await painted();
      for (const each of shown.host.querySelectorAll<HTMLElement>('button, select, [role="slider"]')) {
        // In a narrow column the least needed controls are left out.
        if (!each.checkVisibility()) continue;
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

  test.for([280, 320, 640])('gives its words room beside a long device, %i px wide', async (width) => {
    const shown = await showVoice(
      {},
      { devices: [{ id: 'a', name: 'Built-in Audio Analog Stereo, monitor' }, ...devices] },
    );
    shown.host.style.inlineSize = `${width}px`;
    const words = shown.find<HTMLElement>('.yc-capture-words');
    expect(words.textContent).toContain('Your browser will ask');
    expect(words.offsetWidth).toBeGreaterThanOrEqual(120);
    expect(shown.root().scrollWidth).toBeLessThanOrEqual(width);
  });
});
