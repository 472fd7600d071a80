import type { Capture, CaptureState } from '../../media';

/** The device is in use: there is something to be seen or heard of it. */
export const isLive = ({ phase }: CaptureState): boolean => phase !== 'off' && phase !== 'opening';

/** What a component asks a device for, and asks for again after a problem. */
export type Ask = 'open' | 'start';

/** Asks for the device, and remembers for what. What is wrong with it its state tells. */
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
