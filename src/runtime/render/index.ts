import type * as yieldcast from '../../api';
import type { AnyComponent, ListenerSpec, RenderTools } from '../../api/internal';
import type { Described, describeBlocks, Listener } from '../describe';
import type { Fill } from '../familiar/base';
import type { Guard } from '../finish/validators';
import type { currentRun as running, runIn as runningIn } from '../run-context';
import { createApp, describePart, emptyRegion, type RenderedApp } from './region';

type Answer = { value: unknown } | { wrong: string };
type Iterating = Iterator<unknown> | AsyncIterator<unknown>;
type Fn = (...inputs: never[]) => unknown;

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null)?.then === 'function' && !(value as { kind?: unknown }).kind;

const iterate = (made: unknown): Iterating | undefined => {
  const { next } = (made ?? {}) as { next?: unknown };
  return typeof next === 'function' ? (made as Iterating) : undefined;
};

/**
 * Implements `yc.render`. The page keeps what is shown; this keeps what its functions have made. It gets the runtime in use:
 * this code is bundled separately, and would otherwise have its own.
 */
export const openRender = (
  api: typeof yieldcast,
  describe: typeof describeBlocks,
  takeMadeListeners: () => ListenerSpec[],
  askPage: (ask: unknown) => Promise<unknown>,
  currentRun: typeof running,
  runIn: typeof runningIn,
  finishing?: { guard: Guard },
): RenderTools & { ready(described: Described): void } => {
  let app: RenderedApp | undefined;
  /** Listeners that were made and belong to no part yet: several functions may be at work. */
  let waiting: ListenerSpec[] = [];
  let working = 0;

  const tell = async (message: object): Promise<unknown> => {
    const answer = (await askPage({ op: 'render', ...message })) as Answer | undefined;
    if (answer && 'wrong' in answer) throw new TypeError(answer.wrong);
    return answer?.value;
  };

  /** Has the page show what an earlier worker has made? Its ids are in use. */
  let begun: Promise<void> | undefined;
  const begin = async ({ ids, componentIds, listenerIds }: RenderedApp, place: AnyComponent) => {
    const used = (await tell({ type: 'begin', region: ids.get(place) })) as
      | { components: number; listeners: number }
      | undefined;
    componentIds.from(used?.components ?? 0);
    listenerIds.from(used?.listeners ?? 0);
  };

  /** Another worker has made this listener. The page makes its part again, and then calls what is in its place. */
  const gone = (listener: number): Listener => ({
    inputs: [],
    outputs: [],
    fn: async (event) => {
      const run = currentRun() as { stop(): void } | undefined;
      await tell({ type: 'again', listener, ...(event !== undefined && { event }) });
      run?.stop();
    },
  });

  /** Makes the part once, or as often as its function yields. The run drives it as a generator, so that it can be stopped. */
  const rendering = (place: AnyComponent, fn: Fn, fill: Fill | undefined, given: readonly unknown[]) => {
    const current = app as RenderedApp;
    const run = currentRun();
    /** Listeners that this function has made. What it makes after it has waited is told apart by what it is about. */
    let made: ListenerSpec[] = [];
    const within = <T>(call: () => T): T => {
      waiting.push(...takeMadeListeners());
      try {
        return run ? runIn(run, call) : call();
      } finally {
        made.push(...takeMadeListeners());
      }
    };
    const filling = fill?.(() => currentRun() === run);
    const own: ListenerSpec[] = [];
    let iterating: Iterating | undefined;
    let isOver = false;

    const show = async (returned: unknown) => {
      begun ??= begin(current, place);
      await begun;
      check(returned);
      const children = filling?.take(returned) ?? ([returned ?? []].flat(3).filter(Boolean) as AnyComponent[]);
      const all = new Set(inTree(children));
      const isMine = ({ triggers, inputs, outputs }: ListenerSpec) =>
        [...triggers.map(({ component }) => component), inputs ?? [], outputs ?? []]
          .flat()
          .every(
            (each) => !each || all.has(each as AnyComponent) || current.ids.has(each as AnyComponent) || isUnseen(each),
          );
      waiting.push(...takeMadeListeners());
      const fresh = [...made, ...(working === 1 ? waiting : waiting.filter(isMine))];
      made = [];
      waiting = waiting.filter((each) => !fresh.includes(each));
      const region = current.regions.get(place) ?? emptyRegion();
      const { part, next, settle, undo } = describePart(
        current,
        region,
        children,
        fresh,
        own,
        describe,
        finishing?.guard,
      );
      try {
        await tell({ type: 'part', region: current.ids.get(place), ...part });
      } catch (thrown) {
        undo();
        throw thrown;
      }
      settle();
      own.push(...fresh);
      current.regions.set(place, next);
    };

    const make = async () => {
      const returned = within(() => fn(...(given as never[])));
      const value = isPromise(returned) ? await returned : returned;
      const steps = iterate(value);
      if (!steps) return isOver || show(value);
      iterating = steps;
      for (let count = 0; !isOver; count++) {
        const step = await within(() => steps.next());
        if (isOver) break;
        if (!step.done) await show(step.value);
        else return step.value !== undefined || count === 0 ? show(step.value) : undefined;
      }
      await steps.return?.();
    };

    const drive = async () => {
      working++;
      try {
        await make();
      } catch (thrown) {
        const id = current.ids.get(place);
        const sentence = thrown instanceof Error ? thrown.message : String(thrown);
        if (!isOver && id !== undefined)
          await askPage({ op: 'render', type: 'wrong', region: id, sentence: sentence.slice(0, 1000) });
        throw thrown;
      } finally {
        working--;
        filling?.end();
      }
      return { done: true, value: undefined } as const;
    };
    const driven = {
      [Symbol.asyncIterator]: () => driven,
      next: drive,
      return: async () => {
        isOver = true;
        if (iterating && Symbol.asyncIterator in iterating) await iterating.return?.();
        return { done: true, value: undefined } as const;
      },
    };
    return driven;
  };

  const check = (returned: unknown) => {
    for (const each of [returned].flat(3)) {
      if (each === undefined || each === null || each === false || (each as { kind?: unknown }).kind) continue;
      const what =
        typeof each === 'string' ? `the text ${JSON.stringify(each.slice(0, 40))}` : `a value of type ${typeof each}`;
      throw new TypeError(
        `The function of yc.render returns components, and this is ${what}. Text needs one: yc.Markdown({ value: … }).`,
      );
    }
  };

  const render: RenderTools = (inputs, fn, options = {}, fill) => {
    if (typeof fn !== 'function')
      throw new TypeError(
        `yc.render takes its inputs, then a function that makes components: yc.render(input, (value) => …); got ${fn === null ? 'null' : `a value of type ${typeof fn}`}.`,
      );
    const { triggers, queue: _, visible, key, ...listen } = options;
    const column = api.Column({ ...(visible !== undefined && { visible }), ...(key !== undefined && { key }) });
    const place = Object.assign(column, { kind: 'render' }) as unknown as ReturnType<RenderTools>;
    const list = [inputs ?? []].flat() as AnyComponent[];
    const events = triggers
      ? [triggers].flat()
      : [
          { source: { component: null, event: 'load' } },
          ...list.flatMap((each) => ((each as { change?: unknown } | null)?.change as never) ?? []),
        ];
    api.on(
      events as never,
      ((...given: unknown[]) => rendering(place, fn, fill as Fill | undefined, given.slice(0, list.length))) as never,
      list as never,
      null,
      { triggerMode: 'alwaysLast', concurrencyLimit: null, ...listen, showProgressOn: place },
    );
    return place;
  };
  return Object.assign(render, {
    ready: (described: Described) => {
      if (described.description.components.some(({ kind }) => kind === 'render')) app = createApp(described, gone);
    },
  });
};

/** Needs no place in the layout, so it says nothing about whose it is. */
const isUnseen = (each: unknown) => unseen.has((each as AnyComponent).kind);
const unseen = new Set(['state', 'browserstate', 'timer']);

const inTree = (children: readonly AnyComponent[]): AnyComponent[] =>
  children.flatMap((each) => [each, ...inTree(each.children)]);
