import { type Component, createComponent, createSignal, Show } from 'solid-js';

/** A component whose code `preload` starts loading before it is first shown. */
export type Preloadable<P extends object> = Component<P> & { preload(): void };

const Empty = () => null;

/**
 * A component whose code is loaded when it is first shown. `before` is rendered until then, and `otherwise` if loading
 * fails: an app survives a lost chunk. Once loaded, the component renders immediately wherever it is shown.
 *
 * Solid's own `lazy` and `Suspense` bring in resources and transitions: a kilobyte that nothing else here needs.
 */
export const lazily = <P extends object>(
  load: () => Promise<Component<P>>,
  otherwise: Component<P> = Empty,
  before: Component<P> = Empty,
): Preloadable<P> => {
  const [loaded, setLoaded] = createSignal<Component<P>>();
  let begun = false;
  const preload = () => {
    if (begun) return;
    begun = true;
    load().then(
      (component) => setLoaded(() => component),
      () => setLoaded(() => otherwise),
    );
  };
  const Late: Component<P> = (props) => {
    preload();
    return (
      <Show when={loaded()} keyed fallback={createComponent(before, props)}>
        {(component) => createComponent(component, props)}
      </Show>
    );
  };
  return Object.assign(Late, { preload });
};
