import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createSignal, For, Index, Show } from 'solid-js';
import type { Cell } from '../../protocol';
import { pixels } from '../length';
import { type Column, type Sorting, shownOf, wordsOf } from './table';

type VirtualTableProps = {
  labelledBy: string;
  columns: Column[];
  /** How many rows can be scrolled to, and how many there are. */
  count: number;
  total: number;
  /** The cells of the row that stands at a place. */
  row(place: number): readonly Cell[];
  /** The row itself that stands at a place: its index in the table. */
  rowAt(place: number): number;
  sorting?: Sorting;
  editable: boolean;
  /** Whether something listens to which cell is chosen, so that cells are to be pressed. */
  selectable: boolean;
  height?: number;
  onSelect(row: number, column: number): void;
  onSort(column: number): void;
  onEdit(row: number, column: number, text: string): void;
  onRemove(row: number): void;
};

/** A table of which only the rows in view are on the page. */
export const VirtualTable = (props: VirtualTableProps) => {
  let scroller!: HTMLDivElement;
  let body!: HTMLTableSectionElement;
  // As the style sheet has it: a row is as high as what can be pressed, which differs by pointer.
  const [rowHeight, setRowHeight] = createSignal(32);
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    get count() {
      return props.count;
    },
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight(),
    overscan: 8,
  });
  const items = () => virtualizer.getVirtualItems();
  // Once there is a row to measure.
  createEffect(() => {
    if (items().length === 0) return;
    const height = body.querySelector<HTMLElement>('[aria-rowindex]')?.offsetHeight;
    if (!height || height === rowHeight()) return;
    setRowHeight(height);
    virtualizer.measure();
  });
  const above = () => items()[0]?.start ?? 0;
  const below = () => virtualizer.getTotalSize() - (items().at(-1)?.end ?? 0);

  const sortOf = (column: number) =>
    props.sorting?.column !== column ? undefined : props.sorting.descending ? 'descending' : 'ascending';
  const onKeyDown = (event: KeyboardEvent, place: number, column: number) => {
    const by = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (!by || event.isComposing) return;
    event.preventDefault();
    body.querySelector<HTMLElement>(`[data-cell="${place + by},${column}"]`)?.focus();
  };

  return (
    // What scrolls has to be reached by keyboard, so it has a tab index.
    <div ref={scroller} class="yc-table-box" tabindex={0} style={{ '--yc-height': pixels(props.height) }}>
      <table
        class="yc-table"
        aria-labelledby={props.labelledBy}
        aria-rowcount={props.total + 1}
        aria-colcount={props.columns.length}
      >
        <colgroup>
          <For each={props.columns}>{(column) => <col style={{ '--yc-width': column.width }} />}</For>
          <Show when={props.editable}>
            <col class="yc-remove-column" />
          </Show>
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <Index each={props.columns}>
              {(column, index) => (
                <th scope="col" aria-sort={sortOf(index)} data-numeric={column().isNumeric ? '' : undefined}>
                  <button type="button" onClick={() => props.onSort(index)}>
                    {column().name}
                  </button>
                </th>
              )}
            </Index>
            <Show when={props.editable}>
              <td />
            </Show>
          </tr>
        </thead>
        {/* Room for the rows that are not on the page. */}
        <tbody aria-hidden="true" style={{ height: `${above()}px` }} />
        <tbody ref={body}>
          <For each={items()}>
            {(item) => (
              <tr aria-rowindex={item.index + 2}>
                <Index each={props.columns}>
                  {(column, index) => {
                    const cell = () => props.row(item.index)[index];
                    return (
                      <td data-numeric={typeof cell() === 'number' ? '' : undefined}>
                        <Show
                          when={props.editable}
                          fallback={
                            <Show
                              when={props.selectable}
                              fallback={<span title={shownOf(cell())}>{shownOf(cell())}</span>}
                            >
                              <button
                                type="button"
                                class="yc-cell"
                                title={shownOf(cell())}
                                data-cell={`${item.index},${index}`}
                                aria-label={`${column().name}, row ${item.index + 1}: ${shownOf(cell())}`}
                                onClick={() => props.onSelect(props.rowAt(item.index), index)}
                                onKeyDown={(event) => event.key !== 'Enter' && onKeyDown(event, item.index, index)}
                              >
                                {shownOf(cell())}
                              </button>
                            </Show>
                          }
                        >
                          <input
                            class="yc-cell"
                            data-cell={`${item.index},${index}`}
                            aria-label={`${column().name}, row ${item.index + 1}`}
                            value={wordsOf(cell())}
                            onChange={(event) => props.onEdit(item.index, index, event.currentTarget.value)}
                            onFocus={() => props.onSelect(props.rowAt(item.index), index)}
                            onKeyDown={(event) => onKeyDown(event, item.index, index)}
                          />
                        </Show>
                      </td>
                    );
                  }}
                </Index>
                <Show when={props.editable}>
                  <td>
                    <button
                      type="button"
                      class="yc-row-remove"
                      aria-label={`Remove row ${item.index + 1}`}
                      onClick={() => props.onRemove(item.index)}
                    />
                  </td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
        <tbody aria-hidden="true" style={{ height: `${below()}px` }} />
      </table>
    </div>
  );
};
