import { expect, test } from 'vitest';
import { mediaTypeOf } from '../../../../src/media/worker/codecs/media-type';

test('a media type names the container that browsers play a codec in', () => {
  expect(mediaTypeOf('avc1.64001f')).toBe('video/mp4; codecs="avc1.64001f"');
  expect(mediaTypeOf('vp09.00.21.08')).toBe('video/mp4; codecs="vp09.00.21.08"');
  expect(mediaTypeOf('vp8')).toBe('video/webm; codecs="vp8"');
});
