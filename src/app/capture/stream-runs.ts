import type { Request, Run, Session } from '../../host';
import type { EventData, WireValue } from '../../protocol';

/** The part of a session that streams use. */
export type StreamDoor = Pick<Session, 'stream' | 'streamed' | 'trigger'>;

/** Where a tap reads from. */
export type Source = {
  begin(): void;
  /** Is there anything to hand over? */
  some(): boolean;
  /** What there is to hand over at this moment; `null` if nothing came of it. */
  take(): WireValue | Promise<WireValue>;
  /** Nothing more comes; what is there may still be taken. */
  end(): void;
  drop(): void;
};

export type TapOptions = {
  /** The index of the listener. */
  listener: number;
  event: EventData | undefined;
  door: StreamDoor;
  source: Source;
  /** The listener's inputs, with `taken` in place of the streaming component's value. */
  inputs(taken: WireValue): WireValue[] | Promise<WireValue[]>;
  /** Ends the stream: at once if `now`, otherwise after its last piece. */
  stop(now: boolean): void;
  failed(): void;
};

export type StreamRuns = ReturnType<typeof createStreamRuns>;

type Outcome = 'done' | 'stopped' | 'failed';

/**
 * Hands a device's output to a listener, in as many runs at once as the listener allows; what arrives meanwhile waits
 * in the source. At most one run is requested ahead, and its input is taken when it starts.
 */
export const createStreamRuns = ({ listener, event, door, source, inputs, stop, failed }: TapOptions) => {
  let run: Run | undefined;
  /** A run that was requested and has not started yet. */
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

    /** Closes what can no longer be handed over. */
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
        // The request was given up meanwhile, or starts a second time: what it took is gone.
        if (asked !== request) return undefined;
        asked = undefined;
        isOn = true;
        on++;
        const taken = source.take();
        // Deferred: the caller is in the middle of starting runs.
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
    /** The device has started. Returns whether the stream may start, too. */
    begin: (): boolean => {
      ending = undefined;
      run ??= door.stream(listener, stop);
      if (run) source.begin();
      return run !== undefined;
    },
    /** Requests a run if there is something to hand over. */
    ask,
    /** Does it still accept what comes? */
    isOpen: () => run !== undefined && !ending,
    /** Nothing more comes: ends once the rest has been handed over. */
    end: (outcome: Outcome) => {
      ending ??= outcome;
      source.end();
      ask();
      settle();
    },
    /** Discards the rest and ends once the current runs have ended. */
    drop: (outcome: Outcome) => {
      ending = outcome;
      asked = undefined;
      source.drop();
      settle();
    },
  };
};

/** Closes a frame. One that was transferred counts as closed on this side already. */
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
