import type { PageMeasurement } from './figures';

const load = import.meta.glob<PageMeasurement>('./measurements/*.page.ts');

/** Runs one measurement; the bench calls it from outside. */
const measure = async (file: string) => {
  const module = await load[`./measurements/${file}`]?.();
  if (!module) throw new Error(`The bench page holds no ${file}.`);
  return { figures: module.figures, measured: await module.measure() };
};

Object.assign(globalThis, { measure });
