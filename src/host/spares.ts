import { Sandbox, type WorkerLike } from './sandbox';

/** How long a program that has just loaded has the processor to itself, in milliseconds. */
const headStart = 100;

/** The warm workers of the page, as one app uses them. */
export type Spares = {
  /** Starts what is missing, once the program that has just loaded is on the page. */
  warmSoon(): void;
  /** Takes a spare, or starts a new worker if there is none. No other app ever gets it. */
  take(): Sandbox;
  /** The app goes. With the last one go the spares. */
  dispose(): void;
};

/**
 * Keeps workers warm, so that nobody waits for one to start: one for each app that is still to take its first, and one
 * for all others together. Returns what each app calls to get its part.
 */
export const createSpares = (spawn: () => WorkerLike): (() => Spares) => {
  let spares: Sandbox[] = [];
  const apps = new Set<Spares>();
  /** Those that are still to take their first worker. */
  const due = new Set<Spares>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Each worker adds a `yieldcast:spare` performance mark once it is warm. */
  const warm = () => {
    clearTimeout(timer);
    const wanted = due.size || Math.min(apps.size, 1);
    spares = spares.filter(({ dead }) => !dead);
    for (const extra of spares.splice(wanted)) extra.terminate();
    while (spares.length < wanted) {
      let spare: Sandbox;
      try {
        spare = new Sandbox(spawn());
      } catch {
        // Whoever needs it is told.
        break;
      }
      spare.ready.then(
        () => performance.mark('yieldcast:spare'),
        () => {},
      );
      spares.push(spare);
    }
  };

  return () => {
    const app: Spares = {
      warmSoon() {
        clearTimeout(timer);
        timer = setTimeout(warm, headStart);
      },
      take() {
        warm();
        due.delete(app);
        return spares.shift() ?? new Sandbox(spawn());
      },
      dispose() {
        apps.delete(app);
        due.delete(app);
        warm();
      },
    };
    apps.add(app);
    due.add(app);
    warm();
    return app;
  };
};
