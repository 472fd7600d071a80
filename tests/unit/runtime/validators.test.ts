import { expect, test } from 'vitest';
import * as yc from '../../../src/api';
import { type App, takeMadeListeners } from '../../../src/api/internal';
import { describe as describeApp } from '../../../src/runtime/describe';
import { validateFirst } from '../../../src/runtime/finish/validators';

/** An app with its validators in place, and what the page is asked. */
const prepared = (app: App) => {
  const described = describeApp(app);
  const asked: unknown[] = [];
  let stops = 0;
  validateFirst(
    app,
    described,
    async (ask) => void asked.push(ask),
    () => ({ stop: () => stops++ }),
  );
  const [listener] = described.listeners;
  return { call: async (...given: unknown[]) => listener?.fn(...given), asked, stops: () => stops, described };
};

test('a function is not called with what its validators refuse, and is called as ever with what they take', async () => {
  takeMadeListeners();
  const calls: unknown[][] = [];
  const app = yc.Interface({
    fn: (...given: unknown[]) => {
      calls.push(given);
      return 'ran';
    },
    validator: (_name: string, age: number) => [true, yc.validate(age > 17, 'Be 18.')],
    inputs: [
      yc.Textbox({ label: 'Name', validator: async (name) => name.length > 2 || 'Too short.' }),
      yc.Number({ label: 'Age' }),
    ],
    outputs: yc.Textbox(),
  } as never);
  const { call, asked, stops, described } = prepared(app);
  expect(described.description.components[0]?.properties).not.toHaveProperty('validator');
  expect(await call('Al', 12)).toBeUndefined();
  const wrong = [
    { id: 0, message: 'Too short.' },
    { id: 1, message: 'Be 18.' },
  ];
  expect(asked).toEqual([{ op: 'invalid', wrong, focus: true }]);
  expect([calls, stops()]).toEqual([[], 1]);
  expect(await call('Alan', 20)).toBe('ran');
  expect([calls, stops()]).toEqual([[['Alan', 20]], 1]);
});

test('a validator that is no function is refused with the name of its input', () => {
  const app = yc.Interface({
    fn: (name: string) => name,
    inputs: yc.Textbox({ label: 'Name', validator: 7 as never }),
    outputs: yc.Textbox(),
  });
  expect(() => prepared(app)).toThrow('validator of “Name” is a function of the value');
});

test('each input’s validator gets its own value, and one of the form no event; what they say is told as it is', async () => {
  takeMadeListeners();
  const given: unknown[][] = [];
  const verdicts: Record<string, unknown> = { empty: '', many: [true, true, true] };
  const app = yc.Interface({
    fn: (name: string, age: number) => name + age,
    validator: (...all: unknown[]) => {
      given.push(all);
      return verdicts[all[0] as string] ?? true;
    },
    inputs: [yc.Textbox(), yc.Number({ validator: (age) => age === 7 || `not ${age}` })],
    outputs: yc.Textbox(),
    live: true,
  } as never);
  const { call, asked } = prepared(app);
  await call('a', 8, { event: 'change' });
  // A live form leaves the focus where the person types.
  expect(asked).toEqual([{ op: 'invalid', wrong: [{ id: 1, message: 'not 8' }], focus: false }]);
  expect(given).toEqual([['a', 8]]);
  await call('empty', 7);
  expect(asked[1]).toMatchObject({ wrong: [{ id: 0, message: 'This is not valid.' }] });
  await expect(call('many', 7)).rejects.toThrow('A validator answered with 3 values for 2 inputs.');
  expect(await call('b', 7)).toBe('b7');
});
