import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { destinationOf } from '../../../src/app/remote/destination';
import type { FromWorker, RemoteEvent } from '../../../src/app/remote/messages';
import { serve } from '../../../src/app/remote/worker/serve';
import { replayGradio } from '../../tools/gradio-server/replay.mjs';

type Server = Awaited<ReturnType<typeof replayGradio>>;

let server: Server;
const native = globalThis.fetch;
beforeEach(async () => {
  server = await replayGradio();
});
afterEach(async () => {
  globalThis.fetch = native;
  await server.close();
});

/** Calls an endpoint as the page has it called. `each` is called with every event. */
const connect = (token?: string, address = server.url, through = native) => {
  const takers = new Map<number, (message: FromWorker) => void>();
  const take = serve((message) => takers.get(message.call)?.(message), through);
  const destination = destinationOf(address);
  take({ type: 'connect', destination, ...(token && { token }) });
  let count = 0;
  return (endpoint: string | undefined, args: unknown[] = [], each: (event: RemoteEvent) => void = () => {}) => {
    const call = count++;
    const events: RemoteEvent[] = [];
    let isBroken = false;
    const ended = new Promise<RemoteEvent[]>((resolve) => {
      takers.set(call, (message) => {
        const event = copyOf(message.event);
        events.push(event);
        each(event);
        isBroken ||= message.isBroken === true;
        take({ type: 'taken', call, weight: message.weight });
        if (event.type === 'done' || event.type === 'failed') resolve(events);
      });
    });
    take({ type: 'call', call, args, ...(endpoint && { endpoint }) });
    return { ended, events, cancel: () => take({ type: 'cancel', call }), isBroken: () => isBroken };
  };
};

/** What is posted is copied on its way. Node makes Blobs of files there. */
const copyOf = (event: RemoteEvent): RemoteEvent =>
  event.type === 'values' && event.values.some((slot) => slot?.value instanceof Blob) ? event : structuredClone(event);

const valuesIn = (events: readonly RemoteEvent[]) =>
  events.flatMap((event) => (event.type === 'values' ? [event.values.map((slot) => slot?.value)] : []));
const failureIn = (events: readonly RemoteEvent[]) => events.find((event) => event.type === 'failed');

describe('an endpoint of a Gradio server', () => {
  test('gives each yield once, with its progress', async () => {
    const events = await connect()('/count', ['sheep', 3]).ended;
    expect(valuesIn(events)).toEqual([
      ['sheep 1', { at: 1 }],
      ['sheep 2', { at: 2 }],
      ['sheep 3', { at: 3 }],
    ]);
    expect(events.filter(({ type }) => type !== 'values')).toEqual([
      { type: 'place', place: 1, of: 1 },
      { type: 'started' },
      { type: 'progress', done: 0, total: 3, unit: 'words', description: 'Counting' },
      { type: 'progress', done: 1, total: 3, unit: 'words', description: 'Counting' },
      { type: 'progress', done: 2, total: 3, unit: 'words', description: 'Counting' },
      { type: 'done' },
    ]);
  });

  test('of a plain function gives its result, and of a generator that yields nothing, nothing', async () => {
    const call = connect();
    expect(valuesIn(await call('add', [1, 2]).ended)).toEqual([[3]]);
    expect(valuesIn(await call('/nothing').ended)).toEqual([]);
  });

  test('that has a state of the server’s is called without it', async () => {
    const events = await connect()('/chat', ['hello']).ended;
    expect(valuesIn(events)).toEqual([['You '], ['You said '], ['You said hello ']]);
    const [join] = server.requests.filter(({ path }) => path.endsWith('/join'));
    expect(JSON.parse(String(join?.body)).data).toEqual(['hello', null]);
  });

  test('gives values in the form of our components', async () => {
    const [values] = valuesIn(await connect()('/table').ended);
    expect(values).toEqual([
      {
        headers: ['a', 'b'],
        data: [
          [1, 'x'],
          [2, 'y'],
        ],
      },
      { label: 'cat', confidences: { cat: 0.9, dog: 0.1 } },
    ]);
  });

  test('tells messages, and where a run stands in the queue', async () => {
    server.extra.set('warns', [{ msg: 'estimation', event_id: '{event}', rank: 1, queue_size: 5, rank_eta: 3 }]);
    const events = await connect()('/warns', ['quiet']).ended;
    expect(events).toContainEqual({ type: 'place', place: 2, of: 5 });
    expect(events.filter(({ type }) => type === 'log')).toEqual([
      { type: 'log', level: 'info', message: 'Reading slowly.', title: 'Note this', duration: 10 },
      { type: 'log', level: 'warning', message: 'The text is short.', title: 'Warning', duration: 10 },
    ]);
  });

  test('takes files, which are uploaded, and gives files, which are fetched', async () => {
    const picture = new File(['red'], 'red.png', { type: 'image/png' });
    const [values] = valuesIn(await connect()('/negative', [picture]).ended);
    expect([...server.uploads.values()][0]?.toString()).toContain('filename="red.png"');
    const file = values?.[0] as File;
    expect([file.name, file.type, file.size]).toEqual(['image.webp', 'image/webp', 68]);
  });

  test('streams sound as one segment after the other', async () => {
    const values = valuesIn(await connect()('/tone').ended).flat() as Blob[];
    const heads = await Promise.all(values.map(async (each) => new Uint8Array(await each.arrayBuffer())));
    // Each begins with a header of ADTS.
    expect(heads.map(([first, second]) => [first, (second as number) & 0xf0])).toEqual(Array(3).fill([0xff, 0xf0]));
  });

  test('keeps apart values that grow by differences, also those that come in one piece', async () => {
    const generating = (data: unknown) => ({
      msg: 'process_generating',
      event_id: '{event}',
      success: true,
      output: { data: [data], is_generating: true },
    });
    const replaced = (at: number) => generating([['replace', ['at'], at]]);
    server.extra.set('add', [generating({ at: 1 }), replaced(2), replaced(3)]);
    server.hold('add', 1);
    const call = connect()('/add', [1, 2]);
    await server.asked('/queue/data');
    server.release('add');
    expect(valuesIn(await call.ended)).toEqual([[{ at: 1 }], [{ at: 2 }], [{ at: 3 }]]);
  });
});

describe('what goes wrong is a sentence', () => {
  test('the server’s own error, after what it had yielded', async () => {
    const events = await connect()('/fails', [2]).ended;
    expect(valuesIn(events)).toEqual([['drop 1'], ['drop 2']]);
    expect(failureIn(events)).toEqual({ type: 'failed', message: 'The well is dry.', title: 'No water', own: true });
  });

  test('an error that the server keeps to itself', async () => {
    const events = await connect()('/breaks', [1]).ended;
    expect(failureIn(events)).toMatchObject({ message: expect.stringContaining('failed, and does not say why') });
  });

  test('an endpoint that does not exist, with those that do', async () => {
    const { message } = failureIn(await connect()('/predict', [1]).ended) as { message: string };
    expect(message).toContain('has no endpoint /predict. It has /add, /count, ');
    expect(message).not.toContain('lambda');
  });

  test('no endpoint, where there are several', async () => {
    expect(failureIn(await connect()(undefined).ended)).toMatchObject({
      message: expect.stringContaining('has several endpoints: name one in { endpoint }. It has /add,'),
    });
  });

  test('a wrong number of arguments', async () => {
    const call = connect();
    for (const [endpoint, args, takes] of [
      ['/add', [], 'takes 1 to 2 arguments (a, b), and was given 0.'],
      ['/add', [1, 2, 3], 'takes 1 to 2 arguments (a, b), and was given 3.'],
      ['/chat', [], 'takes 1 argument (message), and was given 0.'],
    ] as const) {
      const { message } = failureIn(await call(endpoint, [...args]).ended) as { message: string };
      expect(message).toContain(takes);
    }
  });

  test('a server that goes away in mid-yield; the connection is of no more use', async () => {
    server.hold('count', 5);
    let yielded = 0;
    const call = connect()('/count', ['sheep', 3], ({ type }) => {
      if (type === 'values' && ++yielded === 2) server.drop();
    });
    const events = await call.ended;
    expect(valuesIn(events)).toHaveLength(2);
    expect(failureIn(events)).toMatchObject({ message: expect.stringContaining('broke off after 2 values') });
    expect(call.isBroken()).toBe(true);
  });

  test('a stream of events that ends before its server has closed it', async () => {
    const cut: typeof fetch = async (input, init) => {
      const response = await native(input, init);
      if (!String(input).includes('/queue/data')) return response;
      const text = await response.text();
      return new Response(text.slice(0, text.indexOf('sheep 2')).replace(/data: [^\n]*$/, ''), response);
    };
    const call = connect(undefined, server.url, cut)('/count', ['sheep', 3]);
    expect(failureIn(await call.ended)).toMatchObject({ message: expect.stringContaining('broke off after 1 value:') });
    expect(call.isBroken()).toBe(true);
  });

  test('a server that falls silent', async () => {
    server.hold('count', 3);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const call = connect()('/count', ['sheep', 3], ({ type }) => {
        if (type === 'values') setImmediate(() => vi.advanceTimersByTime(121_000));
      });
      const events = await call.ended;
      expect(valuesIn(events)).toEqual([['sheep 1', { at: 1 }]]);
      expect(failureIn(events)).toMatchObject({
        message: expect.stringContaining('has said nothing for two minutes.'),
      });
      expect(call.isBroken()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a server that does not answer', async () => {
    const { url } = server;
    await server.close();
    expect(failureIn(await connect(undefined, url)('/add', [1]).ended)).toMatchObject({
      message: expect.stringContaining('does not answer, or lets pages of other sites not use it'),
    });
    server = await replayGradio();
  });

  test('what is no Gradio app', async () => {
    server.statuses.set('/config', 404);
    expect(failureIn(await connect()('/add', [1]).ended)).toMatchObject({
      message: expect.stringContaining('is no Gradio app, or is asleep: it answers 404.'),
    });
  });

  test('a token that is refused, or missing', async () => {
    server.statuses.set('/config', 401);
    expect(failureIn(await connect('secret')('/add', [1]).ended)).toMatchObject({
      message: expect.stringContaining('refuses this token'),
    });
    expect(failureIn(await connect()('/add', [1]).ended)).toMatchObject({
      message: expect.stringContaining('lets nobody in without a token'),
    });
  });
});

test('a call that is cancelled is ended on the server, even before the server has named it', async () => {
  const call = connect();
  const running = call('/forever', [], ({ type }) => type === 'values' && running.cancel());
  await server.asked('/cancel');
  const early = call('/forever');
  early.cancel();
  const late = call('/forever');
  await server.asked('/join', 2);
  late.cancel();
  await server.asked('/cancel', 2);
  const runs = server.requests
    .filter(({ path }) => path.endsWith('/cancel'))
    .map(({ body }) => JSON.parse(String(body)));
  expect(runs.map(({ event_id }) => event_id)).toEqual(['event0', 'event1']);
  // What was cancelled at once was not even begun.
  expect(server.requests.filter(({ path }) => path.endsWith('/join'))).toHaveLength(2);
  expect([running, early, late].flatMap(({ events }) => failureIn(events) ?? [])).toEqual([]);
});

test('a call goes on when another one of the same session is cancelled', async () => {
  server.hold('forever', 6);
  const call = connect();
  const first = call('/forever', [], ({ type }) => {
    if (type === 'values') void server.asked('/join', 2).then(first.cancel);
  });
  const second = call('/count', ['sheep', 3]);
  expect(valuesIn(await second.ended)).toHaveLength(3);
});

describe('the guard', () => {
  test('sends neither cookies nor a referrer, and the token to the server alone', async () => {
    const asked: RequestInit[] = [];
    const watched: typeof fetch = (input, init = {}) => {
      asked.push(init);
      return native(input, init);
    };
    await connect('secret', server.url, watched)('/count', ['sheep', 3]).ended;
    expect(asked).not.toEqual([]);
    // Node has neither cookies nor a referrer: what counts is what a browser is told.
    for (const init of asked) expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    for (const { headers } of server.requests) expect(headers.authorization).toBe('Bearer secret');
  });

  test('follows no redirect', async () => {
    server.statuses.set('/config', 302);
    expect(failureIn(await connect()('/add', [1]).ended)).toMatchObject({
      message: expect.stringContaining('redirects what calls it to another address'),
    });
  });

  test('reaches no other host, whatever the server names', async () => {
    const reached: string[] = [];
    const lying: typeof fetch = async (input, init) => {
      reached.push(new URL(String(input)).host);
      const response = await native(input, init);
      if (!String(input).endsWith('/config')) return response;
      return new Response((await response.text()).replaceAll(server.url, 'https://elsewhere.example'), response);
    };
    const events = await connect('secret', server.url, lying)('/add', [1]).ended;
    expect(failureIn(events)).toMatchObject({
      message: expect.stringContaining('sends what calls it on to elsewhere.example, which nobody has allowed.'),
    });
    expect(new Set(reached)).toEqual(new Set([new URL(server.url).host]));
  });

  test('takes no more than 200 MB at once', async () => {
    const endless: typeof fetch = async (input, init) => {
      if (!String(input).endsWith('/config')) return native(input, init);
      const piece = new Uint8Array(50_000_000);
      return new Response(
        new ReadableStream({ pull: (controller) => controller.enqueue(piece) }, { highWaterMark: 1 }),
      );
    };
    expect(failureIn(await connect(undefined, server.url, endless)('/add', [1]).ended)).toMatchObject({
      message: expect.stringContaining('sent more than 200 MB at once'),
    });
  });
});

describe('an address', () => {
  test.each([
    ['http://example.org', 'has to begin with https:'],
    ['ftp://example.org', 'has to begin with https:'],
    ['https://user:secret@example.org', 'names a user'],
    ['example', 'is no server'],
  ])('%s is refused', (address, why) => {
    expect(() => destinationOf(address)).toThrow(why);
  });

  test.each([
    ['https://example.org/app/?x#y', { address: 'https://example.org/app', isSpace: false, host: 'example.org' }],
    ['http://localhost:7860/', { address: 'http://localhost:7860', isSpace: false, host: 'localhost:7860' }],
    ['owner/space', { address: 'owner/space', isSpace: true, host: 'owner/space' }],
  ])('%s is taken', (address, destination) => {
    expect(destinationOf(address)).toEqual(destination);
  });
});
