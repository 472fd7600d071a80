/** Timers of the page come once a second, or rarer, while its tab is hidden; those of a worker come in time. */
const clockSource = 'onmessage = ({ data: [id, wait] }) => setTimeout(postMessage, wait, id)';

/** A clock whose timers come in time in a hidden tab, too. Where its worker cannot be made, they are the page's. */
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
    worker = new Worker(`data:text/javascript,${encodeURIComponent(clockSource)}`);
    worker.onmessage = ({ data }: MessageEvent<number>) => due(data);
    worker.onerror = () => {
      worker = undefined;
      for (const [id, { at }] of callbacks) onPage(id, at - performance.now());
    };
  } catch {
    // A browser that makes no workers here: the page's timers do.
  }
  return {
    /** Calls back after so many milliseconds. */
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
 * When a frame is due: at each point of a grid of `every` seconds, as long as it goes on. A point at which the last one
 * still waits to be taken is left out, so that they never queue. `due` is called when one is.
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
    /** It is taken: the next one is due at the next point. A timer that comes a little early does not count twice. */
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
