import type { Program } from '../../protocol';
import type { Lent } from './lent';
import { type Call, createPump, type Opening, type Pump } from './pump';
import { sendable } from './sendable';
import { createStatus } from './status';

type Options = { endpoint?: unknown; token?: unknown };

/** How long a sleep is that only Stop ends, in seconds. */
const nap = 1;

/** Adds `yc.remote`. Bundled separately, for programs that name it. The page talks to the server, once a person has allowed it. */
export const install = (lent: Lent, _program: Program, askPage: (asked: unknown) => Promise<unknown>): object => {
  const pump = createPump(askPage);
  const remote = (address: unknown, options: Options = {}) => {
    const opening = checked(address, options ?? {});
    return (...args: unknown[]) => valuesOf(lent, pump, opening, args);
  };
  return { remote };
};

const checked = (address: unknown, { endpoint, token, ...unknown }: Options): Omit<Opening, 'args'> => {
  if (!(typeof address === 'string' || address instanceof URL) || !String(address).trim())
    throw new TypeError("yc.remote takes a server's URL first, or the name of a Space: 'owner/space'.");
  const [odd] = Object.keys(unknown);
  if (odd !== undefined) throw new TypeError(`yc.remote has no option ${odd}; it has endpoint and token.`);
  if (endpoint !== undefined && typeof endpoint !== 'string')
    throw new TypeError("endpoint is the name of one: '/predict'.");
  if (token !== undefined && typeof token !== 'string') throw new TypeError('token is a text.');
  return { address: String(address), ...(endpoint && { endpoint }), ...(token && { token }) };
};

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address);

/** What a call yields. Its `return` ends it at once, also while it waits for the server. */
const valuesOf = (lent: Lent, pump: Pump, opening: Omit<Opening, 'args'>, args: unknown[]) => {
  let isReturned = false;
  let wake = () => {};
  const values = iterate(lent, pump, opening, args, {
    isReturned: () => isReturned,
    setWake: (next) => {
      wake = next;
    },
  });
  const end = values.return.bind(values);
  values.return = (value) => {
    isReturned = true;
    wake();
    return end(value);
  };
  return values;
};

type Ending = { isReturned(): boolean; setWake(wake: () => void): void };

async function* iterate(
  lent: Lent,
  pump: Pump,
  opening: Omit<Opening, 'args'>,
  args: unknown[],
  ending: Ending,
): AsyncGenerator<unknown, void, void> {
  const { api } = lent;
  const host = hostOf(opening.address);
  const status = createStatus(lent, host);
  let stopped: { thrown: unknown } | undefined;
  let isOver = false;
  let wake = () => {};
  ending.setWake(() => wake());
  /** Stop rejects sleeps, and each sleep belongs to the run of the one before. */
  const watch = async () => {
    try {
      while (!isOver) await api.sleep(nap);
    } catch (thrown) {
      stopped = { thrown };
      wake();
    }
  };
  void watch();
  let call: Call | undefined;
  try {
    const given = await Promise.all(args.map((each) => sendable(each, lent)));
    if (ending.isReturned()) return;
    call = pump.open({ ...opening, args: given });
    call.wake = () => wake();
    for (;;) {
      if (stopped) throw stopped.thrown;
      if (ending.isReturned()) return;
      const event = call.events.shift();
      if (!event) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (event.type === 'done') return;
      if (event.type === 'failed') {
        const { message, own, title = own ? host : undefined } = event;
        throw new api.Error(message, title === undefined ? {} : { title });
      }
      if (event.type === 'values') {
        const values = event.values.map((slot) => (slot ? slot.value : api.skip));
        yield values.length === 1 ? values[0] : values;
      } else status.take(event);
    }
  } finally {
    isOver = true;
    call?.close();
    status.hide();
  }
}
