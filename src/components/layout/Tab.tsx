import { onCleanup, useContext } from 'solid-js';
import type { ComponentProps } from '../contract';
import { nameOf } from '../naming';
import { createHiding } from '../place';
import { openerId, type TabEntry, TabListContext } from './tab-list';

/** One panel of tabs. While another is open it is hidden and not taken off, so that what was typed in it stays. */
export const Tab = (props: ComponentProps<'tab'>) => {
  const list = useContext(TabListContext);
  const entry: TabEntry = {
    id: props.id,
    label: () => nameOf(props),
    visible: () => props.properties.visible !== false,
    enabled: () => props.properties.interactive !== false,
    onOpen: (index) => props.onEvent('select', { index, value: nameOf(props), selected: true }),
  };
  if (list) onCleanup(list.add(entry));
  // Outside of tabs, which only a mistake can bring about, it is a block like others.
  const isOpen = () => (list ? list.isOpen(entry) : entry.visible());
  const hiding = createHiding(isOpen);
  return (
    <div
      ref={hiding.ref}
      id={props.id}
      class="yc-tab"
      data-yc-kind="tab"
      role="tabpanel"
      aria-labelledby={list ? openerId(entry) : undefined}
      aria-label={list ? undefined : nameOf(props)}
      hidden={hiding.hidden()}
    >
      {props.children}
    </div>
  );
};
