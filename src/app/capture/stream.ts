import type { FileSource } from '../../components';
import type { Capture, SoundPiece } from '../../media';
import type { AppDescription, EventData, WireValue } from '../../protocol';
import { readyInputs, wireOf } from '../inputs';
import type { Parts } from '../parts';
import { isReadyInput } from '../values/named-files';
import { createPace } from './frames';
import { createPieces } from './pieces';
import { createTap, type Source, type StreamDoor, type Tap } from './tap';

/** How often it is told how much of a stream's time is over, in milliseconds. */
const tellEvery = 250;

export type StreamOptions = {
  /** The component, and those that listen to its `stream`. */
  id: number;
  listeners: readonly number[];
  description: AppDescription;
  parts: Parts;
  door: StreamDoor;
  fileOf: FileSource;
  capture(): Capture;
};

export type DeviceStream = ReturnType<typeof createStream>;

/** What a device streams into an app, from its start to the end of the last run that it feeds. */
export const createStream = ({ id, listeners, description, parts, door, fileOf, capture }: StreamOptions) => {
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
  const taps: Tap[] = listeners.map((index, i) => {
    const event: EventData | undefined = isForm(index) ? undefined : { component: id, event: 'stream' };
    const tap: Tap = createTap({
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

  /** The device is let go, and what it has made and nobody has taken is given up. */
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
    telling = setInterval(tell, tellEvery);
    limit = setTimeout(() => void capture().stop(`It was stopped after ${total} s, which is its limit.`), total * 1000);
  };

  return {
    /** What a microphone is asked for: a place for each listener's pieces. */
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
    /** The device has ended, in whichever way; its last piece is here. */
    end: () => {
      stopTimers();
      for (const tap of taps) tap.end(outcome);
    },
    /** One of these listeners is cancelled. */
    cancel: (cancelled: readonly number[]) => {
      if (taps.some(({ listener }) => cancelled.includes(listener))) clear();
    },
    clear,
  };
};
