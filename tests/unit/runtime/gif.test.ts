import { expect, test } from 'vitest';
import { encodeGif } from '../../../src/runtime/gif';

const image = (width = 2, height = 1) => ({ width, height, data: new Uint8ClampedArray(width * height * 4) });
const options = { seconds: 0.1, loop: true };

test.each([-1, 0, 0.001, 656, 1000, Number.NaN, Number.POSITIVE_INFINITY])(
  'a GIF takes no %s seconds a frame',
  (seconds) => {
    expect(() => encodeGif([image()], { ...options, seconds })).toThrow(
      `yc.gif takes from 0.01 to 655.35 seconds for each image; got ${seconds}.`,
    );
  },
);

test('a GIF tells its delay in hundredths of a second', async () => {
  for (const [seconds, hundredths] of [
    [0.01, 1],
    [0.1, 10],
    [655.35, 65_535],
  ] as const) {
    const bytes = new Uint8Array(await encodeGif([image()], { ...options, seconds }).arrayBuffer());
    // A graphic control extension (GIF89a, 23) begins with 21 F9 04; the delay follows its flags.
    const at = bytes.findIndex((byte, i) => byte === 0x21 && bytes[i + 1] === 0xf9 && bytes[i + 2] === 4);
    expect((bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0)).toBe(hundredths);
  }
});

test('a GIF takes no side that its format cannot tell', () => {
  expect(() => encodeGif([image(70_000)], options)).toThrow(
    'yc.gif takes images of up to 65535 pixels a side; these are 70000×1. Make them smaller.',
  );
});
