import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeModule } from '../../../src/protocol';
import { run } from './sandbox';

/** Strings of what URLs, literals and encodings trip over, mixed with anything. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'%#?&\'"`\\\n\r\t \0\u007f\u00a0äß€\u2028\u2029\ufeff\ud800\udfff😀${}<>'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('encodeModule', () => {
  test('a URL decodes to the code, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (code) => {
        const bytes = await (await fetch(encodeModule(code))).arrayBuffer();
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
          code.replace(/\p{Surrogate}/gu, '\ufffd'),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a URL may stand in a literal with any quotes, and within another URL', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("'", '"'), async (value, quote) => {
        const inner = encodeModule(`export default ${JSON.stringify(value)};`);
        const outer = encodeModule(`export { default } from ${quote}${inner}${quote};`);
        expect(outer).not.toMatch(/["'`\\\s]$|[\n\r"'`\\]/);
        const program = { entry: 'main.ts', modules: { 'main.ts': outer }, remote: [] };
        expect((await run(program)).default).toBe(value);
      }),
      { numRuns: 100 },
    );
  });

  test('no long row of slashes stands in a URL, and the code has it still', async () => {
    const code = `export default "${'/'.repeat(5000)}"; // a/b`;
    const url = encodeModule(code);
    expect(url).not.toMatch(/\/{9}/);
    expect(await (await fetch(url)).text()).toBe(code);
  });

  test('code that needs no escapes stays as it is', () => {
    expect(encodeModule('export const a = [1, 2] < {};')).toBe(
      'data:text/javascript;charset=utf-8,export const a = [1, 2] < {};',
    );
  });
});
