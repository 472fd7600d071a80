import type { FileSource } from '../../components';
import type { Capture, SoundPiece } from '../../media';
import type { AppDescription, EventData, WireValue } from '../../protocol';
import { say } from '../../words';
import type { ComponentValues } from '../component-values';
import { readyInputs, wireOf } from '../inputs';
import { isReadyInput } from '../values/named-files';
import { createPace } from './frames';
import { createPieces } from './pieces';
import { createStreamRuns, type Source, type StreamDoor, type StreamRuns } from './stream-runs';

/** How often a stream's elapsed time is reported, in milliseconds. */
const progressInterval = 250;

export type StreamOptions = {
  /** The component, and the listeners of its `stream` event. */
  id: number;
  listeners: readonly number[];
  description: AppDescription;
  parts: ComponentValues;
  door: StreamDoor;
  fileOf: FileSource;
  capture(): Capture;
};

export type DeviceStream = ReturnType<typeof createDeviceStream>;

/** Streams a device into an app, from its start to the end of the last run that it feeds. */
export const createDeviceStream = ({ id, listeners, description, parts, door, fileOf, capture }: StreamOptions) => {
  const isForm = (index: number) => description.layout.type === 'interface' && description.layout.listener === index;
  const everyOf = (index: number) => description.listeners[index]?.stream?.every ?? 0;
  const total = Math.min(
    ...listeners.map((index) => description.listeners[index]?.stream?.timeLimit ?? Number.POSITIVE_INFINITY),
  );
  const queues = listeners.map(() => createPieces());
  let outcome: 'done' | 'stopped' | 'failed' = 'done';
  let limit: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setInterval> | undefined;

  const inputs = (index: number) => (taken: WireValue) => {
    const ids = description.listeners[index]?.inputs ?? [];
    const others = parts.values(ids).map((value, i) => (ids[i] === id ? null : value));
    const filled = (values: readonly WireValue[]) => values.map((value, i) => (ids[i] === id ? taken : value));
    const components = ids.map((each) => description.components[each]);
    const isReady = others.every((value, i) => isReadyInput(value, components[i]));
    return isReady ? filled(others) : readyInputs(others, components, fileOf).then(filled);
  };

  const soundOf = (queue: ReturnType<typeof createPieces>): Source => ({
    begin: () => {},
    some: queue.some,
    take: () => {
      const piece = queue.take();
      return piece ? wireOf(piece) : null;
    },
    end: () => {},
    drop: queue.drop,
  });

  const framesOf = (every: number, ask: () => void): Source => {
    const pace = createPace(every, ask);
    return {
      begin: pace.start,
      some: pace.isDue,
      take: () => {
        if (!pace.isOn()) return null;
        pace.taken();
        return capture()
          .frame()
          .then(
            (frame) => ({ as: 'frame' as const, frame }),
            () => null,
          );
      },
      end: pace.stop,
      drop: pace.stop,
    };
  };

  const isSound = description.components[id]?.kind === 'audio';
  const taps: StreamRuns[] = listeners.map((index, i) => {
    const event: EventData | undefined = isForm(index) ? undefined : { component: id, event: 'stream' };
    const tap: StreamRuns = createStreamRuns({
      listener: index,
      event,
      door,
      source: isSound
        ? soundOf(queues[i] as ReturnType<typeof createPieces>)
        : framesOf(everyOf(index), () => tap.ask()),
      inputs: inputs(index),
      stop: (now) => {
        outcome = 'stopped';
        if (now) giveUp();
        else void capture().stop();
      },
      failed: () => {
        outcome = 'failed';
        giveUp();
      },
    });
    return tap;
  });

  const stopTimers = () => {
    clearTimeout(limit);
    clearInterval(telling);
    parts.give(id, { capture: capture() });
  };

  /** Releases the device and discards what it has made that nobody has taken. */
  const giveUp = () => {
    stopTimers();
    for (const tap of taps) tap.drop(outcome);
    capture().close();
  };

  const clear = () => {
    outcome = 'stopped';
    giveUp();
  };

  const startTimers = () => {
    if (!Number.isFinite(total)) return;
    const began = performance.now();
    const tell = () =>
      parts.give(id, {
        capture: capture(),
        limit: { elapsed: Math.min(total, (performance.now() - began) / 1000), total },
      });
    tell();
    telling = setInterval(tell, progressInterval);
    limit = setTimeout(
      () => void capture().stop(say`It was stopped after ${total} s, which is its limit.`),
      total * 1000,
    );
  };

  return {
    /** What a microphone feeds: one tap per listener, which takes its pieces. */
    taps: listeners.map((index, i) => ({
      every: everyOf(index),
      take: (piece: SoundPiece) => {
        if (!taps[i]?.isOpen()) return;
        queues[i]?.push(piece);
        taps[i]?.ask();
      },
    })),
    /** The device has started. */
    begin: () => {
      outcome = 'done';
      stopTimers();
      if (taps.map((tap) => tap.begin()).every(Boolean)) startTimers();
      else giveUp();
    },
    /** The device has ended, for whatever reason, and its last piece has arrived. */
    end: () => {
      stopTimers();
      for (const tap of taps) tap.end(outcome);
    },
    /** Ends the stream if one of its listeners was cancelled. */
    cancel: (cancelled: readonly number[]) => {
      if (taps.some(({ listener }) => cancelled.includes(listener))) clear();
    },
    clear,
  };
};
