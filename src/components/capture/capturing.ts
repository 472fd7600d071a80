import type { Capture, CaptureState } from '../../media';

/** The device is in use: there is something to see or hear. */
export const isLive = ({ phase }: CaptureState): boolean => phase !== 'off' && phase !== 'opening';

/** What a component asks of a device, and asks again after a problem. */
export type Ask = 'open' | 'start';

/**
 * Asks for the device and remembers what for, so that it can ask again. The capture's state tells of problems with the
 * device.
 */
export const createAsking = (capture: () => Capture, onProblem: (problem: string | undefined) => void) => {
  let last: Ask | undefined;
  const ask = (what: Ask) => {
    last = what;
    onProblem(undefined);
    capture()
      [what]()
      .catch((error: unknown) => onProblem(error instanceof Error ? error.message : String(error)));
  };
  return { ask, again: (otherwise: Ask) => ask(last ?? otherwise) };
};
