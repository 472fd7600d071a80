import { createCompiler, createSpares, Session, spawnGenerator } from '../../host';
import type { AppDescription, ExampleStep, InterfaceLayout, Outcome, Problem, Sketch, WireValue } from '../../protocol';
import { readyExample } from '../inputs';
import { quietEvents } from '../quiet-events';
import { createRunCache } from '../run-cache';
import type { SketchOrigin } from '../sketch-origin';
import { fileOf } from '../values/fetch-file';
import { packExamples } from './collect-results';

/** Runs all examples of a sketch's form, and packs their results for an export. Ends with the first failure. */
export async function* computeExamples(sketch: Sketch, origin: SketchOrigin): AsyncGenerator<ExampleStep, void, void> {
  let description: AppDescription | undefined;
  let problems: Problem[] = [];
  let told: string | undefined;
  let ended: (outcome: Outcome['type']) => void = () => {};
  let cache: ReturnType<typeof createRunCache> | undefined;
  const files = (value: { readonly url: string }) => fileOf(value, origin);
  const spares = createSpares(spawnGenerator)();
  const compiler = createCompiler();
  const session = new Session(
    quietEvents(
      () => cache,
      origin,
      (outcome) => ended(outcome),
      {
        app: (loaded) => {
          description = loaded;
        },
        problems: (found) => {
          if (found.length > 0) problems = found;
        },
      },
    ),
    compiler,
    spares,
  );
  const failed = (message: string): ExampleStep => ({ type: 'failed', problems: [{ message }] });
  try {
    await session.load(sketch);
    const { program } = session.loaded ?? {};
    if (!description || !program) return yield { type: 'failed', problems };
    const app = description;
    const refusal = refusalOf(app);
    if (refusal !== undefined) return yield failed(refusal);
    const layout = app.layout as InterfaceLayout;
    const rows = layout.examples ?? [];
    const inputsOf = (row: readonly WireValue[]) => readyExample(row, layout, app, files);
    const keeping = createRunCache(
      app,
      origin,
      (sentence) => {
        told = sentence;
      },
      async () =>
        (await Promise.allSettled(rows.map(inputsOf))).flatMap((each) => ('value' in each ? [each.value] : [])),
    );
    cache = keeping;
    for (const [index, row] of rows.entries()) {
      yield { type: 'begun', example: index + 1, of: rows.length, name: nameOf(row) };
      problems = [];
      const inputs = await inputsOf(row).catch((thrown: unknown) =>
        String(thrown instanceof Error ? thrown.message : thrown),
      );
      if (typeof inputs === 'string') return yield failed(inputs);
      const outcome = await new Promise<Outcome['type']>((resolve) => {
        ended = resolve;
        session.trigger({ listener: layout.listener, inputs: () => inputs, depth: 0 });
      });
      if (outcome !== 'done') return yield { type: 'failed', problems };
      if (!(await keeping.has(layout.listener, inputs, program)))
        return yield failed(told ?? 'Its result is not kept.');
      yield { type: 'kept' };
    }
    const packed = await packExamples(app, files, keeping, program);
    const included = new Set(packed?.included);
    yield {
      type: 'packed',
      json: `{"examples":${packed?.json ?? '[]'}}`,
      size: packed?.size ?? 0,
      left: [...rows.keys()].filter((index) => !included.has(index)).map((index) => index + 1),
    };
  } finally {
    session.unload();
    spares.dispose();
    compiler.dispose();
  }
}

/** Why the examples of an app cannot be computed ahead, if so, with what to do about it. */
const refusalOf = ({ layout, listeners }: AppDescription): string | undefined => {
  if (layout.type !== 'interface')
    return 'Only the examples of a yc.Interface can be computed ahead, and this app is none.';
  if (!layout.examples?.length)
    return 'This app has no examples. Give its yc.Interface some, such as examples: [1, 2].';
  const { cache } = listeners[layout.listener] ?? {};
  if (cache?.keyed)
    return 'The results of these examples cannot be included: the key of their cache is computed. Let the Interface have cacheExamples: true and no other cache.';
  if (cache) return undefined;
  return layout.cacheExamples
    ? 'The results of these examples cannot be included: their function keeps them itself, by yc.cached. Give the Interface the function itself.'
    : 'The results of these examples are not kept. Give the Interface cacheExamples: true.';
};

/** The most characters of a name. */
const longest = 60;

/** The values of an example in one line. */
const nameOf = (row: readonly WireValue[]): string => {
  const name = row
    .map((value) => textOf(value))
    .join(', ')
    .replace(/\s+/g, ' ');
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map((each) => textOf(each)).join(', ');
  const { url } = value as { url?: unknown };
  return typeof url === 'string' && !url.startsWith('data:') ? url : '…';
};
