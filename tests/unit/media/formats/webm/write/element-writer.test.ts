import { expect, test } from 'vitest';
import {
  ebmlElements,
  ebmlFloat,
  ebmlHead,
  ebmlSigned,
  ebmlUnsigned,
} from '../../../../../../src/media/worker/formats/webm/ebml';
import { ElementWriter, ids } from '../../../../../../src/media/worker/formats/webm/write';

test('numbers are read back as they were written', () => {
  const { bytes } = new ElementWriter(1)
    .unsigned(ids.timestamp, 2 ** 40 + 3)
    .signed(ids.discardPadding, -500)
    .float(ids.duration, 1234.5)
    .unsigned(ids.channels, 2);
  const [time, padding, duration, channels] = [...ebmlElements(bytes)].map(({ body }) => body);
  const none = new Uint8Array(0);
  expect([ebmlUnsigned(time ?? none), ebmlSigned(padding ?? none)]).toEqual([2 ** 40 + 3, -500]);
  expect([ebmlFloat(duration ?? none), ebmlUnsigned(channels ?? none)]).toEqual([1234.5, 2]);
});

test('a head tells of content that is elsewhere, of 4 GB and more too', () => {
  for (const size of [0, 500, 2 ** 28, 5 * 2 ** 30 + 7]) {
    const { bytes } = new ElementWriter().head(ids.segment, size);
    expect(ebmlHead(bytes)).toEqual({ id: ids.segment, size, headLength: bytes.length });
  }
  expect(ebmlHead(new ElementWriter().open(ids.segment).bytes)?.size).toBeUndefined();
});
