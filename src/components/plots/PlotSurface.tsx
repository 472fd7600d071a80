import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import uPlot from 'uplot';
import type { PlotProperties } from '../../protocol';
import { say } from '../../words';
import { createPaced } from '../paced';
import { axesOf, type Worked } from './axes';
import { canvasPen } from './canvas-pen';
import { coloursOf, looksOf } from './looks';
import { drawMarks, type Frame, type Look, placeX, placeY } from './marks';
import { middleOf, nearestPoint, nextPoint, said } from './point';
import type { Prepared } from './prepare';
import { fittingY, type Range, wholeX } from './ranges';

/** What is on the screen, for who wants to save it. */
export type Shown = {
  frame: Frame;
  looks: readonly Look[];
  colours: ReturnType<typeof coloursOf>['colours'];
  width: number;
  height: number;
  ticks: Record<'x' | 'y', readonly (readonly [number, string])[]>;
};

type PlotSurfaceProps = {
  plot: Prepared;
  options: PlotProperties;
  name: string;
  zoom: Range | undefined;
  onZoom(zoom: Range | undefined): void;
  /** A range was dragged. */
  onSelect(range: Range): void;
  onDoubleClick(): void;
  onLooks(looks: readonly Look[]): void;
  /** Tells how to ask what is shown. */
  ref(shown: () => Shown | undefined): void;
};

/** A drag over less than this, in pixels, is a click. */
const leastDrag = 5;

/** The marks and axes of a plot, and what a pointer or a key does to them. */
export const PlotSurface = (props: PlotSurfaceProps) => {
  let host!: HTMLDivElement;
  let watched!: HTMLElement;
  let probe!: HTMLElement;
  let drawn: uPlot | undefined;
  let built = '';
  let ranges: { x: Range; y: Range } = { x: [0, 1], y: [0, 1] };
  const [size, setSize] = createSignal({ width: 0, height: 0 });
  const [theme, setTheme] = createSignal<ReturnType<typeof coloursOf>>();
  const [frame, setFrame] = createSignal<Frame>();
  const [active, setActive] = createSignal<number>();
  const [drag, setDrag] = createSignal<Range>();

  const reset = () => {
    props.onZoom(undefined);
    setActive();
  };
  const readTheme = () => setTheme(coloursOf(probe));
  onMount(() => {
    readTheme();
    const forced = matchMedia('(forced-colors: active)');
    forced.addEventListener('change', readTheme);
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = host;
      if (width > 0 && (width !== size().width || height !== size().height)) setSize({ width, height });
    });
    observer.observe(host);
    onCleanup(() => {
      forced.removeEventListener('change', readTheme);
      observer.disconnect();
      drawn?.destroy();
    });
  });

  const looks = createMemo(() => {
    const now = theme();
    return now ? looksOf(props.plot, now, props.options) : [];
  });
  createEffect(() => props.onLooks(looks()));
  const whole = createMemo(() => wholeX(props.plot, props.options));
  // Another x has other units, and a range that the author sets is the one to see.
  const units = createMemo(() => `${props.plot.x.type} ${props.plot.x.name} ${JSON.stringify(props.options.xLim)}`);
  createEffect(on(units, reset, { defer: true }));

  const drawOn = (self: uPlot) => {
    const { left, top, width, height } = self.bbox;
    const ratio = self.ctx.canvas.width / self.width;
    const own: Frame = { left, top, width, height, x: ranges.x, y: ranges.y, ratio };
    self.ctx.save();
    self.ctx.beginPath();
    self.ctx.rect(left, top, width, height);
    self.ctx.clip();
    drawMarks(props.plot, own, looks(), canvasPen(self.ctx, own));
    self.ctx.restore();
    const css = { left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio };
    setFrame({ ...own, ...css, ratio: 1 });
  };

  createPaced(
    () => ({
      plot: props.plot,
      options: props.options,
      zoom: props.zoom,
      size: size(),
      theme: theme(),
      looks: looks(),
    }),
    ({ plot, options, zoom, size: { width, height }, theme: now }) => {
      if (!now || width === 0) return;
      const x = zoom ?? whole();
      ranges = { x, y: fittingY(plot, x, options) };
      const key = JSON.stringify([plot.x, plot.y, options.xTitle, options.yTitle, options.xLabelAngle, now.colours]);
      if (!drawn || key !== built) {
        drawn?.destroy();
        built = key;
        const axes = axesOf(
          () => props.plot,
          options,
          () => theme()?.colours ?? now.colours,
          drawOn,
        );
        const scales: uPlot.Scales = {
          x: { ...axes.scales?.x, range: () => ranges.x },
          y: { range: () => ranges.y },
        };
        drawn = new uPlot({ ...axes, scales, width, height }, [ranges.x, ranges.y], host);
        return;
      }
      drawn.batch((self: uPlot) => {
        if (self.width !== width || self.height !== height) self.setSize({ width, height });
        self.setData([ranges.x, ranges.y]);
      });
    },
  );

  const ticksOf = (axis: Worked | undefined) =>
    (axis?._splits ?? []).flatMap((value, i): [number, string][] =>
      value === null || axis?._values?.[i] == null ? [] : [[value, String(axis._values[i])]],
    );
  props.ref(() => {
    const [own, now] = [frame(), theme()];
    if (!drawn || !own || !now) return undefined;
    const [x, y] = drawn.axes as Worked[];
    return {
      frame: own,
      looks: looks(),
      colours: now.colours,
      width: drawn.width,
      height: drawn.height,
      ticks: { x: ticksOf(x), y: ticksOf(y) },
    };
  });

  const placeOf = (event: PointerEvent): [x: number, y: number] => {
    const { left, top } = host.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const valueAt = (x: number) => {
    const own = frame();
    if (!own) return 0;
    const share = Math.min(1, Math.max(0, (x - own.left) / own.width));
    return own.x[0] + share * (own.x[1] - own.x[0]);
  };
  let began: number | undefined;
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    began = placeOf(event)[0];
    host.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const [x, y] = placeOf(event);
    if (began !== undefined && Math.abs(x - began) >= leastDrag) {
      setActive();
      setDrag([Math.min(began, x), Math.max(began, x)]);
      return;
    }
    const own = frame();
    if (own && !drag()) setActive(nearestPoint(props.plot, own, x, y));
  };
  const onPointerUp = (event: PointerEvent) => {
    const dragged = drag();
    began = undefined;
    setDrag();
    if (!dragged) return onPointerMove(event);
    const range: Range = [valueAt(dragged[0]), valueAt(dragged[1])];
    if (range[0] < range[1]) props.onSelect(range);
  };
  const zoomBy = (factor: number) => {
    const [from, to] = props.zoom ?? whole();
    const [least, most] = whole();
    const now = active();
    const middle = now === undefined ? (from + to) / 2 : middleOf(props.plot, now);
    const width = (to - from) * factor;
    if (width >= (most - least) * (1 - 1e-9)) return props.onZoom(undefined);
    if (width < (most - least) * 1e-9) return;
    const start = Math.min(most - width, Math.max(least, middle - width / 2));
    props.onZoom([start, start + width]);
  };
  const goTo = (i: number | undefined) => {
    setActive(i);
    const now = props.zoom;
    if (i === undefined || !now) return;
    const x = middleOf(props.plot, i);
    const half = (now[1] - now[0]) / 2;
    if (x < now[0] || x > now[1]) props.onZoom([x - half, x + half]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    const { plot } = props;
    if (step) goTo(nextPoint(plot, active(), step as [number, number]));
    else if (event.key === 'Home') goTo(nextPoint(plot, undefined, [1, 0]));
    else if (event.key === 'End') goTo(nextPoint(plot, undefined, [-1, 0]));
    else if (event.key === '+' || event.key === '=') zoomBy(0.5);
    else if (event.key === '-') zoomBy(2);
    else if (event.key === 'Escape' && (props.zoom || active() !== undefined)) {
      reset();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  /** The point that is told of, where it is and what is said. Data that grow leave it as it is. */
  const told = createMemo(() => {
    const [i, own] = [active(), frame()];
    const { plot, options } = props;
    if (i === undefined || i >= plot.xs.length || !own || Number.isNaN(plot.ys[i])) return undefined;
    const [x, y] = [placeX(own, middleOf(plot, i)), placeY(own, plot.ys[i] as number)];
    if (x < own.left - 1 || x > own.left + own.width + 1) return undefined;
    return {
      x,
      y: Math.min(own.top + own.height, Math.max(own.top, y)),
      words: said(plot, i, options),
      look: looks()[plot.of[i] as number],
    };
  });
  const spoken = () =>
    told()
      ?.words.map(([name, text]) => `${name} ${text}`)
      .join(', ') ?? say`${String(props.plot.data.length)} rows`;

  return (
    <div class="yc-chart-surface">
      <div
        ref={host}
        class="yc-chart-host"
        role="slider"
        tabIndex={0}
        aria-label={props.name}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, props.plot.xs.length - 1)}
        aria-valuenow={Math.min(active() ?? 0, Math.max(0, props.plot.xs.length - 1))}
        aria-valuetext={spoken()}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          began = undefined;
          setDrag();
        }}
        onPointerLeave={() => began === undefined && setActive()}
        onDblClick={() => {
          reset();
          props.onDoubleClick();
        }}
        onKeyDown={onKeyDown}
      />
      <i ref={watched} class="yc-chart-watched" onTransitionEnd={readTheme} />
      <i ref={probe} class="yc-chart-probe" />
      <Show when={drag()}>
        {(range) => (
          <div
            class="yc-chart-selection"
            style={{
              left: `${Math.max(frame()?.left ?? 0, range()[0])}px`,
              top: `${frame()?.top ?? 0}px`,
              width: `${Math.max(0, Math.min((frame()?.left ?? 0) + (frame()?.width ?? 0), range()[1]) - Math.max(frame()?.left ?? 0, range()[0]))}px`,
              height: `${frame()?.height ?? 0}px`,
            }}
          />
        )}
      </Show>
      <Show when={told()}>
        {(point) => (
          <>
            <i
              class="yc-chart-point"
              style={{ left: `${point().x}px`, top: `${point().y}px`, '--yc-colour': point().look?.colour }}
            />
            <Show when={props.options.tooltip !== 'none'}>
              <dl
                class="yc-chart-tip"
                style={{
                  top: `${point().y}px`,
                  ...(point().x > size().width / 2
                    ? { right: `${size().width - point().x + 10}px` }
                    : { left: `${point().x + 10}px` }),
                }}
              >
                <For each={point().words}>
                  {([name, text]) => (
                    <div>
                      <dt>{name}</dt>
                      <dd>{text}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </Show>
          </>
        )}
      </Show>
      <Show when={props.zoom}>
        <button type="button" class="yc-action yc-chart-reset" onClick={reset}>
          Reset
        </button>
      </Show>
    </div>
  );
};

/** The categories in a range of x, as their first and last place. */
export const placesIn = ({ places }: Prepared, [from, to]: Range): Range => {
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const nearest = Math.round((from + to) / 2);
  const clamp = (place: number) => Math.min(places.length - 1, Math.max(0, place));
  return first <= last ? [clamp(first), clamp(last)] : [clamp(nearest), clamp(nearest)];
};
