import { expect, test } from 'vitest';
import { mayFilm } from '../../../src/playground/devices';

const appOf = (...sources: (string[] | undefined)[]) =>
  ({ components: sources.map((each) => ({ properties: each ? { sources: each } : {} })), listeners: [] }) as never;

test('an app may film where any of its components takes from a camera, and no other', () => {
  expect(mayFilm(undefined)).toBe(false);
  expect(mayFilm(appOf(undefined, ['upload', 'microphone']))).toBe(false);
  expect(mayFilm(appOf(undefined, ['upload', 'webcam']))).toBe(true);
});

test('an image that only shows what comes films nothing, unless a person may put something into it', () => {
  const app = (listener: object, properties: object = {}) =>
    ({
      components: [{ id: 0, properties: { sources: ['upload', 'webcam'], ...properties } }],
      listeners: [{ inputs: [], outputs: [0], triggers: [], ...listener }],
    }) as never;
  expect(mayFilm(app({}))).toBe(false);
  expect(mayFilm(app({ inputs: [0] }))).toBe(true);
  expect(mayFilm(app({ stream: {}, triggers: [{ component: 0 }] }))).toBe(true);
  expect(mayFilm(app({}, { interactive: true }))).toBe(true);
});
