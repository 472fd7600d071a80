import { expect, test } from 'vitest';
import { withVp9Level } from '../../../../src/media/worker/codecs/vp9';

const vpcC = (level: number) => Uint8Array.of(1, 0, 0, 0, 0, level, 0x82, 2, 2, 2, 0, 0);

test.each([
  ['vp09.00.00.08', 640, 360, 'vp09.00.21.08', 21],
  ['vp09.00.00.08.01.01.01.01.00', 1920, 1080, 'vp09.00.40.08.01.01.01.01.00', 40],
])('%s of %d×%d pixels, without a level, is %s', (codec, width, height, expected, level) => {
  const config = withVp9Level(codec, vpcC(0), width, height);
  expect(config).toEqual({ codec: expected, description: vpcC(level) });
});

test.each(['vp09.00.10.08', 'avc1.640000', 'av01.0.00M.08'])('%s stays what it is', (codec) => {
  const description = vpcC(10);
  expect(withVp9Level(codec, description, 640, 360)).toEqual({ codec, description });
});
