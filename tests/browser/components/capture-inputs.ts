import type { CaptureState } from '../../../src/media';
import type { Properties } from '../../../src/protocol';
import { scriptedCapture } from './scripted-capture';
import { show, until } from './shown';

export const devices = [
  { id: 'built-in', name: 'Built-in microphone' },
  { id: 'headset', name: 'Headset' },
];

const bar = (host: Element) => host.querySelector('.yc-capture-bar');

/** An input of sound that a scripted microphone may fill. */
export const showVoice = async (
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
export const showClip = async (properties: Partial<Properties<'video'>> = {}, start: Partial<CaptureState> = {}) => {
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

export type Voice = Awaited<ReturnType<typeof showVoice>>;
export const button = (shown: Pick<Voice, 'screen'>, name: string) =>
  shown.screen.getByRole('button', { name, exact: true });
export const meter = (shown: Pick<Voice, 'screen'>) => shown.screen.getByRole('meter', { name: 'Level' });
