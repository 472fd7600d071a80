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
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arm = () => {
    timer = setTimeout(
      () => {
        isDue = true;
        due();
      },
      began + point * period - now(),
    );
  };

  return {
    start: () => {
      clearTimeout(timer);
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
      clearTimeout(timer);
      isOn = isDue = false;
    },
  };
};
