import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js';
import { say } from '../../words';
import { checkedSpec, rowsOf, type Spec, shapeOf } from './checked-spec';
import type { DrawnPlot } from './vega-view';

type VegaPlotProps = {
  /** JSON of the specification. */
  spec: string;
  name: string;
  height: number | undefined;
  onDrawn(plot: DrawnPlot | undefined, spec: Spec | undefined): void;
  onProblem(problem: string | undefined): void;
};

/**
 * Draws specifications one at a time, and of those that come meanwhile only the latest: a fast generator’s plots are seen,
 * and the last one is drawn in any case. What was drawn stays until the next is.
 */
export const VegaPlot = (props: VegaPlotProps) => {
  let host!: HTMLDivElement;
  let drawn: DrawnPlot | undefined;
  let width = 0;
  let busy = false;
  let waiting = false;
  let disposed = false;
  const [changes, setChanges] = createSignal(0);

  const draw = async (anew: boolean) => {
    const { spec, notes } = checkedSpec(props.spec);
    if (!anew && drawn?.shape === shapeOf(spec) && (await drawn.update(rowsOf(spec))))
      return props.onDrawn(drawn, spec);
    const { drawPlot } = await import('./vega-view');
    const picture = say('Only images that a plot holds itself (data:) are drawn.');
    const told = new Set(notes);
    const next = await drawPlot(host, {
      spec,
      width: Math.max(120, host.clientWidth),
      height: props.height,
      onRefused: () => props.onProblem([...told.add(picture)].join(' ')),
    });
    if (disposed) return next.dispose();
    host.replaceChildren(next.element);
    drawn?.dispose();
    drawn = next;
    props.onProblem([...told].join(' ') || undefined);
    props.onDrawn(next, spec);
  };
  let anewNext = false;
  const redraw = async (anew: boolean) => {
    anewNext ||= anew;
    if (busy) {
      waiting = true;
      return;
    }
    busy = true;
    do {
      waiting = false;
      const now = anewNext;
      anewNext = false;
      await draw(now).catch((thrown: unknown) =>
        props.onProblem(`${say('This plot cannot be drawn.')} ${thrown instanceof Error ? thrown.message : ''}`.trim()),
      );
    } while (waiting && !disposed);
    busy = false;
  };

  createEffect(
    on([() => props.spec, () => props.height, changes], ([, height, change], before) => {
      void redraw(!before || before[1] !== height || before[2] !== change);
    }),
  );
  onMount(() => {
    width = host.clientWidth;
    const sizes = new ResizeObserver(() => {
      if (host.clientWidth === width || host.clientWidth === 0) return;
      width = host.clientWidth;
      setChanges((count) => count + 1);
    });
    sizes.observe(host);
    const again = () => setChanges((count) => count + 1);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', again);
    const themes = new MutationObserver(again);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    onCleanup(() => {
      sizes.disconnect();
      dark.removeEventListener('change', again);
      themes.disconnect();
    });
  });
  onCleanup(() => {
    disposed = true;
    drawn?.dispose();
    props.onDrawn(undefined, undefined);
  });
  return <div ref={host} class="yc-plot-stage" role="img" aria-label={props.name} />;
};
