import type { RemoteEvent } from './remote-event';

type Answer = { value: unknown } | { wrong: string };

/** What a call has been told and has not dealt with yet. */
export type Call = { events: RemoteEvent[]; wake(): void; close(): void };

export type Opening = { address: string; endpoint?: string; token?: string; args: readonly unknown[] };

/** With more events than this, a call has enough to do for now. */
const mostEvents = 256;

/** Asks the page, one question after the other, what has come of all calls of this sandbox. */
export const createPump = (askPage: (asked: unknown) => Promise<unknown>) => {
  const box = String(Math.random()).slice(2);
  const calls = new Map<number, Call>();
  let count = 0;
  let isPumping = false;

  const ask = async (question: object) => {
    const given = (await askPage({ op: 'remote', box, ...question })) as Answer | undefined;
    if (!given || 'wrong' in given) throw new Error(given?.wrong ?? 'The page does not answer.');
    return given.value;
  };

  const tell = (id: number, event: RemoteEvent) => {
    const call = calls.get(id);
    if (event.type === 'done' || event.type === 'failed') calls.delete(id);
    call?.events.push(event);
    call?.wake();
  };

  const pump = async () => {
    if (isPumping) return;
    isPumping = true;
    while (calls.size > 0) {
      const asked = [...calls];
      const hold = asked.flatMap(([id, { events }]) => (events.length > mostEvents ? [id] : []));
      try {
        for (const [id, event] of (await ask({ do: 'more', hold })) as [number, RemoteEvent][]) tell(id, event);
      } catch (thrown) {
        // Others may have been opened meanwhile.
        for (const [id] of asked) tell(id, { type: 'failed', message: (thrown as Error).message });
      }
    }
    isPumping = false;
  };

  return {
    open(opening: Opening): Call {
      const id = count++;
      const call: Call = {
        events: [],
        wake() {},
        close() {
          if (calls.delete(id)) void ask({ do: 'cancel', id }).catch(() => {});
        },
      };
      calls.set(id, call);
      void ask({ do: 'open', id, ...opening }).catch((thrown) =>
        tell(id, { type: 'failed', message: (thrown as Error).message }),
      );
      void pump();
      return call;
    },
  };
};

export type Pump = ReturnType<typeof createPump>;
