import { type Accessor, createMemo, createSignal, For, getOwner, onCleanup, runWithOwner, Show } from 'solid-js';
import type { InterfaceLayout, Kind, WireValue } from '../protocol';
import type { AppModel } from './app-model';
import type { Mounted } from './mounted';

/**
 * Sets of input values to pick from, a page at a time. A pick fills the inputs without starting a run; if its result is
 * kept already, it is shown.
 */
export const Examples = (props: { model: AppModel; mounted: Mounted; layout: InterfaceLayout }) => {
  const { layout } = props;
  const { listeners } = props.mounted.description;
  const rows = layout.examples ?? [];
  const inputs = (listeners[layout.listener]?.inputs ?? []).flatMap((id) => props.mounted.parts.all[id] ?? []);
  const pages = Math.ceil(rows.length / layout.examplesPerPage);
  const [page, setPage] = createSignal(0);
  const shown = createMemo(() => rows.slice(page() * layout.examplesPerPage, (page() + 1) * layout.examplesPerPage));
  const [ahead, setAhead] = createSignal<Accessor<ReadonlySet<number>>>(() => new Set());
  const owner = getOwner();
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });
  if (layout.cacheExamples) {
    import('./examples-ahead').then(
      ({ createExamplesAhead }) =>
        // Nothing would clean up what starts after the app has been replaced.
        isGone ||
        runWithOwner(owner, () => {
          const ready = createExamplesAhead(props.model, props.mounted, layout);
          setAhead(() => ready);
        }),
      () => {},
    );
  }
  const isReady = (index: number) => ahead()().has(index);
  const pick = (row: readonly WireValue[], index: number) => {
    for (const [i, part] of inputs.entries()) part.input(row[i] ?? null);
    if (isReady(index)) props.model.submit();
  };
  return (
    <Show when={rows.length > 0}>
      <section class="yc-examples" aria-label="Examples">
        <h2 class="yc-examples-title">Examples</h2>
        <ul class="yc-examples-list">
          <For each={shown()}>
            {(row, i) => (
              <li>
                <button
                  type="button"
                  class="yc-example"
                  onClick={() => pick(row, page() * layout.examplesPerPage + i())}
                >
                  <Show when={isReady(page() * layout.examplesPerPage + i())}>
                    <span class="yc-example-ready" role="img" aria-label="Ready:" title="Its result is there already" />
                  </Show>
                  {row.map((cell, i) => inWords(cell, inputs[i]?.kind)).join(' · ')}
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={pages > 1}>
          <nav class="yc-examples-pages" aria-label="Pages of examples">
            <For each={Array.from({ length: pages }, (_, i) => i)}>
              {(i) => (
                <button
                  type="button"
                  class="yc-page"
                  aria-current={page() === i ? 'page' : undefined}
                  onClick={() => setPage(i)}
                >
                  {i + 1}
                </button>
              )}
            </For>
          </nav>
        </Show>
      </section>
    </Show>
  );
};

const inWords = (value: WireValue, kind: Kind = 'file'): string => {
  if (value === null) return '–';
  if (typeof value === 'string') return value.length > 60 ? `${value.slice(0, 59)}…` : value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return value
      .map((each) =>
        each instanceof File ? each.name : typeof each === 'object' && 'as' in each ? lastOf(each.url) : String(each),
      )
      .join(', ');
  if ('as' in value) return value.as === 'url' ? lastOf(value.url) : kind;
  if ('rows' in value) return `${value.rows.length} rows`;
  return 'label' in value ? value.label : '…';
};

/** The file name in a URL. */
const lastOf = (url: string) => url.split('/').at(-1) || url;
