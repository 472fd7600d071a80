import { describe, expect, test } from 'vitest';
import { extrasFor } from '../../../src/host/extras';

const extrasOf = (source: string) => extrasFor({ entry: 'main.ts', files: { 'main.ts': '', 'other.ts': source } });

describe('what reads and writes video is loaded for a sketch that says', () => {
  const sources = [
    'for await (const frame of yc.frames(file)) {}',
    'const clip = new yc . Clip({ fps: 3 });',
    "import { sleep, frames } from 'yieldcast';",
    "import { frames as read } from 'yieldcast';",
    "import {\n  Clip,\n  sleep,\n} from 'yieldcast';",
    'const { Clip: Recorder } = yc;',
    "yc['frames'](file)",
    'await yc.samples(file)',
    "import { samples } from 'yieldcast'; await samples(file);",
  ];
  test.each(sources)('%s', async (source) => {
    const extras = await extrasOf(source);
    expect(extras?.video).toMatch(/export\s*{.*\bas createClip\b.*\bas readFrames\b/);
  });
});

describe('and not for one that speaks of frames', () => {
  const sources = [
    '// an animation of 30 frames a second',
    'const frames = 60; for (let i = 0; i < frames; i++) yield i;',
    'class Clipping {} yc.framesPerSecond',
    'context.clip()',
  ];
  test.each(sources)('%s', async (source) => {
    expect(await extrasOf(source)).toBeUndefined();
  });
});

test('samples that are a property ask for no decoder', async () => {
  expect((await extrasOf('yield { sampleRate, samples: sound.samples };'))?.video).toBeUndefined();
});

test('what encodes a GIF is loaded for a sketch that says gif, and not for a file of that name', async () => {
  expect((await extrasOf('yield yc.gif(steps);'))?.gif).toMatch(/export\s*{.*\bas encodeGif\b/);
  expect((await extrasOf("import { gif } from 'yieldcast';"))?.gif).toBeDefined();
  expect(await extrasOf('// as a gif')).toBeUndefined();
});

test('what chats need is loaded for a sketch that names one, in any form', async () => {
  for (const source of [
    'yc.ChatInterface({ fn })',
    'const log = yc.Chatbot();',
    "gr.Interface(fn, 'text', 'chatbot')",
  ]) {
    const chat = (await extrasOf(source))?.chat;
    expect(chat).toMatch(/export\s*{.*\bas chatEncodingOf\b.*\bas chatInterfaceOf\b/);
  }
  expect(await extrasOf('const chatting = true;')).toBeUndefined();
});

test('what keeps values is loaded for a sketch that says cache or cached, and not for the option of a listener', async () => {
  for (const source of ['yc.cached(fn)', "await yc.cache.get('a')", "import { cache as kept } from 'yieldcast';"]) {
    expect((await extrasOf(source))?.cache).toMatch(/export\s*{.*\bas openCache\b/);
  }
  for (const source of ['yc.Interface({ fn, cache: true })', '// from the cache', 'const { caches } = self;']) {
    expect(await extrasOf(source)).toBeUndefined();
  }
});

describe('what devices, streams and samples need is loaded for a sketch that says', () => {
  const sources = [
    'mic.stream(fn, mic)',
    'yc.Audio({ streaming: true })',
    "yc.Image({ sources: ['webcam'] })",
    "yc.Audio({ type: 'samples' })",
    "yc.Video({ format: 'mp4' })",
    'yc.Interface({ fn, live: true, timeLimit: 3 })',
    'yield { sampleRate, samples };',
  ];
  test.each(sources)('%s', async (source) => {
    expect((await extrasOf(source))?.capture).toMatch(/\bas streamOf\b/);
  });
});

test('what resolves a computed import is loaded for a sketch that calls import, and not for import declarations', async () => {
  for (const source of ['await import(name)', 'import /* by name */ (name)', 'import // by name\n(name)']) {
    const text = (await extrasOf(source))?.imports ?? '';
    const { resolveImport } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);
    expect(resolveImport({ 'main.ts': 'a:', 'dog.ts': 'data:dog' }, 'main.ts', './dog')).toBe('data:dog');
  }
  expect(await extrasOf("import * as yc from 'yieldcast';\nimport dog from './dog';")).toBeUndefined();
});
