import type { ConsoleLine, Sandbox } from '../host';
import { type Program, type Slot, stopGrace, type WireValue } from '../protocol';
import { answer } from './author-cache';
import type { Mounted } from './mounted';
import { keep } from './values/browser-state';

/**
 * What an app does when it goes away: its listeners of `unload`. Returns what to do with the sandbox of an app that is
 * replaced or removed: it is given a moment for them, and terminated. A page that is closed can start them at most: the
 * browser may end it, and the worker with it, at any time.
 *
 * Nothing is shown any more. Only what they print, what they keep through `yc.cache`, and the states that the browser
 * keeps arrive.
 */
export const createUnloading = (
  { description, listening, parts, origin }: Mounted,
  program: Program,
  page: { fire(): void; log(lines: ConsoleLine[], dropped: number): void },
) => {
  addEventListener('pagehide', page.fire);

  const keepStates = (outputs: readonly number[], slots: readonly Slot[]) => {
    for (const [index, slot] of slots.entries()) {
      const id = outputs[index % outputs.length] as number;
      const isValue = slot === null || (typeof slot === 'object' && 'state' in slot);
      if (isValue && description.components[id]?.kind === 'browserstate')
        void keep(description, id, slot as WireValue, origin.identity);
    }
  };

  return (sandbox: Sandbox) => {
    removeEventListener('pagehide', page.fire);
    const end = () => {
      clearTimeout(limit);
      sandbox.terminate();
    };
    const limit = setTimeout(end, stopGrace);
    // Ids that no run of the app can have.
    const runs = new Map(
      listening.of(null, 'unload').map((listener, index) => [Number.MAX_SAFE_INTEGER - index, listener]),
    );
    const left = new Set(runs.keys());
    const outputsOf = (run: number) => description.listeners[runs.get(run) ?? -1]?.outputs ?? [];
    sandbox.events = {
      yields: (run, slots) => {
        keepStates(outputsOf(run), slots);
        return [];
      },
      end: (run) => {
        left.delete(run);
        if (left.size === 0) end();
      },
      log: (entries, dropped) =>
        page.log(
          entries.map(({ level, text }) => ({ level, text })),
          dropped,
        ),
      ask: (asked) => answer(asked, program, origin, () => {}),
      progress: () => {},
      alert: () => {},
      uncaught: () => {},
      died: end,
    };
    for (const [run, listener] of runs) {
      const kinds = outputsOf(run).map((id) => description.components[id]?.kind ?? 'auto');
      sandbox.start({ run, listener, inputs: parts.values(description.listeners[listener]?.inputs ?? []) }, kinds);
    }
  };
};
