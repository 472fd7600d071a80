import { createMemo, createSignal, Show } from 'solid-js';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { saveFile } from '../files/saving';
import { accessibleName, labelId } from '../naming';
import { countOf } from '../text/long-text';
import { csvOf } from './csv';
import { cellOf, columnsOf, orderOf, type Sorting, type Table, withCell } from './table';
import { VirtualTable } from './VirtualTable';

/** The most rows that can be scrolled to: engines cannot lay out beyond some ten million pixels. */
const mostRows = 300_000;

/** The initial columns of a table that the user starts from scratch. */
const blankHeaders = ['1', '2', '3'];

export const Dataframe = (props: ComponentProps<'dataframe'>) => {
  const table = (): Table => props.value ?? { headers: props.properties.headers ?? [], rows: [] };
  const columns = createMemo(() => {
    const found = columnsOf(table(), props.properties.headers);
    return found.length > 0 || !props.interactive ? found : columnsOf({ headers: blankHeaders, rows: [] }, undefined);
  });
  const [sorting, setSorting] = createSignal<Sorting>();
  // Sorting an editable table reorders its value once: in a live order, rows would move away while the user edits them.
  const order = createMemo(() => {
    const by = sorting();
    return by && !props.interactive ? orderOf(table().rows, by) : undefined;
  });
  const rowAt = (place: number) => order()?.[place] ?? place;
  const change = (rows: Table['rows']) => props.onInput({ headers: columns().map((each) => each.name), rows });

  const onSort = (column: number) => {
    const now = sorting();
    const next =
      now?.column !== column
        ? { column, descending: false }
        : now.descending
          ? undefined
          : { column, descending: true };
    setSorting(next);
    if (!next || !props.interactive) return;
    change(orderOf(table().rows, next).flatMap((index) => [table().rows[index] ?? []]));
  };
  const onEdit = (row: number, column: number, text: string) => {
    setSorting();
    const previous = table().rows[row]?.[column] ?? null;
    const cell = cellOf(text, previous, columns()[column]);
    change(withCell(table(), row, column, cell).rows);
    props.onEvent('edit', { index: [row, column], value: cell, previous });
  };

  const save = () => {
    const begin = props.properties.byteOrderMark ? '\uFEFF' : '';
    const file = new Blob([begin, csvOf(table(), columns())], { type: 'text/csv;charset=utf-8' });
    props.onEvent('download', { value: saveFile(file, `${accessibleName(props)}.csv`) });
  };

  return (
    <Field
      of={props}
      actions={
        <button type="button" class="yc-action" disabled={table().rows.length === 0} onClick={save}>
          Download
        </button>
      }
    >
      <Show when={columns().length > 0} fallback={<Nothing />}>
        <VirtualTable
          labelledBy={labelId(props)}
          columns={columns()}
          count={Math.min(mostRows, table().rows.length)}
          total={table().rows.length}
          row={(place) => table().rows[rowAt(place)] ?? []}
          rowAt={rowAt}
          sorting={sorting()}
          editable={props.interactive}
          height={props.properties.height}
          selectable={props.listened.has('select')}
          onSelect={(row, column) =>
            props.onEvent('select', {
              index: [row, column],
              value: table().rows[row]?.[column] ?? null,
              // A column of a long table is long: only who listens pays for its copy.
              ...(props.listened.has('select') && {
                rowValue: [...(table().rows[row] ?? [])],
                colValue: table().rows.map((each) => each[column] ?? null),
              }),
              selected: true,
            })
          }
          onSort={onSort}
          onEdit={onEdit}
          onRemove={(row) => change(table().rows.filter((_, index) => index !== row))}
        />
        <Show when={table().rows.length === 0}>
          <Nothing>{props.interactive ? 'No rows yet.' : 'This table has no rows.'}</Nothing>
        </Show>
        <Show when={table().rows.length > mostRows}>
          <p class="yc-hidden-part">
            The first {countOf(mostRows)} of {countOf(table().rows.length)} rows are shown.
          </p>
        </Show>
      </Show>
      <Show when={props.interactive}>
        <button type="button" class="yc-action" onClick={() => change([...table().rows, columns().map(() => null)])}>
          Add a row
        </button>
      </Show>
    </Field>
  );
};
