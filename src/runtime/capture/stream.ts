import type { AnyComponent, CaptureTools } from '../../api/internal';
import { calledName } from '../describe/calledName';
import { nameOf } from '../encode/refusal';

/** Seconds between what is handed over, unless it is said. */
const usualEvery = 0.5;

/** Does a component stream, as one that a device feeds or as an output? */
export const streams = ({ properties }: AnyComponent): boolean =>
  (properties as { streaming?: boolean }).streaming === true;

/**
 * How often and for how long a listener of `stream` is fed; nothing for one of other events alone. `event` is what it
 * is called in messages.
 *
 * @throws RangeError for times that are none.
 * @throws TypeError where these options, or the component that is listened to, do not go with streaming.
 */
export const streamOf: CaptureTools['streamOf'] = ({ triggers, options }, event) => {
  const sources = triggers.filter((each) => each.event === 'stream').map(({ component }) => component as AnyComponent);
  const { streamEvery, timeLimit } = options;
  if (sources.length === 0) {
    const name = streamEvery !== undefined ? 'streamEvery' : timeLimit !== undefined ? 'timeLimit' : undefined;
    if (name) throw new TypeError(`${name} of ${event} has nothing to stream: it is an option of stream alone.`);
    return undefined;
  }
  for (const component of sources) {
    if (streams(component)) continue;
    const maker = component.kind === 'audio' ? 'yc.Audio' : 'yc.Image';
    throw new TypeError(
      `${calledName(component)} is listened to by stream, but does not stream. Make it with ${maker}({ streaming: true }).`,
    );
  }
  const { triggerMode, maxSize } = options as { triggerMode?: unknown; maxSize?: unknown };
  for (const [name, value] of Object.entries({ triggerMode, maxSize })) {
    if (value === undefined || value === null || value === 'multiple') continue;
    throw new TypeError(
      `${name} of ${event} is ${nameOf(value)}, but a stream has none: what comes while its function is busy waits, and is handed over as soon as it is free.`,
    );
  }
  const every = streamEvery ?? usualEvery;
  if (!isTime(every)) {
    throw new RangeError(`streamEvery of ${event} is a number of seconds above 0; got ${nameOf(every)}.`);
  }
  if (timeLimit !== undefined && timeLimit !== null && !isTime(timeLimit)) {
    throw new RangeError(
      `timeLimit of ${event} is a number of seconds above 0, or null for none; got ${nameOf(timeLimit)}.`,
    );
  }
  return { every, timeLimit: timeLimit ?? null };
};

const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;
