import { untrack } from 'solid-js';
import type { FileSource } from '../../components';
import type { Capture } from '../../media';
import type { AppDescription, WireValue } from '../../protocol';
import type { Parts } from '../parts';
import { deviceOf } from './device';
import { createStream, type DeviceStream } from './stream';
import type { StreamDoor } from './tap';

type Held = { capture: Capture; stream: DeviceStream | undefined; clear(): void };

export type Captures = ReturnType<typeof createCaptures>;

/**
 * The microphones and cameras of an app. They live as long as it does: components come and go, and what is being
 * recorded goes on. What was recorded becomes the input's value, whether its component is on the page or not.
 */
export const createCaptures = (
  description: AppDescription,
  parts: Parts,
  door: StreamDoor,
  fire: (component: number, event: string) => void,
  fileOf: FileSource,
  make = deviceOf,
) => {
  const all = new Map<number, Held | undefined>();

  const hold = (id: number): Held | undefined => {
    const component = description.components[id];
    if (!component) return undefined;
    const listeners = description.listeners.flatMap(({ stream, triggers }, index) =>
      stream && triggers.some((each) => each.component === id && each.event === 'stream') ? [index] : [],
    );
    /** A recording that was cleared away comes to nothing. */
    let isWanted = true;
    /** Of a recording that is being made into a file: what it replaces. Something else may come meanwhile. */
    let replaced: WireValue = null;
    const stream: DeviceStream | undefined =
      listeners.length > 0
        ? createStream({ id, listeners, description, parts, door, fileOf, capture: () => capture as Capture })
        : undefined;
    const capture = make({
      component,
      streams: stream?.taps,
      events: {
        started: () => {
          isWanted = true;
          stream?.begin();
          fire(id, 'startRecording');
        },
        paused: () => fire(id, 'pauseRecording'),
        recorded: (file) => {
          if (!isWanted || untrack(() => parts.all[id]?.value() ?? null) !== replaced) return;
          parts.all[id]?.input({ as: 'file', file });
          fire(id, 'stopRecording');
        },
        ended: () => {
          if (!stream) return;
          stream.end();
          fire(id, 'stopRecording');
        },
      },
    });
    if (!capture) return undefined;
    let phase = capture.state.phase;
    capture.subscribe(() => {
      if (capture.state.phase === 'finishing' && phase !== 'finishing')
        replaced = untrack(() => parts.all[id]?.value() ?? null);
      phase = capture.state.phase;
    });
    parts.give(id, { capture });
    const clear = () => {
      isWanted = false;
      if (stream) stream.clear();
      else capture.close();
    };
    return { capture, stream, clear };
  };

  return {
    /** An input is on the page: it gets its device, which is asked for when a person does. */
    want: (id: number) => {
      if (!all.has(id)) all.set(id, hold(id));
    },
    /** Ends the recordings of these inputs. Resolves when what was recorded is their value. */
    finish: async (ids: readonly number[]) => {
      await Promise.all(
        ids.map((id) => {
          const held = all.get(id);
          const phase = held?.capture.state.phase;
          const recording = phase === 'recording' || phase === 'paused' || phase === 'finishing';
          return held && !held.stream && recording ? held.capture.stop() : undefined;
        }),
      );
    },
    /** All devices are let go; what is being recorded or streamed is given up. */
    clear: () => {
      for (const held of all.values()) held?.clear();
    },
    /** The runs of these listeners have been cancelled. */
    cancel: (listeners: readonly number[]) => {
      for (const held of all.values()) held?.stream?.cancel(listeners);
    },
    dispose: () => {
      for (const held of all.values()) {
        held?.clear();
        held?.capture.dispose();
      }
      all.clear();
    },
  };
};
