import 'uplot/dist/uPlot.min.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { PlotKind, PlotProperties } from '../../protocol';
import { say } from '../../words';
import type { ComponentProps } from '../contract';
import { Field, Nothing } from '../Field';
import { saveFile } from '../files/saving';
import { pixels } from '../length';
import { accessibleName, labelId } from '../naming';
import { notLoaded } from '../on-demand';
import { dataOf } from './columns';
import type { Look } from './marks';
import { type PlotFormat, PlotSaveMenu } from './PlotSaveMenu';
import { PlotSurface, placesIn, type Shown } from './PlotSurface';
import { PlotTable } from './PlotTable';
import { Misfit, type Prepared, prepare } from './prepare';
import type { Range } from './ranges';
import { fileOf } from './save';
import './plots.css';

/** Names in the legend beyond these are counted. */
const mostNamed = 24;

type Result = { plot: Prepared | undefined; problem: string | undefined };

/** A line, scatter or bar plot of rows of data, which may grow while it is looked at. */
export const DataPlot = (props: ComponentProps<PlotKind>) => {
  let box!: HTMLDivElement;
  let shown: () => Shown | undefined = () => undefined;
  const options = () => props.properties as PlotProperties;
  const data = createMemo(() => (props.value ? dataOf(props.value) : undefined));
  /** What does not fit leaves what was drawn before. */
  const result = createMemo<Result>(
    (before) => {
      const found = data();
      if (!found || found.length === 0) return { plot: undefined, problem: undefined };
      try {
        return { plot: prepare(props.kind as PlotKind, found, options()), problem: undefined };
      } catch (thrown) {
        if (!(thrown instanceof Misfit)) throw thrown;
        return { plot: before.plot, problem: thrown.message };
      }
    },
    { plot: undefined, problem: undefined },
  );
  const plot = () => result().plot;
  const [zoom, setZoom] = createSignal<Range>();
  /** The code of tables, once a person asks for one, and whether they do now. */
  const [tables, setTables] = createSignal<typeof import('../data/Dataframe')>();
  const [wanted, setWanted] = createSignal(false);
  const asTable = () => (wanted() ? tables() : undefined);
  const toggle = async () => {
    setWanted(!wanted());
    try {
      setTables(await import('../data/Dataframe'));
    } catch {
      setWanted(false);
      setFailed(notLoaded());
    }
  };
  const [looks, setLooks] = createSignal<readonly Look[]>([]);
  const [failed, setFailed] = createSignal<string>();

  const onSelect = (range: Range) => {
    const now = plot();
    if (!now) return;
    const named = now.x.type === 'category';
    const index = named ? placesIn(now, range) : range;
    setZoom(named ? [index[0] - 0.5, index[1] + 0.5] : range);
    const value = named ? index.map((place) => now.places[place] ?? '') : range;
    props.onEvent('select', { index: [...index], value: [...value], selected: true });
  };

  const save = async (format: PlotFormat) => {
    const now = plot();
    if (!now) return;
    setFailed();
    try {
      const file = await fileOf(format, now, shown(), options(), accessibleName(props));
      saveFile(file, `${accessibleName(props)}.${format}`);
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const has = (button: 'export' | 'fullscreen') => options().buttons?.includes(button) ?? button === 'export';

  return (
    <Field
      of={props as unknown as ComponentProps}
      problem={result().problem ?? failed()}
      actions={
        <>
          <Show when={plot()}>
            <button type="button" class="yc-action" onClick={() => void toggle()}>
              {asTable() ? say('Show as plot') : say('Show as table')}
            </button>
          </Show>
          <Show when={has('fullscreen') && document.fullscreenEnabled}>
            <button type="button" class="yc-action" onClick={() => void box.requestFullscreen().catch(() => {})}>
              Full screen
            </button>
          </Show>
          <Show when={has('export')}>
            <PlotSaveMenu
              id={props.id}
              formats={asTable() ? ['csv'] : ['png', 'svg', 'csv']}
              disabled={!plot()}
              onSave={(format) => void save(format)}
            />
          </Show>
        </>
      }
    >
      <div ref={box} class="yc-chart" style={{ '--yc-chart-height': pixels(options().height) }}>
        <Show when={plot()} fallback={<Nothing />}>
          {(now) => (
            <>
              <Show when={options().title}>
                <p class="yc-chart-title">{options().title}</p>
              </Show>
              <Show when={asTable()}>
                {(tools) => (
                  <PlotTable tools={tools()} data={now().data} labelledBy={labelId(props)} height={options().height} />
                )}
              </Show>
              <Show when={!asTable()}>
                <PlotSurface
                  ref={(ask) => {
                    shown = ask;
                  }}
                  plot={now()}
                  options={options()}
                  name={accessibleName(props)}
                  zoom={zoom()}
                  onZoom={setZoom}
                  onSelect={onSelect}
                  onDoubleClick={() => props.onEvent('doubleClick')}
                  onLooks={setLooks}
                />
                <Show when={now().color !== undefined}>
                  <Legend title={options().colorTitle ?? now().color ?? ''} names={now().series} looks={looks()} />
                </Show>
              </Show>
              <Show when={options().caption}>
                <p class="yc-chart-caption">{options().caption}</p>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Field>
  );
};

/** Which colour is which series. */
const Legend = (props: { title: string; names: readonly string[]; looks: readonly Look[] }) => (
  <div class="yc-chart-legend">
    <span class="yc-chart-legend-title">{props.title}</span>
    <ul>
      <For each={props.names.slice(0, mostNamed)}>
        {(name, place) => (
          <li>
            <svg viewBox="0 0 16 10" aria-hidden="true">
              <path
                d="M0 5H16"
                stroke={props.looks[place()]?.colour}
                stroke-width={props.looks[place()]?.dash.length ? 3 : 10}
                stroke-dasharray={props.looks[place()]?.dash.map((each) => each / 2).join(' ')}
              />
            </svg>
            {name || '–'}
          </li>
        )}
      </For>
      <Show when={props.names.length > mostNamed}>
        <li>{say`and ${props.names.length - mostNamed} more`}</li>
      </Show>
    </ul>
  </div>
);
