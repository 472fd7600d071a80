import {
  changeset,
  parse,
  type Runtime,
  read,
  truthy,
  type Config as VegaConfig,
  type Spec as VegaSpec,
  View,
} from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { type Config, compile, type TopLevelSpec } from 'vega-lite';
import { type Row, type Spec, shapeOf } from './checked-spec';
import { vegaTheme } from './vega-theme';

/** The name under which a specification’s own rows are replaced. */
const own = 'yieldcast_rows';

const refused = () => Promise.reject(new Error('A plot loads nothing.'));

/**
 * What a view asks for anything that has an address. A specification comes from the sandbox: only pictures that it holds
 * itself are drawn. Nothing is fetched, and no link is followed.
 */
const closedLoader = (onRefused: () => void) => ({
  load: refused,
  http: refused,
  file: refused,
  sanitize: (address: unknown, { context }: { context?: string } = {}) => {
    if (context === 'image' && /^data:image\/(?:png|jpeg|gif|webp|avif);/i.test(String(address)))
      return Promise.resolve({ href: String(address) });
    if (context === 'image') onRefused();
    return refused();
  },
});

/** Vega’s own specifications have marks of their own; the others are Vega-Lite’s. */
const isVega = (spec: Spec) =>
  typeof spec.$schema === 'string' ? !spec.$schema.includes('vega-lite') : Array.isArray(spec.marks) || !hasLite(spec);
const hasLite = (spec: Spec) =>
  ['mark', 'layer', 'facet', 'concat', 'hconcat', 'vconcat', 'repeat', 'spec'].some((key) => key in spec);

/** Does a plot take the width that there is? */
export const isFluid = (spec: Spec) =>
  !isVega(spec) &&
  ('mark' in spec || 'layer' in spec) &&
  (spec.width === undefined || spec.width === 'container') &&
  !['row', 'column', 'facet'].some((channel) => channel in ((spec.encoding ?? {}) as object));

type Given = { spec: Spec; width: number; height: number | undefined; onRefused(): void };

const isSpec = (value: unknown): value is Spec => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Draws a specification as pixels, off the page; the caller shows `element`. Rejects with what is wrong with it. */
export const drawPlot = async (place: Element, { spec, width, height, onRefused }: Given) => {
  const theme = vegaTheme(place);
  let format: object | undefined;
  let vega: VegaSpec;
  let config: object | undefined;
  if (isVega(spec)) {
    vega = spec as unknown as VegaSpec;
    config = theme;
  } else {
    const data = isSpec(spec.data) && Array.isArray(spec.data.values) ? { ...spec.data, name: own } : undefined;
    const lite = {
      ...spec,
      ...(data && { data }),
      ...(isFluid(spec) && { width, autosize: spec.autosize ?? { type: 'fit-x', contains: 'padding' } }),
      ...(height && 'mark' in spec && { height }),
    };
    vega = compile(lite as unknown as TopLevelSpec, { config: theme as unknown as Config, logger: silent }).spec;
    const source = data && (vega.data ?? []).find(({ name }) => name === own);
    if (source && 'values' in source) format = (source as { format?: object }).format ?? {};
  }
  const runtime: Runtime & { eventConfig?: unknown; bindings?: unknown } = parse(
    vega,
    config as VegaConfig,
    {
      ast: true,
    } as never,
  );
  // A plot listens to itself alone, whatever its own configuration says: not to other elements, and to no timers.
  const moves = ['mousemove', 'mouseup', 'pointermove', 'pointerup', 'touchmove', 'touchend'];
  runtime.eventConfig = { bind: 'none', selector: false, timer: false, window: moves };
  runtime.bindings = [];
  const element = document.createElement('div');
  element.className = 'yc-plot-view';
  const problems: string[] = [];
  const view = new View(runtime, {
    expr: expressionInterpreter,
    loader: closedLoader(onRefused),
    logger: {
      ...silent,
      error: (...words: unknown[]) => {
        problems.push(words.map(String).join(' '));
        return silent;
      },
    },
    renderer: 'canvas',
    hover: true,
  } as never);
  view.initialize(element);
  await view.runAsync();
  const [problem] = problems;
  if (problem !== undefined) {
    view.finalize();
    throw new Error(problem);
  }
  return {
    element,
    shape: shapeOf(spec),
    /** Shows other rows, if the specification had some of its own; `false` otherwise. */
    update: async (rows: readonly Row[]): Promise<boolean> => {
      if (!format) return false;
      const read_ = read(rows as never, { type: 'json', ...format } as never);
      await view
        .change(
          own,
          changeset()
            .remove(truthy)
            .insert(read_ as never),
        )
        .runAsync();
      return true;
    },
    png: async (): Promise<Blob> => {
      const canvas = (await view.toCanvas(2)) as unknown as HTMLCanvasElement;
      const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      if (!png) throw new Error('empty');
      return png;
    },
    svg: async (): Promise<Blob> => new Blob([await view.toSVG()], { type: 'image/svg+xml' }),
    dispose: () => view.finalize(),
  };
};

export type DrawnPlot = Awaited<ReturnType<typeof drawPlot>>;

const silent = {
  level: () => silent as never,
  error: () => silent as never,
  warn: () => silent as never,
  info: () => silent as never,
  debug: () => silent as never,
};
