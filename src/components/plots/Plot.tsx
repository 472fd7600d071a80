import { createSignal, For, Show } from 'solid-js';
import type { Cell, ImageWire } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { csvOf } from '../data/csv';
import { Field, Nothing } from '../Field';
import { useFileSource } from '../file-source';
import { saveFile } from '../files/saving';
import { pixels } from '../length';
import { accessibleName } from '../naming';
import { Picture } from '../pictures/Picture';
import { savePicture } from '../pictures/saving';
import { rowsOf } from './checked-spec';
import { type DrawnPlot, VegaPlot } from './VegaPlot';
import './plot.css';

/** How many rows the table shows; the file has all. */
const mostRows = 500;

/** A plot: a specification that is drawn here, or a picture that was drawn in the sandbox. */
export const Plot = (props: ComponentProps<'plot'>) => {
  const fileOf = useFileSource();
  const [problem, setProblem] = createSignal<string>();
  const [plot, setPlot] = createSignal<DrawnPlot>();
  const [isTable, setTable] = createSignal(false);
  const vega = () => (props.value?.as === 'vega' ? props.value.spec : undefined);
  const image = (): ImageWire | undefined => (props.value && props.value.as !== 'vega' ? props.value : undefined);

  const table = () => {
    const rows = rowsOf(JSON.parse(plot()?.spec ?? '{}'));
    const headers = [...new Set(rows.slice(0, 100).flatMap((row) => Object.keys(row)))];
    return { headers, rows: rows.map((row) => headers.map((header) => cellOf(row[header]))) };
  };
  const hasTable = () => (plot()?.rows ?? 0) > 0;
  const failed = () => setProblem(say('The image could not be saved.'));
  const save = (format: 'png' | 'svg') => {
    const shown = image();
    const name = accessibleName(props);
    if (shown) void savePicture(shown, name, fileOf).catch(failed);
    else
      void plot()
        ?.[format]()
        .then((file) => saveFile(file, `${name}.${format}`), failed);
  };
  const saveTable = () => {
    const { headers, rows } = table();
    const columns = headers.map((name) => ({ name, width: 1, isNumeric: false, type: 'auto' as const }));
    saveFile(new Blob([csvOf({ headers, rows }, columns)], { type: 'text/csv' }), `${accessibleName(props)}.csv`);
  };

  const Save = (of: { type: string; onPress(): void }) => (
    <button type="button" class="yc-action" aria-label={say`Download ${of.type}`} onClick={() => of.onPress()}>
      {of.type}
    </button>
  );

  return (
    <Field
      of={props as unknown as ComponentProps}
      problem={problem()}
      actions={
        <>
          <Show when={hasTable()}>
            <button type="button" class="yc-action" aria-pressed={isTable()} onClick={() => setTable(!isTable())}>
              Table
            </button>
            <Save type="CSV" onPress={saveTable} />
          </Show>
          <Show when={plot() && vega()}>
            <Save type="PNG" onPress={() => save('png')} />
            <Save type="SVG" onPress={() => save('svg')} />
          </Show>
          <Show when={image()}>
            <button type="button" class="yc-action" onClick={() => save('png')}>
              Download
            </button>
          </Show>
        </>
      }
    >
      <Show when={props.value === null}>
        <div class="yc-plot-empty" style={{ 'min-block-size': pixels(props.properties.height) }}>
          <Nothing />
        </div>
      </Show>
      <Show when={vega()}>
        {(given) => (
          // The plot keeps its place and its size while its table is shown, and goes on being drawn.
          <div class="yc-plot-place" data-table={isTable() ? '' : undefined}>
            <VegaPlot
              spec={given()}
              name={accessibleName(props)}
              height={props.properties.height}
              onDrawn={setPlot}
              onProblem={setProblem}
            />
            <Show when={isTable() && hasTable()}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
              <section class="yc-plot-table" aria-label={say`Table of ${accessibleName(props)}`} tabIndex={0}>
                <table>
                  <thead>
                    <tr>
                      <For each={table().headers}>{(header) => <th scope="col">{header}</th>}</For>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={table().rows.slice(0, mostRows)}>
                      {(row) => (
                        <tr>
                          <For each={row}>{(cell) => <td>{cell === null ? '' : String(cell)}</td>}</For>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </section>
            </Show>
          </div>
        )}
      </Show>
      <Show when={image()}>
        {(shown) => (
          <div class="yc-picture-box" style={{ '--yc-height': pixels(props.properties.height) }}>
            <Picture image={shown()} name={accessibleName(props)} />
          </div>
        )}
      </Show>
    </Field>
  );
};

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
};
