import { say } from '../../words';
import { clock } from '../media/clock';

type Asked = { source: 'microphone' | 'webcam'; what: 'sound' | 'video' | 'picture' | 'pictures'; withSound?: boolean };

const stays: Record<Asked['what'], string> = {
  sound: 'the sound stays on this page.',
  video: 'the video stays on this page.',
  picture: 'the picture stays on this page.',
  pictures: 'the pictures stay on this page.',
};

/** Tells why the browser will ask for permission, and where the recording goes. */
export const whyAsked = ({ source, what, withSound }: Asked): string => {
  const asks =
    source === 'microphone'
      ? say('Your browser will ask for the microphone')
      : withSound
        ? say('Your browser will ask for the camera and microphone')
        : say('Your browser will ask for the camera');
  return `${asks}; ${say(stays[what])}`;
};

/** "0:03.4", rounded down to the last full tenth. */
export const tenths = (seconds: number): string => {
  // Add a tiny amount, since 0.3 in floating point is slightly less than three tenths.
  const whole = Math.floor(Math.max(0, seconds) * 10 + 1e-6);
  return `${clock(Math.floor(whole / 10))}.${whole % 10}`;
};

/** The quietest level distinguished from silence, in dBFS. */
export const quietest = -60;

/** "−18 dB", as shown and spoken. */
export const decibels = (level: number): string => {
  if (level <= quietest) return say('Silence');
  const whole = Math.round(Math.min(0, level));
  return `${whole < 0 ? '−' : ''}${Math.abs(whole)} dB`;
};

/** How much of its time limit a stream has left. */
export const timeLeft = ({ elapsed, total }: { elapsed: number; total: number }): string =>
  say`${Math.max(0, Math.ceil(total - elapsed - 1e-6))} s left`;
