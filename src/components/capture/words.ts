import { clock } from '../media/clock';

type Asked = { source: 'microphone' | 'webcam'; what: 'sound' | 'video' | 'picture' | 'pictures'; withSound?: boolean };

/** Tells why the browser will ask for permission, and where the recording goes. */
export const whyAsked = ({ source, what, withSound }: Asked): string => {
  const device = source === 'microphone' ? 'the microphone' : withSound ? 'the camera and microphone' : 'the camera';
  return `Your browser will ask for ${device}; the ${what} ${what === 'pictures' ? 'stay' : 'stays'} on this page.`;
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
  if (level <= quietest) return 'Silence';
  const whole = Math.round(Math.min(0, level));
  return `${whole < 0 ? '−' : ''}${Math.abs(whole)} dB`;
};

/** How much of its time limit a stream has left. */
export const timeLeft = ({ elapsed, total }: { elapsed: number; total: number }): string =>
  `${Math.max(0, Math.ceil(total - elapsed - 1e-6))} s left`;
