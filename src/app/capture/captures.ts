import { untrack } from 'solid-js';
import type { FileSource } from '../../components';
import type { Capture } from '../../media';
import type { AppDescription, ComponentDescription, WireValue } from '../../protocol';
import { say } from '../../words';
import type { ComponentValues } from '../component-values';
import { deviceOf } from './device';
import { createDeviceStream, type DeviceStream } from './device-stream';
import type { StreamDoor } from './stream-runs';

type Held = { capture: Capture; stream: DeviceStream | undefined; clear(): void };

export type Captures = ReturnType<typeof createCaptures>;

/**
 * The microphones and cameras of an app. They live as long as the app: components may come and go while a recording
 * goes on. A finished recording becomes the input's value, whether or not its component is on the page.
 */
export const createCaptures = (
  description: AppDescription,
  parts: ComponentValues,
  door: StreamDoor,
  fire: (component: number, event: string) => void,
  fileOf: FileSource,
  root: () => Element | undefined = () => undefined,
  make = deviceOf,
) => {
  const all = new Map<number, Held | undefined>();

  let isAllowed = false;
  /**
   * An author's styles can hide that something records, and lay its button under any click. So the browser asks, in a
   * window that no style sheet reaches.
   */
  const mayOpen = ({ kind }: ComponentDescription): boolean => {
    if (!root()?.hasAttribute('data-yc-css')) return true;
    isAllowed ||= confirm(
      kind === 'audio' || kind === 'multimodaltextbox'
        ? say('This app has styles of its own, which can hide that it records. Let it use the microphone?')
        : say('This app has styles of its own, which can hide that it records. Let it use the camera?'),
    );
    return isAllowed;
  };

  const hold = (id: number): Held | undefined => {
    // An update may have changed its sources.
    const component = untrack(() => parts.described(id));
    if (!component) return undefined;
    const listeners = description.listeners.flatMap(({ stream, triggers }, index) =>
      stream && triggers.some((each) => each.component === id && each.event === 'stream') ? [index] : [],
    );
    /** False once the recording was cleared: its file is then discarded. */
    let isWanted = true;
    /** The value to replace once the recording's file is ready. If it changes meanwhile, the recording is dropped. */
    let replaced: WireValue = null;
    const stream: DeviceStream | undefined =
      listeners.length > 0
        ? createDeviceStream({ id, listeners, description, parts, door, fileOf, capture: () => capture as Capture })
        : undefined;
    const capture = make({
      component,
      streams: stream?.taps,
      events: {
        asked: () => mayOpen(component),
        started: () => {
          isWanted = true;
          stream?.begin();
          fire(id, 'startRecording');
        },
        paused: () => fire(id, 'pauseRecording'),
        recorded: (file) => {
          const value = untrack(() => parts.all[id]?.value() ?? null);
          if (!isWanted) return;
          // A message has it among its files, whatever was typed meanwhile.
          if (component.kind === 'multimodaltextbox') {
            const { text = '', files = [] } = (value as WireValue<'multimodaltextbox'>) ?? {};
            parts.all[id]?.input({ text, files: [...files, file] });
          } else if (value !== replaced) return;
          else parts.all[id]?.input({ as: 'file', file });
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
    /** An input is on the page: sets up its capture. The device itself is requested when a person asks for it. */
    want: (id: number) => {
      if (!all.get(id)) all.set(id, hold(id));
    },
    /** Ends the recordings of these inputs. Resolves once the recordings are the inputs' values. */
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
    /** Releases the devices of these inputs, and forgets them: they are gone, or others listen to them now. */
    drop: (ids: ReadonlySet<number>) => {
      for (const id of ids) {
        const held = all.get(id);
        held?.clear();
        held?.capture.dispose();
        all.delete(id);
      }
    },
    /** Releases all devices and discards what is being recorded or streamed. */
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
