import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js';
import { say } from '../../words';
import { forwardEvents } from './plot-events';
import type { Drawn, Frame, LeftOut, Refused, Shown } from './vega/messages';
import { vegaTheme } from './vega-theme';
import { VegaWorker } from './vega-worker';

/** A plot as it is on the page. */
export type DrawnPlot = {
  /** JSON of its specification, and how many rows of its own that has. */
  spec: string;
  rows: number;
  png(): Promise<Blob>;
  svg(): Promise<Blob>;
};

type VegaPlotProps = {
  /** JSON of the specification. */
  spec: string;
  name: string;
  height: number | undefined;
  onDrawn(plot: DrawnPlot | undefined): void;
  onProblem(problem: string | undefined): void;
};

const sentences: Record<LeftOut, () => string> = {
  links: () => say('A plot opens no pages: its links (href) are left out.'),
  pictures: () => say('Only images that a plot holds itself (data:) are drawn.'),
};

const refusal = (refused: Refused): string => {
  if (refused.why === 'no-object') return say('A specification is an object.');
  if (refused.why === 'too-deep') return say('This specification is nested too deeply.');
  if (refused.why === 'inputs') return say('A plot makes no inputs (bind): use components of the app for them.');
  if (refused.why === 'wrong') return refused.message;
  return say`A plot fetches nothing, so its data cannot be at an address (${refused.address}). Fetch it in the generator, and give it as data.values.`;
};

/**
 * Draws specifications one at a time, and of those that come meanwhile only the latest: a fast generator’s plots are seen,
 * and the last one is drawn in any case. What was drawn stays until the next is. All that a specification asks for is
 * computed in a worker: none can hold up the page.
 */
export const VegaPlot = (props: VegaPlotProps) => {
  let host!: HTMLDivElement;
  let view: { element: HTMLElement; canvas: HTMLCanvasElement; leave(): void } | undefined;
  let size = { width: 0, height: 0 };
  let worker: VegaWorker | undefined;
  /** The specification that the worker was ended for. */
  let endless: string | undefined;
  let told = new Set<string>();
  let width = 0;
  let busy = false;
  let waiting = false;
  let disposed = false;
  const [changes, setChanges] = createSignal(0);

  const paint = ({ bitmap, width, height }: Frame) => {
    if (!view) return bitmap.close();
    size = { width, height };
    const { canvas } = view;
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.style.inlineSize = `${width}px`;
    canvas.style.blockSize = `${height}px`;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
  };
  const show = ({ frame, cursor, title, leftOut }: Shown) => {
    if (frame) {
      paint(frame);
      worker?.seen();
    }
    // A name alone: as an address, it would be loaded.
    if (cursor !== undefined && view) view.canvas.style.cursor = /^[a-z-]*$/.test(cursor) ? cursor : '';
    if (title !== undefined && view) view.element.title = title;
    if (leftOut) props.onProblem([...told.add(sentences[leftOut]())].join(' '));
  };
  const started = () => {
    worker ??= VegaWorker.of({
      show,
      end: () => {
        worker = undefined;
        if (!disposed) props.onDrawn(undefined);
      },
    });
    return worker;
  };
  /** What a person does may set off endless work, too. */
  const failed = (thrown: unknown) => {
    if (!disposed && thrown instanceof Error) props.onProblem(thrown.message);
    throw thrown;
  };

  const replace = (by: VegaWorker, { heard }: Drawn) => {
    view?.leave();
    const element = document.createElement('div');
    element.className = 'yc-plot-view';
    const canvas = element.appendChild(document.createElement('canvas'));
    const leave = forwardEvents(
      canvas,
      () => size,
      heard,
      (events) => by.ask((drawing) => drawing.handle(events)).catch(failed),
    );
    view = { element, canvas, leave };
    host.replaceChildren(element);
  };
  const draw = async (anew: boolean) => {
    const { spec } = props;
    if (spec === endless) return;
    const by = started();
    const look = {
      width: Math.max(120, host.clientWidth),
      height: props.height,
      ratio: devicePixelRatio,
      theme: vegaTheme(host),
    };
    const answer = await by
      .ask((drawing) => drawing.draw(spec, look, anew))
      .catch((thrown: unknown) => {
        if (by.ended && !disposed) endless = spec;
        throw thrown;
      });
    if (disposed) return;
    if ('why' in answer) throw new Error(refusal(answer));
    if (!answer.kept || !view) replace(by, answer);
    paint(answer.frame);
    told = new Set(answer.leftOut.map((each) => sentences[each]()));
    props.onProblem([...told].join(' ') || undefined);
    props.onDrawn({
      spec,
      rows: answer.rows,
      png: () => by.ask((drawing) => drawing.png()),
      svg: () => by.ask((drawing) => drawing.svg()),
    });
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
      await draw(now).catch((thrown: unknown) => {
        if (!disposed)
          props.onProblem(
            `${say('This plot cannot be drawn.')} ${thrown instanceof Error ? thrown.message : ''}`.trim(),
          );
      });
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
    view?.leave();
    worker?.release();
    props.onDrawn(undefined);
  });
  return <div ref={host} class="yc-plot-stage" role="img" aria-label={props.name} />;
};
