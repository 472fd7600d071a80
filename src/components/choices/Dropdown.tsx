import { Match, Suspense, Switch } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Frame } from '../Frame';
import { controlId, describedBy } from '../naming';
import { lazily, Missing } from '../on-demand';
import { PlainSelect } from './PlainSelect';

const Combobox = lazily<ComponentProps<'dropdown'> & { placeholder: string }>(
  () => import('./Combobox').then((module) => module.Combobox),
  Missing,
);

/** A line of text where nobody may choose, the platform's select where that is enough, else a combobox, loaded late. */
export const Dropdown = (props: ComponentProps<'dropdown'>) => {
  const choices = () => props.properties.choices;
  const isPlain = () =>
    !props.properties.multiselect && !props.properties.allowCustomValue && props.properties.filterable === false;
  const placeholder = () =>
    props.properties.placeholder ?? (choices().length > 0 ? 'Choose…' : 'There is nothing to choose from.');
  const words = () =>
    (props.value === null ? [] : [props.value].flat())
      .map((value) => choices().find((choice) => choice.value === value)?.label ?? value)
      .join(', ');

  return (
    <Frame of={props} tells="keys" labelsControl>
      <Switch
        fallback={
          <Suspense fallback={<div class="yc-field" />}>
            <Combobox {...props} placeholder={placeholder()} />
          </Suspense>
        }
      >
        <Match when={!props.interactive}>
          <input
            id={controlId(props)}
            class="yc-field"
            type="text"
            readOnly
            value={words()}
            placeholder="Nothing yet."
            aria-describedby={describedBy(props)}
          />
        </Match>
        <Match when={isPlain()}>
          <PlainSelect {...props} placeholder={placeholder()} />
        </Match>
      </Switch>
    </Frame>
  );
};
