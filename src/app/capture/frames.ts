import { trustedUrl } from '../../protocol';

/** In a hidden tab, the page's timers fire once a second or less often; a worker's timers fire on time. */
const clockSource = 'onmessage = ({ data: [id, wait] }) => setTimeout(postMessage, wait, id)';

/**
 * A clock whose timers fire on time even in a hidden tab. If its worker cannot be created, it uses the page's timers.
 */
const createClock = () => {
  const callbacks = new Map<number, { callback: () => void; at: number }>();
  let last = 0;
  let worker: Worker | undefined;
  const due = (id: number) => {
    const waiting = callbacks.get(id);
    callbacks.delete(id);
    waiting?.callback();
  };
  const onPage = (id: number, wait: number) => void setTimeout(due, wait, id);
  try {
    worker = new Worker(trustedUrl(`data:text/javascript,${encodeURIComponent(clockSource)}`));
    worker.onmessage = ({ data }: MessageEvent<number>) => due(data);
    worker.onerror = () => {
      worker = undefined;
      for (const [id, { at }] of callbacks) onPage(id, at - performance.now());
    };
  } catch {
    // The browser creates no worker here: the page's timers are used.
  }
  return {
    /** Calls back after `wait` milliseconds. */
    set: (callback: () => void, wait: number) => {
      const id = ++last;
      callbacks.set(id, { callback, at: performance.now() + wait });
      if (worker && wait > 0) worker.postMessage([id, wait]);
      else onPage(id, wait);
    },
    close: () => {
      callbacks.clear();
      worker?.terminate();
      worker = undefined;
    },
  };
};

/**
 * Calls `due` when a frame is due: at each point of a grid of `every` seconds, until stopped. Points at which the last
 * frame is still waiting to be taken are skipped, so that frames never queue up.
 */
export const createPace = (every: number, due: () => void, now = () => performance.now()) => {
  const period = every * 1000;
  let began = 0;
  let point = 0;
  let isOn = false;
  let isDue = false;
  let clock: ReturnType<typeof createClock> | undefined;

  const arm = () => {
    clock?.set(
      () => {
        isDue = true;
        due();
      },
      began + point * period - now(),
    );
  };

  return {
    start: () => {
      clock?.close();
      clock = createClock();
      began = now();
      point = 0;
      isOn = true;
      isDue = false;
      arm();
    },
    isOn: () => isOn,
    isDue: () => isDue,
    /**
     * The frame was taken: the next is due at the next point. A timer that fires a little early does not count twice.
     */
    taken: () => {
      isDue = false;
      point = Math.max(point + 1, Math.floor((now() - began) / period) + 1);
      arm();
    },
    stop: () => {
      clock?.close();
      isOn = isDue = false;
    },
  };
};
