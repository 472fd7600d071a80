import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { type AppState, createSpares, Session, type SessionEvents } from '../../../src/host';
import type { Compiler } from '../../../src/protocol';
import { serve } from '../../../src/runtime';
import { programOf, workerOf } from '../runtime/pair';

// What fails is reported there; late timers report after their test.
vi.spyOn(console, 'error').mockImplementation(() => {});

let count = 0;
const opened: Session[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.unload();
});

/** A session whose page throws where `fails` says so. */
const createFailing = async (source: string, fails: (event: string) => boolean) => {
  const program = programOf(`${source}\n// failing ${count++}`);
  const states: AppState[] = [];
  let yields = 0;
  const record: Partial<SessionEvents> = {
    state: (state) => void states.push(state),
    yields: () => {
      yields++;
      return [];
    },
  };
  const names = [
    'state',
    'app',
    'loaded',
    'leave',
    'begin',
    'yields',
    'stopping',
    'progress',
    'end',
    'follow',
    'waits',
  ] as const;
  const told = [...names, 'alert', 'log', 'problems'] as const;
  const events = Object.fromEntries(
    told.map((name) => [
      name,
      (...values: never[]) => {
        const free = (record[name] as ((...values: never[]) => unknown) | undefined)?.(...values);
        if (fails(name)) throw new RangeError(`${name} could not be drawn`);
        return free;
      },
    ]),
  ) as unknown as SessionEvents;
  const spawn = () => {
    const { port1, port2 } = new MessageChannel();
    port2.start();
    serve(port2 as never, Object.create(console));
    return workerOf(port1);
  };
  const compiler = { compile: () => ({ ok: true, program }), check: () => [], locate: (at: unknown) => at };
  const session = new Session(events, compiler as unknown as Compiler, createSpares(spawn)());
  opened.push(session);
  await session.load({ entry: 'main.js', files: {} });
  return {
    session,
    states,
    yields: () => yields,
    submit: () => session.trigger({ listener: 0, depth: 0, inputs: () => [] }),
  };
};

const endless = `export default yc.Interface({
  fn: async function* () { for (let i = 0; ; i++) { yield 'text ' + i; await yc.sleep(0); } },
  inputs: [], outputs: yc.Markdown(),
});`;
const finite = `export default yc.Interface({
  fn: async function* () { for (let i = 0; i < 20; i++) { yield 'text ' + i; await yc.sleep(0); } },
  inputs: [], outputs: yc.Markdown(),
});`;
const settled = ['done', 'stopped', 'error'];
const rest = (session: Session) => vi.waitUntil(() => settled.includes(session.state), { timeout: 20_000 });

test('a run goes on, and ends, where each of its yields fails to be drawn', async () => {
  const { session, submit, yields } = await createFailing(finite, (event) => event === 'yields');
  submit();
  await rest(session);
  expect(session.state).toBe('done');
  expect(yields()).toBeGreaterThan(2);
});

test('Stop ends a run whatever fails on the page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.boolean()), fc.boolean(), async (draws, always) => {
      const { session, submit, yields } = await createFailing(endless, () => always || draws.next().value);
      submit();
      await vi.waitUntil(() => yields() > 3, { timeout: 20_000 });
      session.stop();
      await rest(session);
      expect(session.state).toBe('stopped');
    }),
    { numRuns: 25 },
  );
});

test('Stop ends a run whose inputs throw when they are read', async () => {
  const { session } = await createFailing(finite, () => false);
  session.trigger({
    listener: 0,
    depth: 0,
    inputs: () => {
      throw new RangeError('too deep');
    },
  });
  await rest(session);
  expect(session.state).toBe('error');
});
