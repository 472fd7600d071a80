import type { AnyComponent } from './component';
import type { InterfaceOptions } from './interface';
import type { Parts } from './parts';

/** An app with one form. */
export type InterfaceApp = {
  readonly kind: 'interface';
  readonly fn: (...inputs: never[]) => unknown;
  readonly inputs: readonly AnyComponent[];
  readonly outputs: readonly AnyComponent[];
  readonly options: Omit<InterfaceOptions<Parts, Parts>, 'fn' | 'inputs' | 'outputs' | 'examples'> & {
    examples?: readonly unknown[];
  };
};

/** An app that its author has laid out. */
export type BlocksApp = {
  readonly kind: 'blocks';
  readonly options: { title?: string };
  readonly children: readonly AnyComponent[];
};

/** What a sketch exports. What is in it is read by the runtime. */
export type App = InterfaceApp | BlocksApp;

const apps = new WeakSet<object>();
let made: App[] = [];

export const addApp = <A extends App>(app: A): A => {
  apps.add(app);
  made.push(app);
  return app;
};

export const isApp = (value: unknown): value is App => typeof value === 'object' && value !== null && apps.has(value);

/** The apps made since the last call: where a module exports none, the only one that it made is meant. */
export const takeMadeApps = (): App[] => {
  const taken = made;
  made = [];
  return taken;
};
