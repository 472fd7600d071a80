import { createMemo, createSignal, Show } from 'solid-js';
import { say } from '../../words';
import type { Sorting } from '../data/table';
import { cellOf, type Data } from './columns';

/** Engines cannot lay out much more. */
const mostRows = 300_000;

/** The data of a plot as a table. Cells are read from the columns as they come into view. */
export const PlotTable = (props: {
  data: Data;
  labelledBy: string;
  height: number | undefined;
  tools: typeof import('../data/Dataframe');
}) => {
  const { orderOf, VirtualTable } = props.tools;
  const [sorting, setSorting] = createSignal<Sorting>();
  const count = () => Math.min(mostRows, props.data.length);
  const rowOf = (row: number) => props.data.columns.map((column) => cellOf(column, row));
  const order = createMemo(() => {
    const by = sorting();
    const column = by && props.data.columns[by.column];
    return column
      ? orderOf(
          Array.from({ length: count() }, (_, row) => [cellOf(column, row)]),
          { column: 0, descending: by.descending },
        )
      : undefined;
  });
  const rowAt = (place: number) => order()?.[place] ?? place;
  const columns = () =>
    props.data.columns.map((column) => {
      const cells = Array.from({ length: Math.min(50, props.data.length) }, (_, row) =>
        String(cellOf(column, row) ?? ''),
      );
      const longest = Math.max(column.name.length + 2, ...cells.map((text) => text.length));
      return {
        name: column.name,
        width: Math.max(6, Math.min(36, longest)),
        isNumeric: column.type === 'number',
        type: 'auto' as const,
      };
    });
  return (
    <>
      <VirtualTable
        labelledBy={props.labelledBy}
        columns={columns()}
        count={count()}
        total={props.data.length}
        row={(place) => (place < props.data.length ? rowOf(rowAt(place)) : [])}
        rowAt={rowAt}
        sorting={sorting()}
        editable={false}
        selectable={false}
        height={props.height}
        widths={[]}
        wrap={false}
        numbered={false}
        pinned={0}
        maxChars={undefined}
        isStatic={() => true}
        removable={false}
        onSelect={() => {}}
        onSort={(column) =>
          setSorting((now) =>
            now?.column !== column
              ? { column, descending: false }
              : now.descending
                ? undefined
                : { column, descending: true },
          )
        }
        onEdit={() => {}}
        onRemove={() => {}}
      />
      <Show when={props.data.length > mostRows}>
        <p class="yc-hidden-part">{say`The first ${mostRows} of ${props.data.length} rows are shown.`}</p>
      </Show>
    </>
  );
};
