import type { AppDescription } from '../../protocol';
import { linesOf } from './lines';
import type { PastRun } from './recording';
import { createSteps } from './steps';

/** A CSV field as in RFC 4180. Text that a spreadsheet would take for a formula gets a leading apostrophe. */
const field = (value: unknown): string => {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** How long a run and those that followed it in its chain have taken so far, in milliseconds. */
export const millisecondsOf = ({ recorders, facts }: PastRun): number => {
  if (recorders.length === 0) return facts?.milliseconds ?? 0;
  const last = recorders.at(-1);
  const { ended, lastYield = 0 } = last?.record ?? {};
  return (last?.began ?? 0) + (ended ?? lastYield) - (recorders[0]?.began ?? 0);
};

export const outcomeOf = ({ recorders, facts }: PastRun) => recorders.at(-1)?.record.outcome ?? facts?.outcome;

const factsOf = (run: PastRun) => ({
  began: run.began.toISOString(),
  inputs: run.inputs,
  seconds: Math.round(millisecondsOf(run)) / 1000,
  yields: run.recording.yields,
  outcome: outcomeOf(run) ?? 'running',
  pinned: run.pinned ? 'yes' : '',
  rating: run.rating ?? '',
  note: run.note ?? '',
});

const names = ['began', 'inputs', 'seconds', 'yields', 'outcome', 'pinned', 'rating', 'note'] as const;

/** Formats runs for saving: as a table, or each with all its yields. */
export const createHistoryLines = (runs: readonly PastRun[], description: AppDescription) => ({
  /** @param columns what each run's outputs showed at the end, by their labels */
  csv: (columns: ReadonlyMap<PastRun, Readonly<Record<string, string>>> = new Map()): string => {
    const labels = [...new Set([...columns.values()].flatMap(Object.keys))];
    const rows = runs.map((run) => {
      const facts = factsOf(run);
      return [...names.map((name) => facts[name]), ...labels.map((label) => columns.get(run)?.[label] ?? '')];
    });
    return [[...names, ...labels], ...rows].map((row) => row.map(field).join(',')).join('\r\n');
  },

  jsonl: (): string =>
    runs
      .map((run) => {
        const steps = createSteps(run.recording, description);
        const yields = [...linesOf({ steps, description })].map((line) => JSON.parse(line) as unknown);
        return `${JSON.stringify({ ...factsOf(run), steps: yields })}\n`;
      })
      .join(''),
});
