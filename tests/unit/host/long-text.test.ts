import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readMessage } from '../../../src/host/reader';
import { mostOfLabel, mostOfMessage, slotSchema } from '../../../src/protocol';

const long = 'x'.repeat(5_000_000);

test('an alert is cut at the door', () => {
  const alert = readMessage({ type: 'alert', level: 'info', title: long, message: long, duration: null });
  expect(alert).toMatchObject({ title: expect.stringMatching(/…$/), message: expect.stringMatching(/…$/) });
  const { title, message } = alert as { title: string; message: string };
  expect([title.length, message.length]).toEqual([mostOfLabel, mostOfMessage]);
});

test('the unit and the description of progress are cut at the door', () => {
  const tracks = [{ done: 1, total: 2, unit: long, description: long }];
  const read = readMessage({ type: 'progress', run: 1, tracks }) as { tracks: { unit: string; description: string }[] };
  expect(read.tracks.map(({ unit, description }) => [unit.length, description.length])).toEqual([
    [mostOfLabel, mostOfLabel],
  ]);
});

test('labels that come by updates are cut at the door, and values are not', () => {
  const update = { slot: 'update', properties: { label: long, info: long, value: long } };
  const read = v.parse(slotSchema('textbox'), update) as { properties: Record<string, string> };
  expect(read.properties.label).toHaveLength(mostOfLabel);
  expect(read.properties.info).toHaveLength(mostOfLabel);
  expect(read.properties.value).toHaveLength(long.length);
});
