import { afterEach, expect, test } from 'vitest';
import { watchInterruptions } from '../../../src/app/interruptions';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** The browser says something else of itself, for the length of a test. */
const say = (of: object, name: string, value: unknown) => {
  Object.defineProperty(of, name, { configurable: true, get: () => value });
  undo.push(() => Reflect.deleteProperty(of, name));
};

const watch = () => {
  const told = { times: 0 };
  const watching = watchInterruptions(() => void told.times++);
  undo.push(watching.end);
  return { told, ...watching };
};

test.each([
  new PointerEvent('pointerdown', { bubbles: true }),
  new KeyboardEvent('keydown', { key: 'a', bubbles: true }),
  new WheelEvent('wheel', { bubbles: true }),
  new Event('touchstart', { bubbles: true }),
])('a person’s $type is told within the event, also where somebody else keeps it', (event) => {
  const button = document.createElement('button');
  document.body.append(button);
  undo.push(() => button.remove());
  button.addEventListener(event.type, (heard) => heard.stopImmediatePropagation());
  const { told, end, mayWork } = watch();
  button.dispatchEvent(event);
  expect(told.times).toBe(1);
  expect(mayWork()).toBe(true);
  end();
  button.dispatchEvent(event);
  expect(told.times).toBe(1);
});

test('a tab that is hidden is told of, and no work is done until it is shown again', () => {
  const { told, mayWork } = watch();
  say(document, 'hidden', true);
  document.dispatchEvent(new Event('visibilitychange'));
  expect([told.times, mayWork()]).toEqual([1, false]);
  say(document, 'hidden', false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect([told.times, mayWork()]).toEqual([1, true]);
});

test('a browser that saves data from now on is told of', () => {
  const connection = Object.assign(new EventTarget(), { saveData: false });
  say(navigator, 'connection', connection);
  const { told, mayWork } = watch();
  expect(mayWork()).toBe(true);
  connection.saveData = true;
  connection.dispatchEvent(new Event('change'));
  expect([told.times, mayWork()]).toEqual([1, false]);
});

test('a battery that runs low is told of, unless it is being charged', async () => {
  const battery = Object.assign(new EventTarget(), { charging: false, level: 0.5 });
  const asked = Promise.resolve(battery);
  say(navigator, 'getBattery', () => asked);
  const { told, mayWork } = watch();
  await asked;
  battery.level = 0.19;
  battery.dispatchEvent(new Event('levelchange'));
  expect([told.times, mayWork()]).toEqual([1, false]);
  battery.charging = true;
  battery.dispatchEvent(new Event('chargingchange'));
  expect([told.times, mayWork()]).toEqual([1, true]);
});
