import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Session } from '../host';
import type { InterfaceLayout, WireValue } from '../protocol';
import type { AppModel } from './app-model';
import { whenIdle } from './idle';
import { readyExample } from './inputs';
import { watchInterruptions } from './interruptions';
import type { Mounted } from './mounted';
import { quietEvents } from './quiet-events';

/** How long a person must have been inactive before work continues, in milliseconds. */
const rest = 2000;

/** An example that takes longer than this, in milliseconds, is left out: it may never end, and others wait. */
const longest = 120_000;

/** Tracks which examples have a kept result, and computes the missing ones if the author asks for it. */
export const createExamplesAhead = (model: AppModel, mounted: Mounted, layout: InterfaceLayout) => {
  const rows = (layout.examples ?? []) as WireValue[][];
  const { description, fileOf, origin } = mounted;
  const [ready, setReady] = createSignal<ReadonlySet<number>>(new Set());
  const failed = new Set<number>();
  let session: Session | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const inputsOf = (row: number) => readyExample(rows[row] ?? [], layout, description, fileOf);
  const mark = (row: number) => setReady((before) => new Set(before).add(row));

  const look = async () => {
    const { cache, program } = model.behind();
    for (let row = 0; row < rows.length && !isOver; row++) {
      if (ready().has(row) || !program) continue;
      const isKept = await inputsOf(row).then(
        (inputs) => cache?.has(layout.listener, inputs, program),
        () => false,
      );
      if (isKept) mark(row);
    }
  };

  const mayWork = () =>
    !isOver && interruptions.mayWork() && !['loading', 'running', 'stopping'].includes(model.state());

  /** Ends the computation along with its worker, so that it is out of the way at once. Work is tried again later. */
  const pause = () => {
    clearTimeout(timer);
    clearTimeout(limit);
    session?.unload();
    session = undefined;
    if (!isOver && layout.cacheExamples === 'idle') timer = setTimeout(work, rest);
  };

  /** Computes one example, in another worker than the app's. */
  const compute = async (row: number): Promise<void> => {
    const { cache, sketch, open } = model.behind();
    if (!cache || !sketch) return;
    const opened =
      session ??
      open(
        quietEvents(
          () => cache,
          origin,
          (outcome) => ended(outcome),
        ),
      );
    const isFresh = session === undefined;
    session = opened;
    const isLoaded = !isFresh || (await opened.load(sketch));
    if (session !== opened) return;
    if (!isLoaded) {
      for (const [each] of rows.entries()) failed.add(each);
      return;
    }
    const inputs = await inputsOf(row).catch(() => undefined);
    if (session !== opened) return;
    if (!inputs) return void failed.add(row);
    const done = new Promise<void>((resolve) => {
      ended = (outcome) => {
        clearTimeout(limit);
        if (outcome === 'done') mark(row);
        else if (session === opened) failed.add(row);
        resolve();
      };
    });
    limit = setTimeout(() => {
      failed.add(row);
      pause();
    }, longest);
    opened.trigger({ listener: layout.listener, inputs: () => inputs, depth: 0 });
    await done;
  };
  let ended: (outcome: string) => void = () => {};

  const work = async () => {
    timer = undefined;
    for (;;) {
      const row = rows.findIndex((_, i) => !ready().has(i) && !failed.has(i));
      if (row < 0 || isOver) {
        session?.unload();
        session = undefined;
        return;
      }
      await whenIdle();
      if (!mayWork()) return pause();
      const worked = session;
      await compute(row);
      // Paused meanwhile: the timer set by `pause` resumes the work.
      if (session === undefined || (worked && session !== worked)) return;
    }
  };

  // Work that is only scheduled starts waiting anew.
  const interruptions = watchInterruptions(() => (session || timer !== undefined) && pause());
  // The app's own runs come first. When one is over, its result may be that of an example.
  createEffect(
    on(model.state, (state) => {
      if (state === 'loading' || state === 'running') pause();
      else void whenIdle().then(look);
    }),
  );
  void Promise.resolve(origin.identity).then(() => !isOver && pause());
  onCleanup(() => {
    isOver = true;
    interruptions.end();
    pause();
  });
  return ready;
};
