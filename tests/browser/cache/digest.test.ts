import { afterEach, expect, test, vi } from 'vitest';
import { fingerprint } from '../../../src/cache';

afterEach(() => vi.unstubAllGlobals());

const bytes = new Uint8Array(9_000_001).map((_, i) => i * 7);

test('what is large is never hashed on the thread that asks', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const [ofBuffer, ofFile] = await Promise.all([fingerprint(bytes), fingerprint(new Blob([bytes]))]);
  expect(ofBuffer).toMatch(/^[0-9a-f]{64}$/);
  expect(ofFile).not.toBe(ofBuffer);
  const sizes = digest.mock.calls.map(([, content]) => (content as ArrayBuffer | Uint8Array).byteLength);
  expect(Math.max(...sizes)).toBeLessThan(1000);
  digest.mockRestore();
});

test('where no worker can be started, the thread gives the same', async () => {
  vi.resetModules();
  const usual = await fingerprint(bytes);
  vi.stubGlobal(
    'Worker',
    class extends Worker {
      constructor() {
        super('data:text/javascript,throw%20new%20Error()');
      }
    },
  );
  const { fingerprint: without } = await import('../../../src/cache/fingerprint');
  expect(await without(bytes)).toBe(usual);
});
