import type { Request, Run, Session } from '../../host';
import type { EventData, WireValue } from '../../protocol';

/** What a session does for streams. */
export type StreamDoor = Pick<Session, 'stream' | 'streamed' | 'trigger'>;

/** Where a tap takes from. */
export type Source = {
  begin(): void;
  /** Is there something to be handed over? */
  some(): boolean;
  /** It, as it is at this moment; nothing where it has come to nothing. */
  take(): WireValue | Promise<WireValue>;
  /** No more comes; what there is may still be taken. */
  end(): void;
  drop(): void;
};

export type TapOptions = {
  /** The index of the listener. */
  listener: number;
  event: EventData | undefined;
  door: StreamDoor;
  source: Source;
  /** The listener's inputs, with what was taken in the place of its own. */
  inputs(taken: WireValue): WireValue[] | Promise<WireValue[]>;
  /** The stream is to be ended. */
  stop(now: boolean): void;
  failed(): void;
};

export type Tap = ReturnType<typeof createTap>;

type Outcome = 'done' | 'stopped' | 'failed';

/**
 * Hands what a device makes to a listener: as many runs at once as it may have, and what comes meanwhile waits in its
 * source. At most one run is asked for ahead, and what it is given is taken when it starts.
 */
export const createTap = ({ listener, event, door, source, inputs, stop, failed }: TapOptions) => {
  let run: Run | undefined;
  /** A run is asked for that has not started yet. */
  let asked: Request | undefined;
  let on = 0;
  let ending: Outcome | undefined;

  const settle = () => {
    if (!run || !ending || on > 0 || asked || source.some()) return;
    const over = run;
    run = undefined;
    door.streamed(over, ending);
  };

  const ask = () => {
    if (asked || !run || !source.some()) return;
    let held: WireValue = null;
    let isOn = false;
    let isOver = false;
    const transfer: Transferable[] = [];

    /** Nothing of what could not be handed over stays open. */
    const fill = (taken: WireValue) => {
      held = taken;
      if (isOver) close(held);
      if (taken === null || isOver) return undefined;
      transfer.push(...transfersOf(taken));
      return inputs(taken);
    };

    const request: Request = {
      listener,
      depth: 0,
      ...(event && { event }),
      inputs: () => {
        // One that was given up meanwhile, or begins a second time: what it took is gone.
        if (asked !== request) return undefined;
        asked = undefined;
        isOn = true;
        on++;
        const taken = source.take();
        // Not now: whoever starts runs is in the midst of it.
        queueMicrotask(ask);
        return taken instanceof Promise ? taken.then(fill) : fill(taken);
      },
      piece: {
        of: run,
        transfer,
        ended: (outcome) => {
          isOver = true;
          close(held);
          if (isOn) on--;
          isOn = false;
          if (asked === request) asked = undefined;
          if (outcome === 'failed') failed();
          ask();
          settle();
        },
      },
    };
    asked = request;
    door.trigger(request);
  };

  return {
    listener,
    /** The device is on. Says whether this may go on, too. */
    begin: (): boolean => {
      ending = undefined;
      run ??= door.stream(listener, stop);
      if (run) source.begin();
      return run !== undefined;
    },
    /** There may be something to hand over. */
    ask,
    /** Does it take what comes? */
    isOpen: () => run !== undefined && !ending,
    /** No more comes: it ends when the last of it has been handed over. */
    end: (outcome: Outcome) => {
      ending ??= outcome;
      source.end();
      ask();
      settle();
    },
    /** It ends without what is left, when the runs that are on have ended. */
    drop: (outcome: Outcome) => {
      ending = outcome;
      asked = undefined;
      source.drop();
      settle();
    },
  };
};

/** A frame that was given away is closed already, as far as this side can tell. */
const close = (value: WireValue) => {
  if (isFrame(value)) value.frame.close();
};

const transfersOf = (value: WireValue): Transferable[] => {
  if (isFrame(value)) return [value.frame];
  const { channels } = value as { channels?: ArrayBuffer[] };
  return channels ?? [];
};

const isFrame = (value: WireValue): value is { as: 'frame'; frame: VideoFrame } =>
  typeof value === 'object' && value !== null && 'frame' in value;
