import { expect, test } from 'vitest';
import decoded from '../../fixtures/audio/decoded.json';
import { numbers } from './damage';
import { hear, sliced } from './sweep';

/** Steps of 16 bits: decoders round differently. */
const rounding = 2;

test.each(Object.entries(decoded.files))(
  '%s is heard as ffmpeg decodes it, however it is cut',
  async (name, expected) => {
    const response = await fetch(`/tests/fixtures/audio/${name}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const below = numbers(bytes.length);
    for (const pieces of [[bytes], sliced(bytes, () => 64 + below(below(8_000) + 1))]) {
      const heard = await hear(pieces);
      expect(heard.problems).toEqual([]);
      expect(heard.rate).toBe(expected.rate);
      // What encoders add at the end is left out: less than two of their frames.
      const shared = Math.min(expected.samples.length, Math.ceil(heard.samples.length / decoded.every));
      expect(shared).toBeGreaterThan(expected.samples.length - 2_304 / decoded.every);
      const off = expected.samples
        .slice(0, shared)
        .map((sample, i) => Math.abs(32_768 * (heard.samples[i * decoded.every] ?? 0) - sample));
      expect(Math.max(...off)).toBeLessThanOrEqual(rounding);
    }
  },
);
