import { parse, type Runtime, type Config as VegaConfig, type Spec as VegaSpec } from 'vega';
import { type Config, compile, type TopLevelSpec } from 'vega-lite';
import type { Spec } from '../checked-spec';
import type { Look } from './messages';

/** The name under which a specification’s own rows are replaced. */
export const own = 'yieldcast_rows';

export const silent = {
  level: () => silent as never,
  error: () => silent as never,
  warn: () => silent as never,
  info: () => silent as never,
  debug: () => silent as never,
};

/** Vega’s own specifications have marks of their own; the others are Vega-Lite’s. */
const isVega = (spec: Spec) =>
  typeof spec.$schema === 'string' ? !spec.$schema.includes('vega-lite') : Array.isArray(spec.marks) || !hasLite(spec);
const hasLite = (spec: Spec) =>
  ['mark', 'layer', 'facet', 'concat', 'hconcat', 'vconcat', 'repeat', 'spec'].some((key) => key in spec);

/** Does a plot take the width that there is? */
const isFluid = (spec: Spec) =>
  !isVega(spec) &&
  ('mark' in spec || 'layer' in spec) &&
  (spec.width === undefined || spec.width === 'container') &&
  !['row', 'column', 'facet'].some((channel) => channel in ((spec.encoding ?? {}) as object));

const isSpec = (value: unknown): value is Spec => typeof value === 'object' && value !== null && !Array.isArray(value);

type Id = number | string;
type Stream = { id: Id; type?: string; stream?: Id; merge?: Id[]; consume?: boolean };
type Compiled = Runtime & { eventConfig?: unknown; bindings?: unknown };

/** What a view is made from, and how its own rows are read, if it has some that can be replaced. */
export const compiled = (spec: Spec, { width, height, theme }: Look) => {
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
  const runtime: Compiled = parse(vega, config as VegaConfig, { ast: true } as never);
  // A plot listens to itself alone, whatever its own configuration says: not to other elements, and to no timers.
  const moves = ['mousemove', 'mouseup', 'pointermove', 'pointerup', 'touchmove', 'touchend'];
  runtime.eventConfig = { bind: 'none', selector: false, timer: false, window: moves };
  runtime.bindings = [];
  return { runtime, format, consumed: consumedOf(runtime) };
};

/** The types of events that a view keeps from the page: those at the beginning of streams that consume. */
const consumedOf = (runtime: Compiled): string[] => {
  const streams = (runtime.streams ?? []) as Stream[];
  const byId = new Map(streams.map((stream) => [stream.id, stream]));
  const found = new Set<string>();
  const seen = new Set<Stream>();
  const visit = (stream: Stream | undefined) => {
    if (!stream || seen.has(stream)) return;
    seen.add(stream);
    if (stream.type) found.add(stream.type);
    if (stream.stream !== undefined) visit(byId.get(stream.stream));
    for (const each of stream.merge ?? []) visit(byId.get(each));
  };
  for (const stream of streams) if (stream.consume) visit(stream);
  return [...found];
};
