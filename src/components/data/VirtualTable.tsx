import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createMemo, createSignal, For, Index, Show } from 'solid-js';
import type { Cell } from '../../protocol';
import { pixels } from '../length';
import { type Column, type Sorting, shownOf, wordsOf } from './table';

type VirtualTableProps = {
  labelledBy: string;
  columns: Column[];
  /** How many rows can be scrolled to, and how many there are in total. */
  count: number;
  total: number;
  /** The cells of the row at a position on screen. */
  row(place: number): readonly Cell[];
  /** The index in the table of the row at a position on screen. */
  rowAt(place: number): number;
  sorting?: Sorting;
  editable: boolean;
  /** Whether `select` has a listener, so that cells can be pressed. */
  selectable: boolean;
  height?: number;
  onSelect(row: number, column: number): void;
  onSort(column: number): void;
  onEdit(row: number, column: number, text: string): void;
  onRemove(row: number): void;
};

/** A virtual table: only the rows in view are in the document. */
export const VirtualTable = (props: VirtualTableProps) => {
  let scroller!: HTMLDivElement;
  let body!: HTMLTableSectionElement;
  // Follows the style sheet: rows are as high as a press target, which depends on the pointer.
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
  // Measure once there is a row.
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
    // A scroll container must be reachable by keyboard, hence the tab index.
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
                    {shownOf(column().name)}
                  </button>
                </th>
              )}
            </Index>
            <Show when={props.editable}>
              <td />
            </Show>
          </tr>
        </thead>
        {/* Takes the room of the rows that are not in the document. */}
        <tbody aria-hidden="true" style={{ height: `${above()}px` }} />
        <tbody ref={body}>
          <For each={items()}>
            {(item) => (
              <tr aria-rowindex={item.index + 2}>
                <Index each={props.columns}>
                  {(column, index) => {
                    const cell = () => props.row(item.index)[index];
                    // A memo, so that what is being typed stays when other cells change.
                    const words = createMemo(() => wordsOf(cell()));
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
                                aria-label={`${shownOf(column().name)}, row ${item.index + 1}: ${shownOf(cell())}`}
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
                            aria-label={`${shownOf(column().name)}, row ${item.index + 1}`}
                            value={words()}
                            onChange={({ currentTarget: field }) => {
                              props.onEdit(item.index, index, field.value);
                              // A number may be written otherwise than it was typed.
                              field.value = words();
                            }}
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
