import type * as yieldcast from '../../api';
import type { AnyComponent, App } from '../../api/internal';
import type { Options } from './options';

/** The API in use, passed in by the runtime: this code is bundled separately, and would otherwise have its own. */
export type Lent = {
  api: typeof yieldcast;
  eventMethod(source: { component: AnyComponent | null; event: string }): unknown;
  isComponent(value: unknown): value is AnyComponent;
  isApp(value: unknown): value is App;
  isUpdate(value: unknown): boolean;
  /** The component whose event method returned this, if any. */
  listenedTo(value: unknown): AnyComponent | undefined;
  /** Puts an app before all others that may be shown. */
  prefer(app: App): void;
  setForms(forms: Forms): void;
};

/** Hooks that the API calls to convert values in other forms to its own. */
export type Forms = {
  /** A listener's arguments, in the API's order. */
  listen(given: readonly unknown[]): readonly unknown[];
  /** A yielded value, as this component takes it. */
  yielded(value: unknown, component: AnyComponent): unknown;
};

/** Collects the components that a function makes over several steps, as long as `mine` says that they are its own. */
export type Fill = (mine: () => boolean) => Filling;

export type Filling = {
  /** The components that the function has returned, or else those that it has made since the last call. */
  take(returned: unknown): readonly AnyComponent[];
  end(): void;
};

export type Base = Lent & { component(name: string, options: Options): AnyComponent };

/** Makes a function callable with `new` too. The target is a class, since minifiers make arrows of functions. */
export const constructible = (make: (...given: unknown[]) => unknown): unknown =>
  new Proxy(class {}, { apply: (_, __, given) => make(...given), construct: (_, given) => make(...given) as object });
