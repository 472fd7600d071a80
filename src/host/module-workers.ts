import { trustedUrl } from '../protocol';

const noModuleWorkers =
  'This browser cannot start module workers, which apps need. Update it, or open this page in another one.';

/**
 * Why no worker has started: this browser does not even ask for the type of a worker. Gives `undefined` if it does, so that
 * the worker failed otherwise.
 */
export const unableToStart = (): string | undefined => {
  let isAsked = false;
  const options: WorkerOptions = {
    get type(): WorkerType {
      isAsked = true;
      return 'module';
    },
  };
  try {
    new Worker(trustedUrl('data:,'), options).terminate();
  } catch {
    // Where workers are forbidden, the type has still been asked for.
  }
  return isAsked ? undefined : noModuleWorkers;
};
