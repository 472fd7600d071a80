import { createMemo, Index, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { AutoPart, Kind, Properties } from '../protocol';
import type { ComponentProps, KindComponent } from './contract';
import { Frame, Nothing } from './Frame';
import { nameOf } from './naming';
import { plainComponents } from './registry';

/** Properties for a part, of which nobody said more than the label of the whole. */
const propertiesOf = (kind: Kind, label: string | undefined): Properties =>
  ({
    label,
    ...((kind === 'radio' || kind === 'dropdown' || kind === 'checkboxgroup') && { choices: [] }),
  }) as Properties;

/** Shows whatever a function yields: each part as the kind that suits it. */
export const Auto = (props: ComponentProps<'auto'>) => {
  const parts = (): AutoPart[] => props.value ?? [];
  // A single part has the label of the whole, which stands above it already; of several, each has its kind's name.
  const label = createMemo(() => (parts().length === 1 ? nameOf(props) : undefined));
  return (
    <Frame of={props}>
      <Show when={parts().length > 0} fallback={<Nothing />}>
        <div class="yc-parts" data-single={parts().length === 1 ? '' : undefined}>
          <Index each={parts()}>
            {(part, index) => {
              // Kept apart from the value, so that a new one changes nothing else.
              const kind = createMemo(() => part().kind);
              const properties = createMemo(() => propertiesOf(kind(), label()));
              return (
                <Dynamic
                  component={plainComponents[kind()] as unknown as KindComponent}
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
    </Frame>
  );
};
