import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as yc from '../../../src/api';
import { shownOf } from '../../../src/components/data/table';
import { readMessage } from '../../../src/host/reader';
import { appSchema, mostOfLabel, mostOfMessage, slotSchema } from '../../../src/protocol';
import { describe } from '../../../src/runtime/describe';

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

test('titles and labels of an app are cut as it is loaded', () => {
  const { description } = describe(
    yc.Interface({
      fn: (text: string) => text,
      inputs: yc.Textbox({ label: long }),
      outputs: yc.Textbox(),
      title: long,
    }),
  );
  const { components, layout } = v.parse(appSchema, description);
  expect((layout as { title: string }).title).toHaveLength(mostOfLabel);
  expect(components.map(({ properties }) => (properties as { label?: string }).label?.length)).toContain(mostOfLabel);
  expect(JSON.stringify(description).length).toBeGreaterThan(2 * long.length);
});

test('the text of a cell is cut where it is shown', () => {
  expect(shownOf(long)).toHaveLength(mostOfLabel);
});
