import { createMemo, createSignal, onCleanup } from 'solid-js';
import type { Capture, CaptureState } from '../../media';

/** How a microphone or a camera stands, as a signal. */
export const createCaptureState = (capture: () => Capture): (() => CaptureState) => {
  const current = createMemo(() => {
    const from = capture();
    const [state, setState] = createSignal(from.state);
    onCleanup(from.subscribe(() => setState(from.state)));
    return state;
  });
  return () => current()();
};

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
