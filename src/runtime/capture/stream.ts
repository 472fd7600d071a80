import type { AnyComponent, CaptureTools } from '../../api/internal';
import { calledName } from '../describe/called-name';
import { describeValue } from '../encode/refusal';

/** How often a stream hands over data by default, in seconds. */
const usualEvery = 0.5;

/** Does the component stream, either as an output or with input from a device? */
export const streams = ({ properties }: AnyComponent): boolean =>
  (properties as { streaming?: boolean }).streaming === true;

/**
 * How often and for how long a `stream` listener receives data; undefined for listeners of other events only. `event`
 * is how messages name the listener.
 *
 * @throws RangeError for invalid times.
 * @throws TypeError if these options, or the component that is listened to, do not work with streaming.
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
      `${name} of ${event} is ${describeValue(value)}, but a stream has none: what comes while its function is busy waits, and is handed over as soon as it is free.`,
    );
  }
  const every = streamEvery ?? usualEvery;
  if (!isTime(every)) {
    throw new RangeError(`streamEvery of ${event} is a number of seconds above 0; got ${describeValue(every)}.`);
  }
  if (timeLimit !== undefined && timeLimit !== null && !isTime(timeLimit)) {
    throw new RangeError(
      `timeLimit of ${event} is a number of seconds above 0, or null for none; got ${describeValue(timeLimit)}.`,
    );
  }
  return { every, timeLimit: timeLimit ?? null };
};

const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;
