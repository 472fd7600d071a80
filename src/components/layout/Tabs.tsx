import { For, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { treeOf } from '../dom-tree';
import { lazily } from '../lazily';
import { createHiding, placeOf } from '../place';
import { createTabList, openerId, type TabEntry, TabListContext } from './tab-list';

const Steps = lazily(() => import('./Steps').then((module) => module.Steps));

/**
 * Tabs following WAI-ARIA: one stop for Tab; arrows, Home and End move between tabs, and each opens on focus. Built
 * without a library: closed panels stay mounted, yields add, remove and rename tabs, and the content should not wait
 * for a library to load.
 *
 * The steps of a Walkthrough are tabs that come one after another: they have buttons of their own.
 */
export const Tabs = (props: ComponentProps<'tabs'>) => {
  let bar!: HTMLDivElement;
  const { list, entries, open } = createTabList(() => props.value ?? 0);
  const hiding = createHiding(props);

  const choose = (entry: TabEntry) => {
    if (open() === entry) return;
    const index = entries().indexOf(entry);
    props.onInput(index);
    props.onEvent('select', { index, value: entry.label(), selected: true });
    entry.onOpen(index);
  };
  const onKeyDown = (event: KeyboardEvent, from: TabEntry) => {
    const others = entries().filter((each) => each.visible() && each.enabled());
    const at = others.indexOf(from);
    const forward = getComputedStyle(bar).direction === 'rtl' ? -1 : 1;
    const to = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: others.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const entry = others.at(to % others.length);
    if (!entry) return;
    choose(entry);
    treeOf(bar).getElementById(openerId(entry))?.focus();
  };

  return (
    <div
      ref={hiding.ref}
      id={props.id}
      class="yc-tabs"
      data-yc-kind="tabs"
      hidden={hiding.hidden()}
      style={placeOf(props.properties)}
    >
      <Show
        when={!entries()[0]?.isStep()}
        fallback={<Steps entries={entries()} open={open()} label={props.properties.label} onChoose={choose} />}
      >
        <div ref={bar} class="yc-tab-bar" role="tablist" aria-label={props.properties.label || undefined}>
          <For each={entries()}>
            {(entry) => (
              <button
                type="button"
                role="tab"
                id={openerId(entry)}
                class="yc-tab-opener"
                aria-controls={entry.id}
                aria-selected={list.isOpen(entry)}
                tabindex={list.isOpen(entry) ? 0 : -1}
                hidden={!entry.visible()}
                disabled={!entry.enabled()}
                onClick={() => choose(entry)}
                onKeyDown={(event) => onKeyDown(event, entry)}
              >
                {entry.label()}
              </button>
            )}
          </For>
        </div>
      </Show>
      <TabListContext.Provider value={list}>{props.children}</TabListContext.Provider>
    </div>
  );
};
