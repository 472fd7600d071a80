import { type Component, lazy, Suspense } from 'solid-js';
import type { Kind } from '../protocol';
import type { ComponentProps, KindComponent } from './contract';
import { Frame, Nothing } from './Frame';

/** Code that is loaded when it is first shown. Should it not come, `otherwise` stands in: an app outlives a lost chunk. */
export const lazily = <P extends object>(load: () => Promise<Component<P>>, otherwise: Component<P>): Component<P> =>
  lazy(async () => ({ default: await load().catch(() => otherwise) }));

/** Says that a component's code did not come. */
export const Missing = () => (
  <Nothing>What shows this could not be loaded. Check the connection, then load the page again.</Nothing>
);

/** A kind whose code is loaded late. Its frame stands at once, so that nothing moves later. */
export const onDemand = <K extends Kind>(load: () => Promise<KindComponent<K>>): KindComponent<K> => {
  const framed = (props: ComponentProps<K>) => props as unknown as ComponentProps;
  const Loaded = lazily<ComponentProps<K>>(load, (props) => (
    <Frame of={framed(props)}>
      <Missing />
    </Frame>
  ));
  return (props) => (
    <Suspense
      fallback={
        <Frame of={framed(props)}>
          <div class="yc-loading" />
        </Frame>
      }
    >
      <Loaded {...props} />
    </Suspense>
  );
};

/** A block of the layout whose code is loaded late. Should it not come, what is in it stands alone. */
export const blockOnDemand = <K extends Kind>(load: () => Promise<KindComponent<K>>): KindComponent<K> => {
  const Loaded = lazily<ComponentProps<K>>(load, (props) => <div id={props.id}>{props.children}</div>);
  return (props) => (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
};
