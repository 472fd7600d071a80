import { createMemo, Index, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { AutoPart, Kind, Properties } from '../protocol';
import type { ComponentProps } from './contract';
import { Field, Nothing } from './Field';
import { accessibleName } from './naming';
import { plainComponentOf } from './registry';

/** Default properties for a part: no more than the label of the whole. */
const propertiesOf = (kind: Kind, label: string | undefined): Properties =>
  ({
    label,
    ...((kind === 'radio' || kind === 'dropdown' || kind === 'checkboxgroup') && { choices: [] }),
  }) as Properties;

/** Shows whatever a function yields, each part as the kind that suits it. */
export const Auto = (props: ComponentProps<'auto'>) => {
  const parts = (): AutoPart[] => props.value ?? [];
  // A single part takes the label of the whole, which is already visible above it. Several parts are named by their
  // kinds.
  const label = createMemo(() => (parts().length === 1 ? accessibleName(props) : undefined));
  return (
    <Field of={props}>
      <Show when={parts().length > 0} fallback={<Nothing />}>
        <div class="yc-parts" data-single={parts().length === 1 ? '' : undefined}>
          <Index each={parts()}>
            {(part, index) => {
              // In a memo of its own, so that a new value of the same kind updates nothing else.
              const kind = createMemo(() => part().kind);
              const properties = createMemo(() => propertiesOf(kind(), label()));
              return (
                <Dynamic
                  component={plainComponentOf(kind())}
                  id={`${props.id}-${index}`}
                  kind={kind()}
                  value={part().value}
                  properties={properties()}
                  interactive={false}
                  stale={false}
                  onInput={() => {}}
                  onEvent={props.onEvent}
                  listened={props.listened}
                />
              );
            }}
          </Index>
        </div>
      </Show>
    </Field>
  );
};
