import type { Kind } from '../protocol';
import { say } from '../words';
import type { ComponentProps, KindComponent } from './contract';
import { Field, Nothing } from './Field';
import { lazily } from './lazily';

/** What to say of code that could not be loaded. */
export const notLoaded = () =>
  say('A part of this page could not be loaded. Check the connection, then load the page again.');

/** Tells the user that a component's code could not be loaded. */
export const Missing = () => <Nothing>{notLoaded()}</Nothing>;

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
