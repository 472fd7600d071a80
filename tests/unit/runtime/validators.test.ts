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
