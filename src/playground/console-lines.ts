import { createSignal } from 'solid-js';
import type { ConsoleLine } from '../app';

/** The most lines that the console keeps. */
const mostLines = 1000;

const earlierLines = (count: number): ConsoleLine => ({
  level: 'warn',
  text: `${count === 1 ? 'One earlier line is' : `${count.toLocaleString('en')} earlier lines are`} no longer kept.`,
});

/** The lines of the console. Keeps the latest {@link mostLines}, and says how many it dropped. */
export const createConsole = () => {
  const [lines, setLines] = createSignal<readonly ConsoleLine[]>([]);
  let forgotten = 0;
  const add = (more: readonly ConsoleLine[]) =>
    setLines((before) => {
      const lines = [...(forgotten > 0 ? before.slice(1) : before), ...more];
      const room = forgotten > 0 ? mostLines - 1 : mostLines;
      if (lines.length <= room) return forgotten > 0 ? [earlierLines(forgotten), ...lines] : lines;
      // The first line says how many were dropped.
      forgotten += lines.length - (mostLines - 1);
      return [earlierLines(forgotten), ...lines.slice(1 - mostLines)];
    });

  return {
    lines,
    /** Adds lines. `dropped` is how many others came faster than they could be shown. */
    print: (more: readonly ConsoleLine[], dropped: number) => {
      if (dropped > 0) {
        const lost = dropped === 1 ? 'One line was' : `${dropped.toLocaleString('en')} lines were`;
        add([{ level: 'warn', text: `${lost} left out: they came faster than they could be shown.` }]);
      }
      add(more);
    },
    clear: () => {
      forgotten = 0;
      setLines([]);
    },
  };
};
