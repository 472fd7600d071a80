import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { AppModel } from '../../../src/app/app-model';
import { answer } from '../../../src/app/asked';
import { savedOrigin } from '../../../src/app/published-origin';
import type { SketchOrigin } from '../../../src/app/sketch-origin';
import type { Program } from '../../../src/protocol';

vi.stubGlobal('location', new URL('https://site.test/app/'));
vi.stubGlobal('document', { baseURI: 'https://site.test/app/' });

const program: Program = { entry: 'main.ts', modules: {}, remote: [] };
let origin: SketchOrigin;
beforeEach(() => {
  origin = savedOrigin('a', ['examples/speech.wav']);
});
const ask = (asked: unknown, of = origin) =>
  answer(
    asked,
    program,
    of,
    () => {},
    {} as AppModel,
    () => {},
  );

/** Answers a request with these pieces, each once it is let through. */
const serve = (pieces: string[], headers: Record<string, string>) => {
  const opens: (() => void)[] = [];
  const gates = pieces.map(() => new Promise<void>((resolve) => opens.push(resolve)));
  let signal: AbortSignal | undefined;
  vi.stubGlobal('fetch', async (url: URL, options: RequestInit) => {
    signal = options.signal ?? undefined;
    let at = 0;
    const body = new ReadableStream({
      async pull(controller) {
        await gates[at];
        if (at === pieces.length) return controller.close();
        controller.enqueue(new TextEncoder().encode(pieces[at]));
        at++;
      },
    });
    const response = new Response(body, { headers });
    Object.defineProperty(response, 'url', { value: url.href });
    return response;
  });
  return { pass: (at: number) => opens[at]?.(), signal: () => signal };
};

test('answers tell how much of a file has loaded, until it is complete', async () => {
  const { pass } = serve(['abc', 'def'], { 'content-length': '6', 'content-type': 'audio/wav' });
  expect(await ask({ op: 'open', id: 0, url: './examples/speech.wav' })).toEqual({ value: { loaded: 0, total: null } });
  pass(0);
  await expect.poll(() => ask({ op: 'more', id: 0 })).toEqual({ value: { loaded: 3, total: 6 } });
  pass(1);
  const end = (await ask({ op: 'more', id: 0 })) as { value: { file: File } };
  expect([end.value.file.name, end.value.file.type, await end.value.file.text()]).toEqual([
    'speech.wav',
    'audio/wav',
    'abcdef',
  ]);
  // It is handed over once.
  expect(await ask({ op: 'more', id: 0 })).toHaveProperty('wrong');
});

test('a sketch reads nothing of the site but what is meant for it, and nothing of what another one loads', async () => {
  serve([], {});
  expect(await ask({ op: 'open', id: 0, url: './index.html' })).toEqual({
    wrong: expect.stringContaining('this sketch may not read it'),
  });
  const { pass } = serve(['a'], {});
  await ask({ op: 'open', id: 1, url: './examples/speech.wav' });
  expect(await ask({ op: 'more', id: 1 }, savedOrigin('b', []))).toHaveProperty('wrong');
  pass(0);
});

test('what a new worker of the sketch asks for takes the place of what the one before did', async () => {
  const first = serve(['a'], {});
  await ask({ op: 'open', id: 0, url: './examples/speech.wav' });
  const second = serve(['b'], {});
  second.pass(0);
  const end = (await ask({ op: 'open', id: 0, url: './examples/speech.wav' })) as { value: { file: File } };
  expect(first.signal()?.aborted).toBe(true);
  expect(await end.value.file.text()).toBe('b');
});

test('at most 16 files load at once', async () => {
  serve(['a'], {});
  const all = Array.from({ length: 17 }, (_, id) => ask({ op: 'open', id, url: './examples/speech.wav' }));
  const answers = await Promise.all(all);
  expect(answers.slice(0, 16).every((each) => 'value' in each)).toBe(true);
  expect(answers[16]).toHaveProperty('wrong');
});

test('files that nothing asks for in a minute are given up, and make room for others', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { signal } = serve(['a'], {});
  const open = (id: number) => ask({ op: 'open', id, url: './examples/speech.wav' });
  const opened = Promise.all(Array.from({ length: 16 }, (_, id) => open(id)));
  await vi.advanceTimersByTimeAsync(1000);
  await opened;
  const abandoned = signal();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(abandoned?.aborted).toBe(true);
  const next = open(16);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await next).toEqual({ value: { loaded: 0, total: null } });
});
