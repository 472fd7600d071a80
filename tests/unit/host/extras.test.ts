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
