import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../../src/host/refusals';
import type { Chain, Request } from '../../../src/host/run';
import { Scheduler } from '../../../src/host/scheduler';
import type { ListenerDescription, Outcome } from '../../../src/protocol';

const listener = (over: Partial<ListenerDescription> = {}, index = 0): ListenerDescription => ({
  inputs: [],
  outputs: [],
  triggers: [],
  triggerMode: 'once',
  concurrencyLimit: 1,
  concurrencyId: `listener ${index}`,
  maxSize: null,
  cancels: [],
  runs: true,
  showProgress: 'full',
  ...over,
});

/** A scheduler whose runs end when a test says so. */
const createBench = (...listeners: Partial<ListenerDescription>[]) => {
  const started: { run: number; request: Request }[] = [];
  const stopped: number[] = [];
  const refused: string[] = [];
  const scheduler: Scheduler = new Scheduler(
    listeners.map((each, i) => listener(each, i)),
    {
      start: (request) => {
        started.push({ run: started.length + 1, request });
        return started.length;
      },
      stop: (run) => void stopped.push(run),
      follow: (index, depth, chain) => trigger(index, depth, chain),
      refuse: (why) => void refused.push(sentenceOf(why)),
      changed: () => {},
    },
  );
  const trigger = (index = 0, depth = 0, chain?: Chain) =>
    scheduler.trigger({ listener: index, inputs: () => [], depth, ...(chain && { chain }) });
  const finish = (run: number, outcome: Outcome['type'] = 'done', seconds = 1) => {
    const request = started[run - 1]?.request;
    if (request) scheduler.ended(request, run, outcome, seconds);
  };
  return {
    scheduler,
    started,
    stopped,
    refused,
    trigger,
    finish,
    listenersStarted: () => started.map((each) => each.request.listener),
  };
};

describe('while a run of a listener is on', () => {
  test('once: two triggers in one tick start one run', () => {
    const { trigger, finish, started } = createBench({});
    trigger();
    trigger();
    expect(started).toHaveLength(1);
    finish(1);
    expect(started).toHaveLength(1);
    trigger();
    expect(started).toHaveLength(2);
  });

  test('multiple: each trigger starts one, as far as the limit lets it', () => {
    const { trigger, finish, started } = createBench({ triggerMode: 'multiple', concurrencyLimit: 2 });
    for (let i = 0; i < 5; i++) trigger();
    expect(started).toHaveLength(2);
    finish(1);
    expect(started).toHaveLength(3);
  });

  test('alwaysLast: the last of many triggers runs when the one before has ended', () => {
    const { trigger, finish, started } = createBench({ triggerMode: 'alwaysLast' });
    for (let i = 0; i < 5; i++) trigger();
    expect(started).toHaveLength(1);
    finish(1);
    expect(started).toHaveLength(2);
    finish(2);
    expect(started).toHaveLength(2);
  });

  test('alwaysLast: also after an error', () => {
    const { trigger, finish, started } = createBench({ triggerMode: 'alwaysLast' });
    trigger();
    trigger();
    finish(1, 'failed');
    expect(started).toHaveLength(2);
  });

  test('restart: the run that is on is stopped, and the new one begins at once', () => {
    const { trigger, finish, started, stopped } = createBench({ triggerMode: 'restart' });
    trigger();
    trigger();
    expect(stopped).toEqual([1]);
    expect(started).toHaveLength(2);
    finish(1, 'stopped');
    trigger();
    expect(stopped).toEqual([1, 2]);
    expect(started).toHaveLength(3);
  });
});

describe('chains', () => {
  const following = (index: number, when: 'then' | 'success' | 'failure') => ({ after: { listener: index, when } });
  const ends: [Outcome['type'], number[]][] = [
    ['done', [0, 1, 2]],
    ['failed', [0, 1, 3]],
    ['stopped', [0, 1]],
  ];
  test.each(ends)('after a run that ended %s', (outcome, expected) => {
    const { trigger, finish, listenersStarted } = createBench(
      {},
      following(0, 'then'),
      following(0, 'success'),
      following(0, 'failure'),
    );
    trigger();
    finish(1, outcome);
    expect(listenersStarted()).toEqual(expected);
  });

  test('go on from link to link', () => {
    const { trigger, finish, listenersStarted } = createBench({}, following(0, 'then'), following(1, 'then'));
    trigger();
    finish(1);
    finish(2, 'failed');
    expect(listenersStarted()).toEqual([0, 1, 2]);
  });
});

describe('cancels', () => {
  test('end what is on, drop what waits, and let follow what follows', () => {
    const { trigger, finish, started, stopped, listenersStarted } = createBench(
      { triggerMode: 'multiple' },
      { cancels: [0], runs: false },
      { after: { listener: 0, when: 'then' } },
    );
    trigger(0);
    trigger(0);
    trigger(1);
    expect(stopped).toEqual([1]);
    finish(1, 'stopped');
    expect(listenersStarted()).toEqual([0, 2]);
    expect(started).toHaveLength(2);
  });
});

describe('concurrency', () => {
  test('listeners that share an id share the lowest of their limits', () => {
    const { trigger, finish, listenersStarted } = createBench(
      { concurrencyId: 'gpu', concurrencyLimit: 3 },
      { concurrencyId: 'gpu', concurrencyLimit: 1 },
      {},
    );
    trigger(0);
    trigger(1);
    trigger(2);
    expect(listenersStarted()).toEqual([0, 2]);
    finish(1);
    expect(listenersStarted()).toEqual([0, 2, 1]);
  });

  test('those that wait know their place and what is to be expected', () => {
    const { trigger, finish, scheduler } = createBench({ triggerMode: 'multiple' });
    trigger();
    finish(1, 'done', 3);
    for (let i = 0; i < 4; i++) trigger();
    expect(scheduler.waits()).toEqual([{ listener: 0, place: 1, of: 3, seconds: 3 }]);
  });

  test('a full queue refuses with a message', () => {
    const { trigger, refused, started } = createBench({ triggerMode: 'multiple', maxSize: 2 });
    for (let i = 0; i < 4; i++) trigger();
    expect(started).toHaveLength(1);
    expect(refused).toEqual(['This is busy: 2 runs wait already. Try again in a moment.']);
  });

  test('a run that fails does not block the queue', () => {
    const { trigger, finish, started } = createBench({ triggerMode: 'multiple' });
    trigger();
    trigger();
    finish(1, 'failed');
    expect(started).toHaveLength(2);
  });

  test('ten thousand that wait all have their turn, in order', () => {
    const { trigger, finish, started } = createBench({ triggerMode: 'multiple' });
    for (let i = 0; i < 10_000; i++) trigger();
    for (let run = 1; run <= 10_000; run++) finish(run);
    expect(started).toHaveLength(10_000);
  });
});

test('changes that set each other off without end are ended with a message', () => {
  const { trigger, finish, started, refused } = createBench({}, {});
  let depth = 0;
  trigger(0, depth);
  for (let run = 1; run < 1000 && refused.length === 0; run++) {
    finish(run);
    trigger(run % 2, ++depth);
  }
  expect(started.length).toBeLessThan(300);
  expect(refused[0]).toContain('set each other off');
});

test('a run that follows others knows the first of its chain, and whether one has failed', () => {
  const then = (listener: number) => ({ after: { listener, when: 'then' as const } });
  const { trigger, finish, started } = createBench({}, then(0), then(1));
  trigger();
  finish(1);
  finish(2, 'failed');
  expect(started.map(({ request }) => request.chain)).toEqual([
    undefined,
    { first: 1, failed: false },
    { first: 1, failed: true },
  ]);
});
