import { For, Show } from 'solid-js';
import { language } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';

const percent = (share: number) => share.toLocaleString(language(), { style: 'percent', maximumFractionDigits: 1 });

export const Label = (props: ComponentProps<'label'>) => {
  const ranked = () =>
    [...(props.value?.confidences ?? [])]
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, props.properties.numTopClasses ?? undefined);
  return (
    <Field of={props}>
      <Show when={props.value} fallback={<Nothing />}>
        {(value) => (
          <>
            <Show when={props.properties.showHeading !== false || ranked().length === 0}>
              <p
                class="yc-label-top"
                style={{ background: props.properties.color }}
                data-coloured={props.properties.color ? '' : undefined}
              >
                <span class={props.properties.color ? 'yc-label-name' : undefined}>{value().label}</span>
              </p>
            </Show>
            <Show when={ranked().length > 0}>
              <dl class="yc-confidences">
                <For each={ranked()}>
                  {(each, index) => (
                    // The bar repeats what the number says.
                    <div style={{ '--yc-share': Math.max(0, Math.min(1, each.confidence)) }}>
                      <dt>
                        <Show when={props.listened.has('select')} fallback={each.label}>
                          <button
                            type="button"
                            class="yc-chooser"
                            onClick={() =>
                              props.onEvent('select', { index: index(), value: each.label, selected: true })
                            }
                          >
                            {each.label}
                          </button>
                        </Show>
                      </dt>
                      <dd>{percent(each.confidence)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </Show>
          </>
        )}
      </Show>
    </Field>
  );
};
