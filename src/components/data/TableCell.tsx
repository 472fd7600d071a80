import { createMemo, Match, Show, Switch } from 'solid-js';
import type { Cell } from '../../protocol';
import { say } from '../../words';
import { lazily } from '../lazily';
import { type Column, isRich, shownOf, wordsOf } from './table';

type TableCellProps = {
  cell: Cell | undefined;
  column: Column;
  /** The row as people count them. */
  row: number;
  /** Names its place, so that keys find the one above and below. */
  place: string;
  editable: boolean;
  selectable: boolean;
  maxChars: number | undefined;
  onSelect(): void;
  onEdit(text: string): void;
  onKeyDown(event: KeyboardEvent): void;
};

/** Loaded for tables with cells that are drawn. Until then, and without it, their text is shown. */
const RichCell = lazily<{ text: string; type: string }>(
  () => import('./RichCell').then((module) => module.RichCell),
  (props) => <span>{props.text}</span>,
  (props) => <span>{props.text}</span>,
);

/** One cell of a table: a field, a button that selects it, or its content. */
export const TableCell = (props: TableCellProps) => {
  // A memo, so that what is being typed stays when other cells change.
  const words = createMemo(() => wordsOf(props.cell));
  const shown = () => shownOf(props.cell, props.maxChars);
  const isBox = () =>
    props.column.type === 'bool' && (typeof props.cell === 'boolean' || (props.editable && props.cell === null));
  const name = () => say`${shownOf(props.column.name)}, row ${props.row}`;
  return (
    <Switch fallback={<span title={shownOf(props.cell)}>{shown()}</span>}>
      <Match when={isBox()}>
        <input
          class="yc-check"
          type="checkbox"
          data-cell={props.place}
          aria-label={name()}
          checked={props.cell === true}
          disabled={!props.editable}
          onChange={({ currentTarget: box }) => props.onEdit(String(box.checked))}
          onFocus={() => props.onSelect()}
        />
      </Match>
      <Match when={props.editable}>
        <input
          class="yc-cell"
          data-cell={props.place}
          aria-label={name()}
          value={words()}
          onChange={({ currentTarget: field }) => {
            props.onEdit(field.value);
            // A number may be written otherwise than it was typed.
            field.value = words();
          }}
          onFocus={() => props.onSelect()}
          onKeyDown={(event) => props.onKeyDown(event)}
        />
      </Match>
      <Match when={props.selectable}>
        <button
          type="button"
          class="yc-cell"
          title={shownOf(props.cell)}
          data-cell={props.place}
          aria-label={`${name()}: ${shownOf(props.cell)}`}
          onClick={() => props.onSelect()}
          onKeyDown={(event) => event.key !== 'Enter' && props.onKeyDown(event)}
        >
          {shown()}
        </button>
      </Match>
      <Match when={isRich(props.column)}>
        <Show when={words()}>
          <RichCell text={words()} type={props.column.type} />
        </Show>
      </Match>
    </Switch>
  );
};
