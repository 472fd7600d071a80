import type { AnyComponent } from './component';
import { finishTools } from './finish';
import type { InterfaceOptions } from './interface-options';
import type { LookOptions } from './look';
import type { ComponentList } from './parts';

/** An app with one form. */
export type InterfaceApp = {
  readonly kind: 'interface';
  /** Where the author created it. */
  readonly at?: Error;
  readonly fn: (...inputs: never[]) => unknown;
  readonly inputs: readonly AnyComponent[];
  readonly outputs: readonly AnyComponent[];
  readonly options: Omit<InterfaceOptions<ComponentList, ComponentList>, 'fn' | 'inputs' | 'outputs' | 'examples'> & {
    examples?: readonly unknown[];
  };
};

/** An app with a layout by its author. */
export type BlocksApp = {
  readonly kind: 'blocks';
  readonly options: LookOptions & { title?: string; timelineBytes?: number };
  readonly children: readonly AnyComponent[];
  /** Placed after the children, unless they have a place among them. */
  readonly spare?: readonly AnyComponent[];
};

/** What a sketch exports. Only the runtime reads its contents. */
export type App = InterfaceApp | BlocksApp;

const apps = new WeakSet<object>();
let made: App[] = [];
let preferred: App | undefined;

export const addApp = <A extends App>(app: A): A => {
  finishTools()?.made(app);
  apps.add(app);
  made.push(app);
  return app;
};

export const isApp = (value: unknown): value is App => typeof value === 'object' && value !== null && apps.has(value);

/** Removes an app from those that may be shown: it is nested in another one. */
export const nestApp = (app: App) => {
  made = made.filter((each) => each !== app);
};

/** Makes an app the one to show, as Gradio's `launch()` does. */
export const preferApp = (app: App) => {
  preferred = app;
};

/** The apps created since the last call, or only the preferred one. A module does not have to export its app. */
export const takeMadeApps = (): App[] => {
  const taken = preferred ? [preferred] : made;
  made = [];
  preferred = undefined;
  return taken;
};
