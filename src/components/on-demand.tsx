import type { Kind } from '../protocol';
import type { ComponentProps, KindComponent } from './contract';
import { Field, Nothing } from './Field';
import { lazily } from './lazily';

/** Tells the user that a component's code could not be loaded. */
export const Missing = () => (
  <Nothing>What shows this could not be loaded. Check the connection, then load the page again.</Nothing>
);

/** A component whose code is loaded lazily. Its frame is there at once, so that nothing moves later. */
export const onDemand = <K extends Kind>(load: () => Promise<KindComponent<K>>) => {
  const framed = (props: ComponentProps<K>) => props as unknown as ComponentProps;
  return lazily<ComponentProps<K>>(
    load,
    (props) => (
      <Field of={framed(props)}>
        <Missing />
      </Field>
    ),
    (props) => (
      <Field of={framed(props)}>
        <div class="yc-loading" />
      </Field>
    ),
  );
};

/** A layout block whose code is loaded lazily. If loading fails, its content is shown on its own. */
export const blockOnDemand = <K extends Kind>(load: () => Promise<KindComponent<K>>) =>
  lazily<ComponentProps<K>>(load, (props) => <div id={props.id}>{props.children}</div>);
