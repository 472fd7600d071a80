import { createMemo, createSignal, Show } from 'solid-js';
import { say } from '../../words';
import { CopyButton } from '../CopyButton';
import type { ComponentProps } from '../contract';
import { Field, Nothing, offers } from '../Field';
import { saveFile } from '../files/saving';
import { accessibleName, labelId } from '../naming';
import { csvOf } from './csv';
import { cellOf, columnsOf, orderOf, rowsWith, type Sorting, type Table, withCell } from './table';
import { VirtualTable } from './VirtualTable';

/**
 * What plots show and save their data with. They load it from here: as a chunk of its own, which tables and plots share, it
 * would have its name in what every app loads.
 */
export { columnsOf, csvOf, orderOf, VirtualTable };

/** The most rows that can be scrolled to: engines cannot lay out beyond some ten million pixels. */
const mostRows = 300_000;

/** The initial columns of a table that the user starts from scratch. */
const blankHeaders = ['1', '2', '3'];

type CountOf = number | [number, 'fixed' | 'dynamic'] | null | undefined;

const countIn = (given: CountOf) => (Array.isArray(given) ? given[0] : (given ?? undefined));

/** The least and the most: as limited, or as many as there are if their number is fixed. */
const limitsIn = (limits: [number | null, number | null] | null | undefined, count: CountOf): [number, number] => {
  const fixed = Array.isArray(count) && count[1] === 'fixed' ? count[0] : undefined;
  return [limits?.[0] ?? fixed ?? 0, limits?.[1] ?? fixed ?? Number.POSITIVE_INFINITY];
};

export const Dataframe = (props: ComponentProps<'dataframe'>) => {
  let box!: HTMLDivElement;
  const options = () => props.properties;
  const rowCount = () => countIn(options().rowCount);
  const columnCount = () => countIn(options().columnCount);
  /** The least and the most rows and columns that people can leave. */
  const rowLimits = () => limitsIn(options().rowLimits, options().rowCount);
  const columnLimits = () => limitsIn(options().columnLimits, options().columnCount);
  const headers = () =>
    options().headers ?? Array.from({ length: columnCount() ?? 0 }, (_, index) => String(index + 1));
  /** An empty table has as many rows as its author says. */
  const table = createMemo(
    (): Table =>
      props.value ?? {
        headers: headers(),
        rows: Array.from({ length: props.interactive ? (rowCount() ?? 0) : 0 }, () => headers().map(() => null)),
      },
  );
  const columns = createMemo(() => {
    const found = columnsOf(table(), options().headers, options().datatype);
    return found.length > 0 || !props.interactive
      ? found
      : columnsOf({ headers: blankHeaders, rows: [] }, undefined, options().datatype);
  });
  const [sought, setSought] = createSignal('');
  const searches = () => options().showSearch === 'search' || options().showSearch === 'filter';
  const found = createMemo(() => (searches() && sought().trim() ? rowsWith(table().rows, sought()) : undefined));
  const [sorting, setSorting] = createSignal<Sorting>();
  // Sorting an editable table reorders its value once: in a live order, rows would move away while the user edits them.
  const order = createMemo(() => {
    const by = sorting();
    if (!by || props.interactive) return found();
    const sorted = orderOf(table().rows, by);
    return found() ? rowsWith(table().rows, sought(), sorted) : sorted;
  });
  const count = () => order()?.length ?? table().rows.length;
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
        <>
          <Show when={offers(props, 'copy')}>
            <CopyButton text={() => csvOf(table(), columns())} disabled={table().rows.length === 0} />
          </Show>
          <Show when={offers(props, 'fullscreen') && document.fullscreenEnabled}>
            <button type="button" class="yc-action" onClick={() => void box.requestFullscreen().catch(() => {})}>
              Full screen
            </button>
          </Show>
          <Show when={offers(props, 'download') ?? true}>
            <button type="button" class="yc-action" disabled={table().rows.length === 0} onClick={save}>
              Download
            </button>
          </Show>
        </>
      }
    >
      <Show when={searches() && columns().length > 0}>
        <div class="yc-table-search">
          <input
            class="yc-field"
            type="search"
            placeholder="Search…"
            aria-label={say`Search ${accessibleName(props)}`}
            value={sought()}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
          <Show when={options().showSearch === 'filter' && props.interactive && found()}>
            {(kept) => (
              <button
                type="button"
                class="yc-action"
                onClick={() => {
                  change(kept().map((index) => table().rows[index] ?? []));
                  setSought('');
                }}
              >
                Keep only these rows
              </button>
            )}
          </Show>
        </div>
      </Show>
      <Show when={columns().length > 0} fallback={<Nothing />}>
        <div ref={box} class="yc-table-frame">
          <VirtualTable
            labelledBy={labelId(props)}
            columns={columns()}
            count={Math.min(mostRows, count())}
            total={table().rows.length}
            row={(place) => table().rows[rowAt(place)] ?? []}
            rowAt={rowAt}
            sorting={sorting()}
            editable={props.interactive}
            height={options().maxHeight ?? options().height}
            widths={(options().columnWidths ?? []).map((width) => (typeof width === 'number' ? `${width}px` : width))}
            wrap={options().wrap === true}
            numbered={options().showRowNumbers === true}
            pinned={options().pinnedColumns ?? 0}
            maxChars={options().maxChars ?? undefined}
            isStatic={(column) => options().staticColumns?.includes(column) === true}
            removable={table().rows.length > rowLimits()[0]}
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
        </div>
        <Show when={found()?.length === 0}>
          <Nothing>{say`No row holds “${sought().trim()}”.`}</Nothing>
        </Show>
        <Show when={table().rows.length === 0}>
          <Nothing>{props.interactive ? say('No rows yet.') : say('This table has no rows.')}</Nothing>
        </Show>
        <Show when={table().rows.length > mostRows}>
          <p class="yc-hidden-part">{say`The first ${mostRows} of ${table().rows.length} rows are shown.`}</p>
        </Show>
      </Show>
      <Show when={props.interactive}>
        <Show when={table().rows.length < rowLimits()[1]}>
          <button type="button" class="yc-action" onClick={() => change([...table().rows, columns().map(() => null)])}>
            Add a row
          </button>
        </Show>
        <Show when={(options().columnLimits || options().columnCount) && columns().length < columnLimits()[1]}>
          <button
            type="button"
            class="yc-action"
            onClick={() => {
              const names = columns().map((each) => each.name);
              props.onInput({ headers: [...names, String(names.length + 1)], rows: table().rows });
            }}
          >
            Add a column
          </button>
        </Show>
      </Show>
    </Field>
  );
};
