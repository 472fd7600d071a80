/**
 * How a measurement is written: a file in `measurements/` that exports the `figures` it gives, and `measure`, which
 * gives them.
 *
 * `<subject>.page.ts` is bundled into the bench page, may import `src/…`, and its `measure()` runs there, in a page of
 * its own. `<subject>.site.mjs` runs in Node, and its `measure({ page, site, dist })` drives the built site with
 * Playwright: `page` is a fresh one, `site` the site's address, `dist` its folder.
 *
 * @example
 * export const figures = { rate: { what: 'small yields', unit: '/s', atLeast: 1_000_000 } } satisfies Figures;
 * export const measure = async (): Promise<Measured<typeof figures>> => ({ rate: 1_600_000 });
 */
export type Figure = {
  what: string;
  unit: '/s' | 'ms' | 'MB' | 'KB' | '×' | 'frames';
  /** The target, which the figure has to reach … */
  atLeast?: number;
  /** … or to stay below. A figure with neither is there to compare with. */
  under?: number;
};
export type Figures = Record<string, Figure>;
export type Measured<F extends Figures> = Record<keyof F, number>;
export type PageMeasurement = { figures: Figures; measure(): Promise<Measured<Figures>> };
