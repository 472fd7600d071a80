import { onCleanup, useContext } from 'solid-js';
import type { ComponentProps } from '../contract';
import { accessibleName } from '../naming';
import { createHiding } from '../place';
import { openerId, type TabEntry, TabListContext } from './tab-list';

/** One tab panel. While another is open it is hidden, not unmounted, so that the user's input stays. */
export const Tab = (props: ComponentProps<'tab'>) => {
  const list = useContext(TabListContext);
  let panel: HTMLElement | undefined;
  const isStep = () => props.properties.step === true;
  const entry: TabEntry = {
    id: props.id,
    label: () => accessibleName(props),
    visible: () => props.properties.visible !== false,
    enabled: () => props.properties.interactive !== false,
    isStep,
    panel: () => panel,
    onOpen: (index) => props.onEvent('select', { index, value: accessibleName(props), selected: true }),
  };
  if (list) onCleanup(list.add(entry));
  // Outside of Tabs, which only a mistake can cause, it is a plain block.
  const isOpen = () => (list ? list.isOpen(entry) : entry.visible());
  const hiding = createHiding(props, isOpen);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles have a name
    <div
      ref={(element) => {
        panel = element;
        hiding.ref(element);
      }}
      id={props.id}
      class="yc-tab"
      data-yc-kind="tab"
      role={isStep() ? 'group' : 'tabpanel'}
      tabindex={isStep() ? -1 : undefined}
      aria-labelledby={list ? openerId(entry) : undefined}
      aria-label={list ? undefined : accessibleName(props)}
      hidden={hiding.hidden()}
    >
      {props.children}
    </div>
  );
};
