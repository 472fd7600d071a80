import { clock } from '../media/clock';

type Asked = { source: 'microphone' | 'webcam'; what: 'sound' | 'video' | 'picture' | 'pictures'; withSound?: boolean };

/** Why the browser is about to ask, and where goes what is made. */
export const whyAsked = ({ source, what, withSound }: Asked): string => {
  const device = source === 'microphone' ? 'the microphone' : withSound ? 'the camera and microphone' : 'the camera';
  return `Your browser will ask for ${device}; the ${what} ${what === 'pictures' ? 'stay' : 'stays'} on this page.`;
};

/** "0:03.4": the tenth that has passed, and not the one that is next. */
export const tenths = (seconds: number): string => {
  // A hair is added, since 0.3 is a little less than three tenths.
  const whole = Math.floor(Math.max(0, seconds) * 10 + 1e-6);
  return `${clock(Math.floor(whole / 10))}.${whole % 10}`;
};

/** The quietest level that is told from silence, in dBFS. */
export const quietest = -60;

/** "−18 dB", as it is shown and spoken. */
export const decibels = (level: number): string => {
  if (level <= quietest) return 'Silence';
  const whole = Math.round(Math.min(0, level));
  return `${whole < 0 ? '−' : ''}${Math.abs(whole)} dB`;
};

/** How much of its time a stream has left. */
export const timeLeft = ({ elapsed, total }: { elapsed: number; total: number }): string =>
  `${Math.max(0, Math.ceil(total - elapsed - 1e-6))} s left`;
