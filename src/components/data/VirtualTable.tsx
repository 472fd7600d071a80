import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createSignal, For, Index, onCleanup, Show } from 'solid-js';
import type { Cell } from '../../protocol';
import { say } from '../../words';
import { pixels } from '../length';
import { TableCell } from './TableCell';
import { type Column, isRich, type Sorting, shownOf } from './table';

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
  /** The widths that the author sets, in CSS. */
  widths: readonly string[];
  /** Wraps long cells. */
  wrap: boolean;
  numbered: boolean;
  /** How many columns stay in view. */
  pinned: number;
  maxChars: number | undefined;
  isStatic(column: number): boolean;
  /** Whether a row may be removed. */
  removable: boolean;
  onSelect(row: number, column: number): void;
  onSort(column: number): void;
  onEdit(row: number, column: number, text: string): void;
  onRemove(row: number): void;
};

/** A virtual table: only the rows in view are in the document. */
export const VirtualTable = (props: VirtualTableProps) => {
  let scroller!: HTMLDivElement;
  let body!: HTMLTableSectionElement;
  let table!: HTMLTableElement;
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
  /** Rows of their own heights are measured one by one. */
  const isUneven = () => props.wrap || props.columns.some(isRich);
  const items = () => virtualizer.getVirtualItems();
  // Measure once there is a row.
  createEffect(() => {
    if (items().length === 0 || isUneven()) return;
    const height = body.querySelector<HTMLElement>('[aria-rowindex]')?.offsetHeight;
    if (!height || height === rowHeight()) return;
    setRowHeight(height);
    virtualizer.measure();
  });
  const above = () => items()[0]?.start ?? 0;
  const below = () => virtualizer.getTotalSize() - (items().at(-1)?.end ?? 0);

  // Each pinned column begins where the ones before it end.
  createEffect(() => {
    const count = props.pinned && props.pinned + Number(props.numbered);
    if (!count) return;
    const heads = () => [...(table.rows[0]?.cells ?? [])].slice(0, count);
    const place = () => {
      let left = 0;
      for (const [index, head] of heads().entries()) {
        table.style.setProperty(`--yc-pin-${index}`, `${left}px`);
        left += head.getBoundingClientRect().width;
      }
    };
    const observer = new ResizeObserver(place);
    observer.observe(table);
    for (const head of heads()) observer.observe(head);
    onCleanup(() => observer.disconnect());
  });
  /** Marks a pinned cell, by its place among all cells of a row. */
  const pin = (place: number) =>
    props.pinned && place < props.pinned + Number(props.numbered)
      ? { 'inset-inline-start': `var(--yc-pin-${place}, 0)` }
      : undefined;
  const offset = () => Number(props.numbered);

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
        ref={table}
        class="yc-table"
        data-wrap={props.wrap ? '' : undefined}
        data-share={props.widths.some((width) => width.endsWith('%')) ? '' : undefined}
        aria-labelledby={props.labelledBy}
        aria-rowcount={props.total + 1}
        aria-colcount={props.columns.length}
      >
        <colgroup>
          <Show when={props.numbered}>
            <col class="yc-number-column" />
          </Show>
          <For each={props.columns}>
            {(column, index) => <col style={{ '--yc-width': column.width, 'inline-size': props.widths[index()] }} />}
          </For>
          <Show when={props.editable}>
            <col class="yc-remove-column" />
          </Show>
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <Show when={props.numbered}>
              <td data-pinned={pin(0) && ''} style={pin(0)} />
            </Show>
            <Index each={props.columns}>
              {(column, index) => (
                <th
                  scope="col"
                  data-pinned={pin(index + offset()) && ''}
                  style={pin(index + offset())}
                  aria-sort={sortOf(index)}
                  data-numeric={column().isNumeric ? '' : undefined}
                >
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
              <tr
                ref={(row) => isUneven() && queueMicrotask(() => virtualizer.measureElement(row))}
                data-index={item.index}
                aria-rowindex={item.index + 2}
              >
                <Show when={props.numbered}>
                  <th scope="row" class="yc-row-number" data-pinned={pin(0) && ''} style={pin(0)}>
                    {props.rowAt(item.index) + 1}
                  </th>
                </Show>
                <Index each={props.columns}>
                  {(column, index) => {
                    const cell = () => props.row(item.index)[index];
                    return (
                      <td
                        data-numeric={typeof cell() === 'number' && column().type !== 'str' ? '' : undefined}
                        data-pinned={pin(index + offset()) && ''}
                        style={pin(index + offset())}
                      >
                        <TableCell
                          cell={cell()}
                          column={column()}
                          row={item.index + 1}
                          place={`${item.index},${index}`}
                          editable={props.editable && !props.isStatic(index)}
                          selectable={props.selectable}
                          maxChars={props.maxChars}
                          onSelect={() => props.onSelect(props.rowAt(item.index), index)}
                          onEdit={(text) => props.onEdit(props.rowAt(item.index), index, text)}
                          onKeyDown={(event) => onKeyDown(event, item.index, index)}
                        />
                      </td>
                    );
                  }}
                </Index>
                <Show when={props.editable}>
                  <td>
                    <button
                      type="button"
                      class="yc-row-remove"
                      aria-label={say`Remove row ${item.index + 1}`}
                      disabled={!props.removable}
                      onClick={() => props.onRemove(props.rowAt(item.index))}
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
